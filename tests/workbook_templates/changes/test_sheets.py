"""The sheets of the change form: the roster's own columns, and one that says what is to be done."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from tests.workbook_templates.changes.made import PEOPLE, made
from workbook_templates.changes.words import ACTION, ACTIONS, CLEAR, is_clear
from workbook_templates.compiled import load
from workbook_templates.layout import FIRST_ROW, HEADER_ROW
from workbook_templates.read import read_submission
from workbook_templates.schema import REPORTED_KINDS, form, form_from_data
from workbook_templates.write.blank import write_blank
from workbook_templates.write.fill import fill_form

CHANGES = form("change")


@pytest.mark.parametrize("sheet", CHANGES.sheets, ids=lambda sheet: sheet.name)
def test_a_sheet_has_every_column_of_the_roster_and_asks_for_none_but_the_key(sheet) -> None:
    roster = form("roster").sheet(sheet.changes)
    names = [column.name for column in sheet.own]
    assert names[0] == ACTION
    assert names[1 : len(roster.own) + 1] == [column.name for column in roster.own]
    required = {column.name for column in sheet.own if column.required} - {ACTION}
    assert required <= set(roster.key)
    assert required


def test_every_sheet_of_the_roster_can_be_changed_and_every_action_is_known() -> None:
    assert [sheet.changes for sheet in CHANGES.sheets] == [sheet.name for sheet in form("roster").sheets]
    assert {word for sheet in CHANGES.sheets for word in sheet.column(ACTION).allowed} == set(ACTIONS)


def test_a_new_column_of_the_roster_is_there_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    roster = load("roster")
    people = roster["sheets"][1]
    new = {"name": "试加", "type": "date", "required": True, "example": "2026-01-01"}
    more = roster | {"sheets": [roster["sheets"][0], people | {"columns": [*people["columns"], new]}, *roster["sheets"][2:]]}
    monkeypatch.setattr("workbook_templates.schema.load", lambda name: more if name == "roster" else load(name))
    found = form_from_data(load("change")).sheet("离退休干部变动").column("试加")
    assert (found.type, found.required, found.clearable) == ("date", False, False)


def test_no_unit_is_asked_for_it() -> None:
    assert "change" not in REPORTED_KINDS


@pytest.mark.parametrize(
    "typed", [CLEAR, "清空", " [清空]", "【清空】", "（清空）", "《清空》", "<清空>", "清空。", "“ 清空 ”、"]
)
def test_the_word_that_empties_a_cell_is_known_in_any_brackets(typed: str) -> None:
    assert is_clear(typed)


@pytest.mark.parametrize("typed", ["", None, "请清空", "清空备注", "空", 0])
def test_other_words_empty_nothing(typed: object) -> None:
    assert not is_clear(typed)


def test_a_cell_to_be_emptied_is_blank_to_the_rules_and_noted() -> None:
    table = made("change", {"离退休干部变动": [{ACTION: "修改", "入党日期": CLEAR}, {ACTION: "修改"}]}).tables["离退休干部变动"]
    assert (table.get("入党日期")[0], table.unread, table.cleared) == (None, {}, {"入党日期": {0}})
    assert made("roster", {PEOPLE: [{"专长": "清空"}]}).tables[PEOPLE].get("专长")[0] == "清空", "elsewhere it is a word"


def test_the_form_offers_the_word_where_a_cell_may_be_empty(tmp_path: Path) -> None:
    write_blank(tmp_path / "f.xlsx", CHANGES)
    page = openpyxl.load_workbook(tmp_path / "f.xlsx")["离退休干部变动"]
    headers = {cell.value: cell.column_letter for cell in page[HEADER_ROW]}
    checks = {str(one.sqref).split(":")[0]: one for one in page.data_validations.dataValidation}

    def formula(column: str) -> str:
        return str(checks[f"{headers[column]}{FIRST_ROW}"].formula1)

    assert CLEAR in formula("异地安置")
    assert CLEAR in formula("入党日期"), "a date would be refused otherwise"
    assert CLEAR not in formula("出生日期")
    assert formula("变动") == '"新增,修改,更正身份证号,转出,去世,删除"'


def test_what_is_filled_in_is_read_back(tmp_path: Path) -> None:
    sheet = CHANGES.sheet("离退休干部变动")
    row = {ACTION: "修改", "身份证号": "530102196303072415", "入党日期": CLEAR, "居住地": "大理市"}
    fill_form(tmp_path / "f.xlsx", CHANGES, {}, {sheet.name: [[row.get(column.name) for column in sheet.own]]})
    read = read_submission(tmp_path / "f.xlsx")
    assert read.form == CHANGES
    table = read.tables[sheet.name]
    assert (table.get("居住地")[0], table.cleared) == ("大理市", {"入党日期": {0}})
