"""An office through four quarters in which nothing is typed twice, and one in which every full form is typed anew: the same end.

The office that types nothing twice: old rosters are imported, the next forms handed out and filled in where something changed;
who has only small changes sends a change form.
The other one is the oracle: its forms are written from the table below, each quarter whole.

| quarter | what happened                                                                                        |
|---------|------------------------------------------------------------------------------------------------------|
| Q1      | three units, 100 to 104, 200 to 203, 300 to 303; each one's first person is secretary                 |
| Q2      | 103 moves from unit 1 to unit 2 on 10 May                                                             |
| Q3      | 303 dies on 5 August; the term of unit 2's branch ends on 31 August and a new one begins               |
| Q4      | unit 1: 101 has another telephone, 106 retires                                                        |
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from addin.consolidation.gather import gather
from addin.submissions.folder import Office
from addin.submissions.receive import receive
from addin.usecases.due import due_in_office
from addin.usecases.reports import summary_data
from tests.addin.conftest import found, registered
from tests.addin.doors.commandline.typed import Clerk
from tests.addin.submitted_files import person, roster, unit, unit_code, unit_name, write
from validators.examples import baseline
from workbook_templates.schema import form
from workbook_templates.values.period import Period

PEOPLE, BODIES, POSTS, CHANGED = "离退休干部", "党组织", "任职", "离退休干部变动"
QUARTERS = ("2026Q1", "2026Q2", "2026Q3", "2026Q4")
DAYS = {"2026Q1": "2026-03-28", "2026Q2": "2026-06-28", "2026Q3": "2026-09-28", "2026Q4": "2026-12-28"}
UNITS = {1: [100, 101, 102, 103, 104], 2: [200, 201, 202, 203], 3: [300, 301, 302, 303]}
TERM, RENEWED = ("2023-09-01", "2026-08-31"), ("2026-09-01", "2029-08-31")
OLD_HEADERS = {"身份证号": "公民身份号码", "居住地": "家庭住址", "入党日期": "入党时间", "联系电话": "手机号码"}
NEW_PHONE = "13888123456"
Rows = dict[str, list[dict[str, object]]]


def typed(number: int, who: list[int], gone: dict[int, tuple[str, str]] | None = None) -> Rows:
    """A unit's whole roster as somebody would type it."""
    rows, branch = roster(number), f"530102{number:06d}"
    rows[BODIES][0] |= dict(zip(("本届起始日期", "本届届满日期"), TERM, strict=True))
    rows[PEOPLE] = [person(n) | {"党支部代码": branch} for n in who]
    rows[PEOPLE] += [
        person(n) | {"党支部代码": branch, "状态": state, "状态日期": day} for n, (state, day) in (gone or {}).items()
    ]
    return rows


def renewed(rows: Rows) -> Rows:
    rows[BODIES][0] |= dict(zip(("本届起始日期", "本届届满日期"), RENEWED, strict=True))
    return rows


def with_new_phone(rows: Rows) -> Rows:
    rows[PEOPLE][1] |= {"联系电话": NEW_PHONE}
    return rows


TYPED: dict[str, dict[int, Callable[[], Rows]]] = {
    "2026Q1": {n: (lambda n=n: typed(n, UNITS[n])) for n in UNITS},
    "2026Q2": {
        1: lambda: typed(1, [100, 101, 102, 104], {103: ("转出", "2026-05-10")}),
        2: lambda: typed(2, [200, 201, 202, 203, 103]),
        3: lambda: typed(3, UNITS[3]),
    },
    "2026Q3": {
        1: lambda: typed(1, [100, 101, 102, 104]),
        2: lambda: renewed(typed(2, [200, 201, 202, 203, 103])),
        3: lambda: typed(3, [300, 301, 302], {303: ("去世", "2026-08-05")}),
    },
    "2026Q4": {
        1: lambda: with_new_phone(typed(1, [100, 101, 102, 104, 106])),
        2: lambda: renewed(typed(2, [200, 201, 202, 203, 103])),
        3: lambda: typed(3, [300, 301, 302]),
    },
}


