"""A grid of ticks, read as the rows of the list beside which it stands: who took part in which activity.

One line a person and one column an activity, or the other way; both the list and the grid may be used. What the two say
differently is told: the list counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from workbook_templates.cell_types import Parser, parser, show
from workbook_templates.read import facts
from workbook_templates.read.grid import Grid, Grids
from workbook_templates.read.recognise import Recognised
from workbook_templates.read.ticks import Tick, TickGrid, find_tick_grid, tick_of
from workbook_templates.schema import Sheet
from workbook_templates.table import Fact, Submission, Table, Tables
from workbook_templates.values.person_name import name_key

ACTIVITY, NUMBER, NAME = "活动编号", "身份证号", "姓名"


def read_attendance(book: Grids, found: Recognised, submission: Submission) -> None:
    """Add what is ticked on the grids of the workbook to the submission's tables, and what is odd there to its facts."""
    for sheet in found.form.sheets:
        if sheet.ticks in found.sheets:
            grid = book.grid(found.sheets[sheet.ticks]).without_pictures(sheet.ticks)
            _add(submission, sheet, grid)


def _add(submission: Submission, sheet: Sheet, grid: Grid) -> None:
    tick_grid = find_tick_grid(grid)
    if tick_grid is None:
        submission.facts.append(Fact(facts.SHEET_EXTRA, sheet.ticks))
        return
    listed = submission.tables.get(sheet.name)
    known = _Known.of(sheet, listed)
    ticks = [one for one in tick_grid.ticks() if one.said]
    submission.facts += _odd(tick_grid, ticks, known)
    new = [one for one in ticks if tick_of(one.said) and known.name_of(one) is None]
    if new:
        _append(submission, sheet, listed, tick_grid, new)


class _Known(NamedTuple):
    """What the list says: names by activity and number as these are read, with the parsers that read them."""

    parsers: tuple[Parser, Parser]
    rows: dict[tuple[str, str], str]

    @classmethod
    def of(cls, sheet: Sheet, listed: Table | None) -> _Known:
        rows = listed.records(ACTIVITY, NUMBER, NAME) if listed is not None else ()
        parsers = parser(sheet.column(ACTIVITY)), parser(sheet.column(NUMBER))
        return cls(parsers, {(show(activity), show(number)): show(name) for activity, number, name in rows})

    def name_of(self, tick: Tick) -> str | None:
        """The name that the list has for the person and activity of a tick; None where they are not on it."""
        activity, number = self.parsers
        return self.rows.get((show(activity(tick.activity)), show(number(tick.number))))


def _odd(grid: TickGrid, ticks: list[Tick], known: _Known) -> Iterator[Fact]:
    """What is written that is neither a tick nor says that somebody was away; who is on the list and not ticked, or otherwise."""
    for one in ticks:
        if tick_of(one.said) is None:
            yield Fact(facts.TICK_UNKNOWN, grid.name, one.cell, one.row, show(one.activity), one.said)
    used = {show(one.activity) for one in ticks if tick_of(one.said)}
    for one in grid.ticks():
        name = known.name_of(one)
        if name is None:
            continue
        if tick_of(one.said) is False and show(one.activity) in used:
            detail = f"“参加人员”里有{name}参加 {show(one.activity)}，这里没有打√"
        elif tick_of(one.said) and name_key(name) != name_key(show(one.name)):
            detail = f"同一个身份证号，“参加人员”里的姓名是{name}，这里是{show(one.name)}"
        else:
            continue
        yield Fact(facts.TICK_CONFLICT, grid.name, one.cell, one.row, show(one.activity), one.said, detail)


def _append(submission: Submission, sheet: Sheet, listed: Table | None, grid: TickGrid, ticks: list[Tick]) -> None:
    """Add the ticks to the table of the list, each line of the grid with its own column letters as a source of its own."""
    main = submission.tables.sources[0]
    sources = list(submission.tables.sources)
    places: dict[str, int] = {}
    for one in ticks:
        if one.letter not in places:
            places[one.letter] = len(sources)
            letters = {sheet.name: grid.letters(one.letter)}
            sources.append(replace(main, letters=letters, cells={}, shown={sheet.name: sheet.ticks}))
    added = Table(sheet, rows=[one.row for one in ticks], sources=[places[one.letter] for one in ticks])
    values = {ACTIVITY: "activity", NUMBER: "number", NAME: "name", "参加身份": "role"}
    for column, attribute in values.items():
        added.add_column(column, [getattr(one, attribute) for one in ticks])
    whole = _joined(listed, added) if listed is not None else added
    tables = [whole if table.sheet is sheet else table for table in submission.tables.values()]
    submission.tables = Tables(tables if listed is not None else [*tables, whole], sources)
    if sheet.name not in main.letters:
        main.letters[sheet.name] = {}


def _joined(listed: Table, added: Table) -> Table:
    start = len(listed)
    columns = {name: [*listed.get(name), *added.get(name)] for name in {**listed.columns, **added.columns}}
    joined = Table(listed.sheet, columns, [*listed.rows, *added.rows], [*listed.sources, *added.sources])
    for kept, first, more in (
        (joined.unread, listed.unread, added.unread),
        (joined.tidied, listed.tidied, added.tidied),
    ):
        kept.update({name: dict(cells) for name, cells in first.items()})
        for name, cells in more.items():
            kept.setdefault(name, {}).update({start + i: raw for i, raw in cells.items()})
    return joined
