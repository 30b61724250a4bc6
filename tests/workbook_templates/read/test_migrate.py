"""Forms of an earlier version, written by the writer of then and read by a reader for which the form has moved on."""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.workbook_templates.read.forms import changed, filled, told
from validators.engine import check
from workbook_templates.compiled import load
from workbook_templates.layout import META
from workbook_templates.mark import mark
from workbook_templates.read import read_submission
from workbook_templates.read import recognise as recognising
from workbook_templates.schema import Form, form, form_from_data

PEOPLE = "离退休干部"
# Today's roster is the old version here; the next one asks for these changes.
CHANGES: dict[str, Callable[[dict[str, Any]], Any]] = {
    "党组织": lambda sheet: sheet.update(name="党组织登记", formerly=["党组织"]),
    PEOPLE: lambda sheet: (
        _column(sheet, "专长").update(name="特长爱好", formerly=["专长"]),
        _column(sheet, "党员管理类别").update(former_values={"居家养老": "异地居住"}),
        sheet["columns"].remove(_column(sheet, "健康状况")),
        sheet.update(dropped=["健康状况"]),
        sheet["columns"].insert(
            3, {"name": "是否独居", "type": "list", "codes": "是否", "required": True, "since": 3, "before": "否"}
        ),
        sheet["columns"].insert(4, {"name": "微信号", "type": "text", "since": 3}),
    ),
}


def _column(sheet: dict[str, Any], name: str) -> dict[str, Any]:
    return next(column for column in sheet["columns"] if column["name"] == name)


@pytest.fixture
def tomorrow(monkeypatch: pytest.MonkeyPatch) -> Form:
    """The reader knows version 3 of the roster."""
    data = copy.deepcopy(load("roster")) | {"version": 3}
    for sheet in list(data["sheets"]):
        CHANGES.get(sheet["name"], lambda _: None)(sheet)
    data["sheets"].append({"name": "家属联系", "since": 3, "key": ["姓名"], "columns": [{"name": "姓名", "type": "person_name"}]})
    new = form_from_data(data)
    monkeypatch.setattr(recognising, "form", lambda kind: new if kind == "roster" else form(kind))
    monkeypatch.setattr(recognising, "all_forms", lambda: {"roster": new})
    return new


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A roster of today's version 2 with two persons."""
    people = [
        {"专长": "书法", "党员管理类别": "居家养老", "健康状况": "健康"},
        {"专长": "", "党员管理类别": "正常参加", "健康状况": ""},
    ]
    return filled(tmp_path / "旧表.xlsx", {PEOPLE: people})


def test_an_older_form_is_read_as_todays(old: Path, tomorrow: Form) -> None:
    read = read_submission(old)
    assert (read.version, read.form) == (2, tomorrow)
    people = read.tables[PEOPLE]
    names = ("特长爱好", "党员管理类别", "是否独居", "微信号")
    assert list(people.records(*names)) == [("书法", "异地居住", "否", None), (None, "正常参加", "否", None)]
    assert "健康状况" not in people.columns
    assert len(read.tables["党组织登记"]) == 1


def test_what_was_migrated_is_told(old: Path, tomorrow: Form) -> None:
    said = [message for rule, _, message in told(read_submission(old)) if rule == "T02"]
    assert said == [
        "用的是旧版的表（第 2 版），现在是第 3 版；能读的都按新版读了。",
        "“离退休干部”用的是旧版的写法，已经按新版读了：“专长”列现在叫“特长爱好”；"
        "“党员管理类别”列的“居家养老”现在叫“异地居住”，改读了 1 格；“是否独居”列旧版没有，按“否”算；"
        "“微信号”列旧版没有，当作没有填；“健康状况”列新版不再要，没有读。",
    ]


def test_nothing_that_the_older_form_could_not_hold_is_an_error(old: Path, tomorrow: Form) -> None:
    report = check([read_submission(old)])[0]
    assert not [f for f in report.findings if f.rule in ("F01", "T03", "T05")]
    assert not [f for f in report.findings if f.column in ("是否独居", "微信号", "健康状况")]


def test_a_mistake_in_an_older_form_is_told_at_its_own_cell(tmp_path: Path, tomorrow: Form) -> None:
    wrong = filled(tmp_path / "旧表.xlsx", {PEOPLE: [{"党员管理类别": "随便"}]})
    letter = {c.name: i for i, c in enumerate(form("roster").sheet(PEOPLE).columns)}["党员管理类别"]
    cells = [(f.cell, f.column) for f in check([read_submission(wrong)])[0].findings if f.value == "随便"]
    assert cells == [(f"{chr(ord('A') + letter)}4", "党员管理类别")]


def test_a_former_value_in_a_form_of_today_is_a_mistake(old: Path, tomorrow: Form) -> None:
    def of_today(book: Any) -> None:
        page = book[META]
        next(cells[1] for cells in page.iter_rows() if cells[0].value == "版本").value = "3"

    read = read_submission(changed(old, of_today))
    assert read.tables[PEOPLE].get("党员管理类别")[0] == "居家养老"
    missing = {column for f in check([read])[0].findings if f.rule == "T04" and (column := f.column)}
    assert {"是否独居", "微信号"} <= missing


def test_former_names_are_known_where_the_hidden_sheet_is_lost(old: Path, tomorrow: Form) -> None:
    read = read_submission(changed(old, lambda book: book.remove(book[META])))
    assert read.tables[PEOPLE].get("特长爱好")[0] == "书法"
    assert len(read.tables["党组织登记"]) == 1


def test_marks_find_their_cells_in_an_older_form(tmp_path: Path, tomorrow: Form) -> None:
    wrong = filled(tmp_path / "旧表.xlsx", {PEOPLE: [{"党员管理类别": "随便"}], "党组织": [{"状态": "随便"}]})
    findings = [f for f in check([read_submission(wrong)])[0].findings if f.value == "随便"]
    assert mark(wrong, tmp_path / "标记.xlsx", findings)
    book = openpyxl.load_workbook(tmp_path / "标记.xlsx")
    assert {(page.title, cell.coordinate) for page in book for row in page.iter_rows() for cell in row if cell.comment} == {
        (f.sheet.removesuffix("登记"), f.cell) for f in findings
    }