class Form:
    """A form that a clerk has open: cells are found by what stands in a row and above a column."""

    def __init__(self, path: Path) -> None:
        self.path, self.book = path, openpyxl.load_workbook(path)

    def column(self, sheet: str, name: str) -> int:
        return next(cell.column for cell in self.book[sheet][3] if cell.value == name)

    def row(self, sheet: str, holds: object) -> int:
        return next(row[0].row for row in self.page(sheet).iter_rows(min_row=4) if holds in [cell.value for cell in row])

    def page(self, sheet: str) -> Worksheet:
        return self.book[sheet]

    def put(self, sheet: str, holds: object, **values: object) -> None:
        row = self.row(sheet, holds)
        for name, value in values.items():
            self.page(sheet).cell(row, self.column(sheet, name)).value = value

    def add(self, sheet: str, values: dict[str, Any]) -> None:
        self.write(sheet, baseline(form("roster").sheet(sheet)) | values)

    def write(self, sheet: str, values: dict[str, Any]) -> None:
        row = 4 + sum(cell.value is not None for (cell,) in self.page(sheet).iter_rows(min_row=4, max_col=1))
        for name, value in values.items():
            if value not in (None, ""):
                self.page(sheet).cell(row, self.column(sheet, name)).value = value

    def cover(self, **values: object) -> None:
        for row in self.page("封面").iter_rows(min_row=4):
            if row[1].value in values:
                row[2].value = values[row[1].value]

    def save(self, day: str) -> Path:
        self.cover(填报日期=day, 填报人="李明", 联系电话="0871-63123456")
        self.book.save(self.path)
        return self.path


def moves_out(filled: Form) -> None:
    filled.put(PEOPLE, person(103)["身份证号"], 状态="转出", 状态日期="2026-05-10")


def comes_in(filled: Form) -> None:
    filled.add(PEOPLE, person(103) | {"党支部代码": "530102000002"})


def dies(change: Form) -> None:
    change.write(CHANGED, named(303) | {"变动": "去世", "状态日期": "2026-08-05"})


def renews(filled: Form) -> None:
    cell = filled.page(BODIES).cell(4, filled.column(BODIES, "本届届满日期"))
    assert cell.comment is not None, "the form itself says that the term ends"
    filled.put(BODIES, "530102000002", 本届起始日期=RENEWED[0], 本届届满日期=RENEWED[1])


def has_small_changes(change: Form) -> None:
    change.write(CHANGED, named(101) | {"变动": "修改", "联系电话": NEW_PHONE})
    retired = baseline(form("roster").sheet(PEOPLE)) | person(106) | {"党支部代码": "530102000001"}
    change.write(CHANGED, {"变动": "新增"} | retired)


def named(n: int) -> dict[str, object]:
    return {key: person(n)[key] for key in ("姓名", "身份证号")}


EDITS: dict[str, dict[int, Callable[[Form], None]]] = {
    "2026Q2": {1: moves_out, 2: comes_in},
    "2026Q3": {2: renews},
}
CHANGES: dict[str, dict[int, Callable[[Form], None]]] = {"2026Q3": {3: dies}, "2026Q4": {1: has_small_changes}}
"""Who sends the change form that was handed out; the others send the whole form."""


def old_roster(path: Path, number: int) -> Path:
    """The unit's people as it kept them before: its own headers, 党员 for 中共党员, a title, numbers down the side."""
    sheet = form("roster").sheet(PEOPLE)
    columns = [column.name for column in sheet.own if column.name not in ("状态", "状态日期", "备注")]
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    page.append([f"{unit_name(number)}离退休干部花名册"])
    page.append(["序号", *(OLD_HEADERS.get(name, name) for name in columns)])
    for n, row in enumerate(typed(number, UNITS[number])[PEOPLE], start=1):
        full = baseline(sheet) | row
        page.append([n, *("党员" if full[name] == "中共党员" else full[name] for name in columns)])
    book.save(path)
    return path


def accepted(office: Office, path: Path) -> None:
    (outcome,) = receive(office, [path])
    assert outcome.result == "accepted", (path.name, outcome.messages, [one.message for one in outcome.findings])


@pytest.fixture
def typing(tmp_path: Path) -> Office:
    """The office whose units type every form."""
    office = found(tmp_path / "全部重填", units=registered(1, 2, 3, kinds=("roster",)), phone="0871-63123456")
    for quarter in QUARTERS:
        for number, rows in TYPED[quarter].items():
            path = tmp_path / "重填" / quarter / f"{number}.xlsx"
            cover = unit(number) | {"报告期": quarter, "填报日期": DAYS[quarter]}
            accepted(office, write(path, "roster", rows(), **cover))
    return office


