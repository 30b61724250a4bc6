"""Allot the codes of organisations and study groups: propose the next free ones, and record them after a yes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from addin.errors import Refused
from addin.settings import Level
from addin.store.connection import reading
from addin.submissions.allotted_codes import (
    COLUMNS,
    GROUP,
    ORGANISATION,
    AllottedCode,
    allotted,
    free_codes,
    record_codes,
)
from addin.submissions.folder import INBOX, Office, open_office
from addin.submissions.receipts import accepted
from addin.submissions.register import Subordinate, load_units
from addin.usecases.signatory import signatory
from validators.lookups.units import is_office
from workbook_templates.cell_types import show
from workbook_templates.changes.words import KIND
from workbook_templates.read import read_file
from workbook_templates.read.folder import files_below
from workbook_templates.schema import form
from workbook_templates.table import Submission
from workbook_templates.values.text import tidy_code

Wanted = tuple[str, str, str, str]  # sheet, unit, the unit's name, the body's name


def propose_codes(
    root: Path,
    files: Sequence[Path] = (),
    *,
    unit: str = "",
    organisations: int = 0,
    groups: int = 0,
    opened: Submission | None = None,
) -> list[AllottedCode]:
    """The codes to be allotted, none recorded yet.

    For a ``unit`` as many as are asked for. Without one, for every body without a code in the rosters ``files`` (where none are
    given, those in the inbox; ``opened`` is one that is open in a host), and for each unit of the register that has no body yet
    one organisation and one group. A code that a roster or a change form in the inbox uses is taken, and who was allotted one
    before gets no second one. Refused for an office that is none of a region, a unit that is not registered, and a file that is
    no roster.
    """
    office = open_office(root)
    if office.settings.level is Level.UNIT:
        raise Refused("党组织、学习小组的代码由老干部局编，单位不用编。")
    waiting = _in_inbox(office)
    rosters = [_roster(path) for path in files] or [one for one in waiting if is_roster(one)]
    rosters += [opened] if opened is not None else []
    units = load_units(office)
    wanted = _asked_for(units, unit, organisations, groups) if unit else [*_unnamed(rosters), *_new_units(office, units, rosters)]
    with reading(office.engine) as connection:
        before = {(one.sheet, one.unit, one.name) for one in allotted(connection, office)}
    seen = [code for one in (*rosters, *waiting) for sheet in COLUMNS for code, _ in _bodies(one, sheet) if code]
    free = {sheet: free_codes(office, sheet, seen) for sheet in COLUMNS}
    new = wanted if unit else [one for one in dict.fromkeys(wanted) if (one[0], one[1], one[3]) not in before]
    return [AllottedCode(next(free[sheet]), sheet, code, called, name) for sheet, code, called, name in new]


def allot_codes(root: Path, codes: Sequence[AllottedCode], by: str) -> None:
    """Record codes that were proposed, by whom. Refused where ``by`` is empty, or where one of them was allotted meanwhile."""
    office = open_office(root)
    record_codes(office, codes, signatory(office.settings, by))


def _asked_for(units: Sequence[Subordinate], unit: str, organisations: int, groups: int) -> list[Wanted]:
    code = tidy_code(unit) or ""
    known = next((one for one in units if one.code == code), None)
    if known is None:
        raise Refused(f"登记簿里没有单位代码是“{unit}”的单位。请先登记单位，再编代码。")
    if not organisations and not groups:
        raise Refused("请写明要编几个党组织、几个学习小组的代码。")
    return [
        (sheet, known.code, known.name, "") for sheet, n in ((ORGANISATION, organisations), (GROUP, groups)) for _ in range(n)
    ]


def _unnamed(rosters: Sequence[Submission]) -> Iterator[Wanted]:
    """The bodies without a code."""
    for one in rosters:
        unit, called = show(one.cover("单位代码")), show(one.cover("填报单位"))
        for sheet in COLUMNS:
            yield from ((sheet, unit, called, name) for code, name in _bodies(one, sheet) if name and not code)


def _new_units(office: Office, units: Sequence[Subordinate], rosters: Sequence[Submission]) -> Iterator[Wanted]:
    """The registered units of which no roster is at hand, and to which nothing was allotted."""
    with reading(office.engine) as connection:
        known = {one.key.unit for one in accepted(connection, kinds=("roster",)) if one.key}
        known |= {one.unit for one in allotted(connection, office)}
    known |= {show(one.cover("单位代码")) for one in rosters}
    for unit in units:
        if not is_office(unit.code) and unit.code not in known:
            yield from ((sheet, unit.code, unit.name, "") for sheet in COLUMNS)


def _bodies(roster: Submission, sheet: str) -> list[tuple[str, str]]:
    """Code and name of each body on a sheet of a roster, or on the one of a change form that changes it."""
    code, name = COLUMNS[sheet]
    return [
        (show(table.raw(code, i)).strip(), show(table.get(name)[i]))
        for table in roster.tables.values()
        if sheet in (table.sheet.name, table.sheet.changes)
        for i in range(len(table))
    ]


def _roster(path: Path) -> Submission:
    submission = read_file(path, name=path.name).submission
    if not is_roster(submission):
        raise Refused(f"“{path.name}”不是{form('roster').title}，或者读不出来。")
    return submission


def is_roster(submission: Submission) -> bool:
    """Whether a workbook is a roster."""
    return submission.form is not None and submission.form.kind == "roster"


def _in_inbox(office: Office) -> list[Submission]:
    """The rosters and change forms in the inbox; other files there are left to receiving."""
    read = (read_file(path, name=path.name).submission for path in sorted(files_below(office.root / INBOX, (".xlsx",))))
    return [one for one in read if is_roster(one) or (one.form is not None and one.form.kind == KIND)]
