"""How a year ended, as the offices have it and as the model says it must."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from addin.ledger.identity_decisions import stored_decisions
from addin.ledger.statements import year_statement
from addin.store.connection import reading
from addin.submissions import receipts
from addin.submissions.accepted_copy import read_copy
from addin.submissions.folder import INBOX
from addin.usecases.allowances import verify_ledger
from benchmarks.year_files import sha256_of
from benchmarks.year_offices import PREFECTURE, Prefecture
from benchmarks.year_story import QUARTERS, Letter, Unit, due
from validators.allowance.identity import IdentityDecisions
from workbook_templates.read import read_submission
from workbook_templates.table import Table, Tables

Rows = frozenset[tuple[object, ...]]
_PERSON = ("身份证号", "姓名", "联系电话", "状态", "状态日期")
_POST = ("身份证号", "职务", "任职日期", "免职日期")


class YearEnd(NamedTuple):
    """``rosters``: persons and posts by unit and period; ``due``: yuan by person and month; ``upward``: the rows of an office's
    workbooks by office and period, each with its unit; ``wrong``: sentences on files that are not accounted for, and on ledgers.
    """

    rosters: Mapping[tuple[str, str], Rows]
    due: Mapping[tuple[str, str], int]
    upward: Mapping[tuple[str, str], Rows]
    wrong: tuple[str, ...] = ()


def expected(units: list[Unit]) -> YearEnd:
    """What the model says."""
    rosters = {(unit.code, quarter): _true_rows(unit, quarter) for unit in units for quarter in unit.true}
    upward: dict[tuple[str, str], set[tuple[object, ...]]] = {}
    for unit in units:
        for quarter in unit.true:
            for office in (unit.county, PREFECTURE):
                rows = {(unit.code, *row) for row in rosters[unit.code, quarter]}
                upward.setdefault((office, quarter), set()).update(rows)
    return YearEnd(rosters, due(units), {key: frozenset(rows) for key, rows in upward.items()})


def _true_rows(unit: Unit, quarter: str) -> Rows:
    roster = unit.true[quarter]
    people = {(one.number, one.name, one.phone, one.state, one.left) for one in roster.people}
    return frozenset(people | {(one.number, one.title, one.since, one.until) for one in roster.posts})  # type: ignore[operator]


def year_end(offices: Prefecture, files: Mapping[Letter, Path]) -> YearEnd:
    """What the offices have."""
    rosters: dict[tuple[str, str], set[tuple[object, ...]]] = {}
    paid: dict[tuple[str, str], int] = {}
    upward = {}
    for code in offices.counties:
        office = offices.office(code)
        with reading(office.engine) as connection:
            found = receipts.accepted(connection, kinds=("roster",))
        for one in found:
            if one.key:
                rosters.setdefault((one.key.unit, one.key.period), set()).update(_rows(read_copy(office, one).tables))
        with reading(office.ledger) as connection:
            decided = IdentityDecisions(None, stored_decisions(connection))
            months = year_statement(connection, code, 2026, decided).months
        paid |= {(one.person, one.month): one.sums.due // 100 for one in months if one.sums.due}
    for code in (*offices.counties, PREFECTURE):
        upward |= {(code, quarter): _upward_rows(offices.upward(code, quarter)) for quarter in QUARTERS}
    frozen = {key: frozenset(rows) for key, rows in rosters.items()}
    return YearEnd(frozen, paid, upward, (*unaccounted(offices, files), *_unsound(offices)))


def _rows(tables: Tables) -> Iterator[tuple[object, ...]]:
    yield from tables["离退休干部"].records(*_PERSON)
    yield from tables["任职"].records(*_POST)


def _upward_rows(paths: list[Path]) -> Rows:
    found: set[tuple[object, ...]] = set()
    for path in paths:
        tables = read_submission(path).tables
        pages = ((tables[sheet], names) for sheet, names in (("离退休干部", _PERSON), ("任职", _POST)) if sheet in tables)
        found.update(row for table, names in pages for row in _with_unit(table, names))
    return frozenset(found)


def _with_unit(table: Table, names: tuple[str, ...]) -> Iterator[tuple[object, ...]]:
    return table.records("来源单位代码", *names)


def unaccounted(offices: Prefecture, files: Mapping[Letter, Path]) -> Iterator[str]:
    """Files that no receipt and no outcome names, or that still lie in an inbox although a receipt says what became of them."""
    for letter, file in files.items():
        digest, office = sha256_of(file), offices.office(letter.to)
        with reading(office.engine) as connection:
            receipt = receipts.with_hash(connection, digest)
        told = offices.heard.get(digest, [])
        if not told:
            yield f"{file.name}: nothing was said about it"
        elif receipt is None and not letter.unusable:
            yield f"{file.name}: no receipt, told {told[-1].result}"
        elif receipt and receipt.stored and not (office.root / receipt.stored).is_file() and receipt.state != "returned":
            yield f"{file.name}: our copy is gone ({receipt.state})"
    for code in (*offices.counties, PREFECTURE):
        for left in offices.office(code).folder(INBOX).iterdir():
            if not left.name.startswith("打不开"):
                yield f"{code}: {left.name} is still in the inbox"


def _unsound(offices: Prefecture) -> Iterator[str]:
    for code in (*offices.counties, PREFECTURE):
        yield from (f"{code}: {problem}" for problem in verify_ledger(offices.root(code), "").problems)


def differences(found: YearEnd, want: YearEnd) -> list[str]:
    """A line for each thing that is not as the model says."""
    lines = list(found.wrong)
    for name in ("rosters", "due", "upward"):
        mine, theirs = getattr(found, name), getattr(want, name)
        lines += [
            f"{name} {key}: {_less(mine.get(key), theirs.get(key))}"
            for key in sorted(mine.keys() | theirs.keys())
            if mine.get(key) != theirs.get(key)
        ]
    return lines


def _less(found: object, want: object) -> str:
    if isinstance(found, frozenset) and isinstance(want, frozenset):
        return f"too many {sorted(map(str, found - want))[:3]}, missing {sorted(map(str, want - found))[:3]}"
    return f"{str(found)[:200]}, not {str(want)[:200]}"
