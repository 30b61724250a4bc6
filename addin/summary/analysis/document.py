"""The analysis of the ranks as a Word document: the numbers in words, charts and tables; what they mean is left to be written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from addin.summary.analysis.shown import HIDDEN_WORDS, shown_table
from addin.summary.collect.data import SummaryData
from addin.summary.collect.indicator_view import IndicatorView
from addin.summary.collect.movement import KINDS
from addin.summary.letters.letter import NUMERALS, as_word, render
from addin.summary.letters.word_chart import BarChart, Series
from addin.summary.measure.target_status import WITHOUT_FIGURE
from addin.summary.ranks.crosstab import CrossTab
from addin.summary.ranks.people import Ranks
from addin.summary.ranks.shown_grids import Grid, shown_grids, tables_to_show
from addin.summary.ranks.small_cells import HIDDEN
from addin.summary.workbook.moves import totals
from validators.due import duties_of
from workbook_templates.values.date import long_date

_BASICS = ("I00-2", "I00-3", "I00-4", "I00-5")  # members first, who may have to be left out
_MOST_ROWS = 60  # a longer table is read in the workbook


class TableView(NamedTuple):
    """A cross-tab as the document shows it: its title, the number of its chart (None without), its lines, and a remark."""

    title: str
    chart: int | None
    lines: Sequence[Sequence[str]]
    about: str


class DueKind(NamedTuple):
    """The duties that one rule asks for: the clause, the demand in words, how many are overdue and how many are still to come."""

    clause: str
    what: str
    late: int
    open: int


def analysis_document(data: SummaryData, ranks: Ranks, annex: str) -> bytes:
    """The document as the bytes of a Word file; ``annex`` is the name of the workbook behind it."""
    of_all = tables_to_show(ranks.tables, data.smallest_cell)  # those of the annex too: what one hides, all hide
    grids = {table.spec.title: grid for table, grid in zip(of_all, shown_grids(of_all, data.smallest_cell), strict=True)}
    tables = [table for table in of_all if not table.spec.annex]
    charted = [table for table in tables if table.spec.chart and not data.hides_small_counts]
    members = any(table.spec.members and grids[table.spec.title][-1][-1] != HIDDEN for table in of_all)
    told = _BASICS if members or not data.hides_small_counts else _BASICS[1:]
    basics = [view for view in data.indicators if view.indicator.code in told and view.shown]
    text = render(
        "analysis.j2", data=data, today=long_date(data.as_of), signed=long_date(data.signed_on), annex=annex,
        number=iter(NUMERALS).__next__,
        people=grids[ranks.tables[0].spec.title][-1][-1], basics=basics,
        moved=_moved(data), parts=_parts(tables, charted, grids, data.smallest_cell), targets=list(_targets(data)),
        dues=_dues(data),
    )  # fmt: skip
    return as_word(text, [_chart(table) for table in charted])


def _parts(
    tables: Sequence[CrossTab], charted: Sequence[CrossTab], grids: Mapping[str, Grid], smallest: int
) -> list[tuple[str, list[TableView]]]:
    """The tables of everybody, and those of the party members; ``grids`` are what is shown of them, by title."""
    parts = (("年龄、职级和健康", False), ("党员", True))
    views = [(table, _view(table, charted, grids[table.spec.title], smallest)) for table in tables]
    return [(words, [view for table, view in views if table.spec.members == of]) for words, of in parts]


def _view(table: CrossTab, charted: Sequence[CrossTab], grid: Grid, smallest: int) -> TableView:
    lines = shown_table(table, grid)
    about = HIDDEN_WORDS.format(n=smallest) if smallest > 1 else ""
    if len(lines) > _MOST_ROWS:
        lines, about = [lines[0], lines[-1]], f"共 {len(table.rows)} 行，都在附表里。{about}"
    return TableView(table.spec.title, charted.index(table) if table in charted else None, lines, about)


def _chart(table: CrossTab) -> BarChart:
    columns = zip(*table.counts, strict=True)
    series = [Series(name, values) for name, values in zip(table.columns, columns, strict=True)]
    return BarChart(table.spec.title, table.rows, series, pyramid=table.spec.chart == "pyramid" and len(series) == 2)


def _moved(data: SummaryData) -> list[tuple[str, int]]:
    """What stands in the table of movement: a word and a number each; empty without an earlier roster."""
    return list(zip(("期初", *KINDS, "期末"), totals(data.moves), strict=True)) if data.moves and data.previous_period else []


def _targets(data: SummaryData) -> Iterator[IndicatorView]:
    """The plan's own indicators that have a figure here; submissions and subsidies are not the ranks."""
    shown = (one for one in data.indicators if one.shown and one.target and one.indicator.of_plan)
    return (one for one in shown if one.status not in WITHOUT_FIGURE)


def _dues(data: SummaryData) -> list[DueKind]:
    rules: dict[tuple[str, str], list[bool]] = {}
    for one in data.dues:
        rules.setdefault((one.due.clause, "、".join(duties_of([one.due.rule]))), []).append(one.due.late)
    found = [DueKind(clause, name, sum(late), len(late) - sum(late)) for (clause, name), late in rules.items()]
    return sorted(found, key=lambda one: (-one.late, one.clause, one.what))