@pytest.fixture
def light(tmp_path: Path, clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> Office:
    """The office that imports once, and hands out afterwards."""
    for name in ("XDG_CONFIG_HOME", "APPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "设置"))
    office = found(tmp_path / "不重填", units=registered(1, 2, 3, kinds=("roster",)), phone="0871-63123456")
    for number in UNITS:
        accepted(office, imported(tmp_path, clerk, number))
    for quarter in QUARTERS[1:]:
        output = tmp_path / "下发" / quarter
        clerk.types("office", "handout", "--office", office.root, "--period", quarter, "-o", output)
        for number in UNITS:
            (folder,) = (one for one in output.iterdir() if unit_code(number) in one.name)
            change = CHANGES.get(quarter, {}).get(number)
            filled = Form(next(folder.glob("变动表_*.xlsx" if change else "花名册_*.xlsx")))
            (change or EDITS.get(quarter, {}).get(number, lambda _: None))(filled)
            accepted(office, filled.save(DAYS[quarter]))
    return office


def imported(folder: Path, clerk: Clerk, number: int) -> Path:
    """An old roster brought in, and completed: the cover, the branch and its secretary."""
    path, whole = folder / f"导入{number}.xlsx", typed(number, UNITS[number])
    source = old_roster(folder / f"旧{number}.xlsx", number)
    whose = ("--unit", unit_code(number), "--unit-name", unit_name(number))
    clerk.types("import", source, "-o", path, *whose, "--period", "2026Q1", "--yes")
    filled = Form(path)
    filled.cover(上级机构代码="530102", 报送次数=1)
    filled.add(BODIES, whole[BODIES][0])
    filled.add(POSTS, whole[POSTS][0])
    return filled.save(DAYS["2026Q1"])


def state(office: Office, quarter: str) -> dict[str, set[tuple[object, ...]]]:
    """What the office knows in a quarter: every row by sheet, with its unit; the order of rows says nothing."""
    tables = gather(office, Period.parse(quarter), ["roster"]).tables
    return {
        sheet: {(tables.unit(sheet, i), *row) for i, row in enumerate(table.records(*(c.name for c in table.sheet.own)))}
        for sheet, table in tables.items()
        if sheet != "封面"
    }


def test_the_end_is_the_same_as_if_all_had_been_typed(light: Office, typing: Office) -> None:
    for quarter in QUARTERS:
        known, expected = state(light, quarter), state(typing, quarter)
        for sheet in expected:
            assert known[sheet] == expected[sheet], (quarter, sheet)
    people = {row[1] for row in state(light, "2026Q4")[PEOPLE]}
    assert people == {person(n)["姓名"] for n in (100, 101, 102, 104, 106, 200, 201, 202, 203, 103, 300, 301, 302)}
    for quarter in QUARTERS[1:]:
        mine, theirs = (summary_data(office.root, quarter) for office in (light, typing))
        assert mine.as_json()["moves"] == theirs.as_json()["moves"]
        assert [one.as_json() for one in mine.indicators] == [one.as_json() for one in theirs.indicators]
        assert due_in_office(light.root, quarter).lines == due_in_office(typing.root, quarter).lines


def test_the_numbers_of_each_quarter_follow_from_the_one_before(light: Office) -> None:
    """By hand: unit 1 has 5, 4, 4, 5; unit 2 has 4, 5, 5, 5; unit 3 has 4, 4, 3, 3."""
    counted = {1: [5, 4, 4, 5], 2: [4, 5, 5, 5], 3: [4, 4, 3, 3]}
    moved = {
        "2026Q2": {1: {"转出": 1}, 2: {"转入": 1}, 3: {}},
        "2026Q3": {1: {}, 2: {}, 3: {"去世": 1}},
        "2026Q4": {1: {"新增": 1}, 2: {}, 3: {}},
    }
    for n, quarter in enumerate(QUARTERS[1:], start=1):
        data = summary_data(light.root, quarter)
        assert {one.unit: (one.opening, dict(one.counts), one.closing) for one in data.moves or ()} == {
            unit_code(number): (counted[number][n - 1], moved[quarter][number], counted[number][n]) for number in UNITS
        }
        assert not [one for one in data.dues if one.due.rule == "C02-8"], "who moved has arrived"
    assert dt.date.fromisoformat(RENEWED[1]) in {row[8] for row in state(light, "2026Q4")[BODIES]}
