"""The list for the bank, in the layouts that banks ask for."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from pydantic import ValidationError
from sqlalchemy import Engine

from addin.bank_profile import EXAMPLES, BankProfile
from addin.ledger.batches import all_batches, read_content
from addin.payroll.allowance_sheet import AllowanceSheet, sheet_of
from addin.payroll.bank_file import bank_differences, write_bank_file
from addin.store.connection import reading
from tests.addin.ledger.books import ledger, whole
from tests.addin.ledger.sheets import number_of

POSTS = [["张建国", "甲支部", "书记", "", ""], ["李秀英", "甲支部", "委员", "2026-08-01", ""]]


@pytest.fixture
def listed(tmp_path: Path) -> AllowanceSheet:
    with ledger(f"sqlite:///{tmp_path / '台账.db'}") as engine:
        return _sheet(engine, POSTS)


def _sheet(engine: Engine, posts: list[list[str]]) -> AllowanceSheet:
    whole(engine, posts)
    with reading(engine) as connection:
        return sheet_of("某局", read_content(connection, all_batches(connection)[-1]))


def account(name: str) -> str:
    return f"6223{number_of(name)[:15]}"


def test_account_numbers_are_text_and_every_line_has_its_reference(listed: AllowanceSheet, tmp_path: Path) -> None:
    """Issue: opened in a spreadsheet, its account numbers become 6.22369E+18."""
    profile = BankProfile.model_validate({"付款户名": "某局", "付款账号": "530102001"})
    write_bank_file(listed, tmp_path / "清单.xlsx", profile)
    page = openpyxl.load_workbook(tmp_path / "清单.xlsx").worksheets[0]
    rows = [[cell.value for cell in row] for row in page.iter_rows()]
    assert rows[0] == ["序号", "参考号", "户名", "账号", "开户银行", "金额", "附言"]
    assert [row[1:4] + row[5:6] for row in rows[1:3]] == [
        ["2026Q3-1-0001", "张建国", account("张建国"), 900],
        ["2026Q3-1-0002", "李秀英", account("李秀英"), 400],
    ]
    assert page["D2"].data_type == "s"
    assert [row[0] for row in rows[3:]] == ["合计 2 笔 1,300.00 元", "付款：某局 530102001"]


def test_the_text_layout_has_the_bank_s_columns_encoding_and_trailer(listed: AllowanceSheet, tmp_path: Path) -> None:
    write_bank_file(listed, tmp_path / "清单.txt", EXAMPLES["文本"])
    lines = (tmp_path / "清单.txt").read_bytes().decode("gb18030").splitlines()
    assert lines == [
        f"1|{account('张建国')}|张建国|900.00|2026Q3-1-0001",
        f"2|{account('李秀英')}|李秀英|400.00|2026Q3-1-0002",
        "合计|2|1300.00||",
    ]


def test_nothing_in_a_csv_runs(tmp_path: Path) -> None:
    with ledger(f"sqlite:///{tmp_path / '台账.db'}") as engine:
        sheet = _sheet(engine, [["=cmd|'/c calc'!A1", "甲支部", "书记", "", ""]])
    write_bank_file(sheet, tmp_path / "清单.csv", BankProfile.model_validate({"格式": "csv"}))
    text = (tmp_path / "清单.csv").read_text(encoding="utf-8-sig")
    assert ",\t=cmd|'/c calc'!A1," in text


@pytest.mark.parametrize("profile", [*EXAMPLES.values(), BankProfile.model_validate({"格式": "csv"})])
def test_a_list_that_somebody_changed_is_told(listed: AllowanceSheet, tmp_path: Path, profile: BankProfile) -> None:
    file = tmp_path / f"清单.{profile.kind}"
    write_bank_file(listed, file, profile)
    assert list(bank_differences(file, listed, profile)) == []
    other = replace(listed, paid=[replace(listed.paid[0], fen=1), *listed.paid[1:]])
    write_bank_file(other, file, profile)
    found = list(bank_differences(file, listed, profile))
    assert ["900.00 元" in found[0], "0.01 元" in found[1], len(found)] == [True, True, 2]


@pytest.mark.parametrize("columns", [["序号", "账号", "金额"], ["参考号", "账号", "金额", "身份证"], "账号"])
def test_a_layout_without_the_reference_or_with_an_unknown_column_is_refused(columns: object) -> None:
    with pytest.raises(ValidationError, match=r"参考号|身份证"):
        BankProfile.model_validate({"列": columns})
