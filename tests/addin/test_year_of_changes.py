"""Four quarters reported by changes alone, with a transfer between units and a death, end as if full forms had been typed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from addin.store.connection import reading
from addin.submissions.accepted_copy import read_copy
from addin.submissions.folder import Office
from addin.submissions.receipts import accepted
from tests.addin.conftest import found, registered
from tests.addin.doors.commandline.typed import Clerk
from tests.addin.submitted_files import person, roster, unit, unit_code, write
from tests.workbook_templates.read.forms import changed
from workbook_templates.changes.version import content_print
from workbook_templates.layout import HEADER_ROW
from workbook_templates.schema import form

PEOPLE, PERSONS = "离退休干部", "离退休干部变动"
DAYS = {"2026Q1": "2026-03-30", "2026Q2": "2026-06-29", "2026Q3": "2026-09-29", "2026Q4": "2026-12-30"}
MOVER, DYING, MOVING_HOUSE = 103, 102, 201
Row = dict[str, Any]


def number(who: int) -> str:
    return str(person(who)["身份证号"])


def arrival() -> Row:
    """The person who moved, as the second unit writes the new row."""
    sample = {column.name: column.example for column in form("roster").sheet(PEOPLE).own if column.example}
    return sample | person(MOVER) | {"党支部代码": "530102000002"}


# By quarter and unit, the rows of the change form.
CHANGES: dict[str, dict[int, list[Row]]] = {
    "2026Q2": {
        1: [{"变动": "转出", "身份证号": number(MOVER), "状态日期": "2026-05-10", "转往": "盘龙区第二局"}],
        2: [arrival() | {"变动": "新增"}],
    },
    "2026Q3": {1: [{"变动": "去世", "身份证号": number(DYING), "状态日期": "2026-08-02"}], 2: []},
    "2026Q4": {
        1: [],
        2: [{"变动": "修改", "身份证号": number(MOVING_HOUSE), "居住地": "大理市", "专长": "〔清空〕"}],
    },
}


def typed_in_full() -> dict[str, dict[int, list[Row]]]:
    """The persons of both units as a clerk who sends full forms would have written them, quarter by quarter."""
    one, two = ([dict(row) for row in roster(n, 6)[PEOPLE]] for n in (1, 2))
    quarters = {"2026Q1": {1: list(one), 2: list(two)}}
    moved = one[3] | {"状态": "转出", "状态日期": "2026-05-10", "备注": "转往盘龙区第二局"}
    quarters["2026Q2"] = {1: [*one[:3], moved, *one[4:]], 2: [*two, arrival()]}
    dead = one[2] | {"状态": "去世", "状态日期": "2026-08-02"}
    quarters["2026Q3"] = {1: [*one[:2], dead, *one[4:]], 2: [*two, arrival()]}
    elsewhere = two[1] | {"居住地": "大理市", "专长": None}
    quarters["2026Q4"] = {1: [*one[:2], *one[4:]], 2: [two[0], elsewhere, *two[2:], arrival()]}
    return quarters


def send_full(clerk: Clerk, office: Office, folder: Path, period: str, people: dict[int, list[Row]]) -> None:
    for n, rows in people.items():
        cover = unit(n) | {"报告期": period, "填报日期": DAYS[period]}
        file = write(folder / f"{period}_{n}.xlsx", "roster", roster(n) | {PEOPLE: rows}, **cover)
        clerk.types("receive", file, "--office", office.root)
        assert clerk.status == 0, clerk.said


def send_changes(clerk: Clerk, office: Office, folder: Path, period: str) -> None:
    """Each unit fills in the change form that it was handed out."""
    clerk.types("office", "handout", "--office", office.root, "--period", period, "-o", folder / f"下发{period}")
    for n, rows in CHANGES[period].items():
        [form_] = (path for path in (folder / f"下发{period}").rglob("变动表*.xlsx") if unit_code(n) in path.parent.name)

        def filled(book: openpyxl.Workbook, rows: list[Row] = rows) -> None:
            book["封面"]["C10"] = DAYS[period]
            page = book[PERSONS]
            places = {cell.value: cell.column for cell in page[HEADER_ROW]}
            for at, row in enumerate(rows, start=HEADER_ROW + 1):
                for name, value in row.items():
                    page.cell(at, places[name], value)

        clerk.types("receive", changed(form_, filled), "--office", office.root)
        assert clerk.status == 0, clerk.said


def state(office: Office, period: str) -> dict[str, str]:
    """The print of every unit's roster in force."""
    with reading(office.engine) as connection:
        found_ = accepted(connection, kinds=("roster",), periods=(period,))
    return {one.key.unit: content_print(read_copy(office, one).tables) for one in found_ if one.key}


@pytest.fixture
def offices(tmp_path: Path) -> tuple[Office, Office]:
    one, other = (found(tmp_path / name, units=registered(1, 2, kinds=("roster",))) for name in ("甲", "乙"))
    return one, other


def test_a_year_by_changes_ends_as_a_year_of_full_forms(clerk: Clerk, offices: tuple[Office, Office], tmp_path: Path) -> None:
    by_changes, by_full_forms = offices
    quarters = typed_in_full()
    for period, people in quarters.items():
        send_full(clerk, by_full_forms, tmp_path / "乙报", period, people)
        if period == "2026Q1":
            send_full(clerk, by_changes, tmp_path / "甲报", period, people)
        else:
            send_changes(clerk, by_changes, tmp_path, period)
        assert len(state(by_changes, period)) == 2
        assert state(by_changes, period) == state(by_full_forms, period), period
    clerk.types("ledger", "verify", "--office", by_changes.root)
    assert clerk.status == 0, "the receipts are as the journal tells"
