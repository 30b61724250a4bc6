"""A paper is compared with the ledger in the layout in which it was printed; a changed cell is named."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest

from addin.ledger.batches import BatchContent
from addin.ledger.model import Batch, LineRow, PostRow, StandardRow
from addin.payroll.allowance_sheet import AllowanceSheet, sheet_of
from addin.payroll.page_differences import page_differences
from addin.payroll.sheet_writer import write_sheet
from addin.payroll.unit_pages import unit_pages
from tests.addin.payroll.units import many_units

FIRST = Path(__file__).with_name("version_1")


def first_content() -> AllowanceSheet:
    """What the ledger holds of the batch that was printed before pages had a code of their own."""
    told = json.loads((FIRST / "content.json").read_text(encoding="utf-8"))
    kinds = {"standards": StandardRow, "posts": PostRow, "lines": LineRow}
    rows = ([kind(**row) for row in told[name]] for name, kind in kinds.items())
    return sheet_of("盘龙区老干部局", BatchContent(Batch(**told["batch"]), *rows))


def changed(source: Path, target: Path, page: str, cell: str, value: object) -> Path:
    book = openpyxl.load_workbook(source)
    book[page][cell] = value
    book.save(target)
    return target


def test_a_paper_kept_from_before_pages_had_a_code_still_agrees() -> None:
    assert list(page_differences(FIRST / "补贴发放表_2026Q3-1.xlsx", first_content())) == []


@pytest.mark.parametrize(
    ("page", "cell", "value", "told"),
    [
        ("发放表", "B5", "张建军", "“发放表”第 5 行“姓名”是“张建军”，台账里是“张建国”。"),
        (
            "发放表",
            "B11",
            "经办：张三　　签字：",
            "“发放表”第 11 行“签字”是“经办：张三　　签字：”，台账里是“经办：李明　　签字：”。",
        ),
        ("发放表", "A2", "日期：2026-10-01", "“发放表”第 2 行“单位、批次、日期”是“日期：2026-10-01”"),
        ("银行代发", "F5", 9999, "“银行代发”第 5 行“金额”是“9999.00”，台账里是“900.00”。"),
        ("未发明细", "I5", "不发", "“未发明细”第 5 行“原因”是“不发”"),
        ("单位汇总", "F6", 9999, "“单位汇总”第 6 行“合计”的“金额”是“9999.00”"),
    ],
)
def test_a_change_in_such_a_paper_is_named(tmp_path: Path, page: str, cell: str, value: object, told: str) -> None:
    file = changed(FIRST / "补贴发放表_2026Q3-1.xlsx", tmp_path / "发放表.xlsx", page, cell, value)
    found = list(page_differences(file, first_content()))
    assert len(found) == 1
    assert found[0].startswith(told)


def test_a_code_taken_out_does_not_make_a_new_paper_an_old_one(tmp_path: Path) -> None:
    write_sheet(first_content(), tmp_path / "新.xlsx")
    file = changed(tmp_path / "新.xlsx", tmp_path / "发放表.xlsx", "发放表", "B14", None)
    assert any("“单位、批次、日期”" in one for one in page_differences(file, first_content()))


def test_a_paper_of_a_later_version_is_not_judged(tmp_path: Path) -> None:
    write_sheet(first_content(), tmp_path / "新.xlsx")
    file = changed(tmp_path / "新.xlsx", tmp_path / "发放表.xlsx", "发放表", "B14", "纸面校验码：4-0000-0000-0000-0000")
    assert list(page_differences(file, first_content())) == ["发放表.xlsx 是更新的版本打印的，请用同样新的版本核对。"]


def test_the_pages_of_units_in_a_later_version_are_not_judged(tmp_path: Path) -> None:
    sheet = many_units({"甲局": 2})
    write_sheet(sheet, tmp_path / "新.xlsx", by_unit=True)
    page = openpyxl.load_workbook(tmp_path / "新.xlsx")["单位汇总"]
    code = next(cell for row in page.iter_rows() for cell in row if str(cell.value).startswith("纸面校验码"))
    later = str(code.value).replace("：3-", "：4-")
    file = changed(tmp_path / "新.xlsx", tmp_path / "分单位.xlsx", "单位汇总", code.coordinate, later)
    assert list(page_differences(file, sheet)) == ["分单位.xlsx 是更新的版本打印的，请用同样新的版本核对。"]


def test_the_pages_of_units_agree_with_the_ledger(tmp_path: Path) -> None:
    sheet = many_units({"甲局": 60, "乙局": 1})
    write_sheet(sheet, tmp_path / "分单位.xlsx", by_unit=True)
    assert list(page_differences(tmp_path / "分单位.xlsx", sheet)) == []


@pytest.mark.parametrize("what", ["姓名", "身份证号", "组织", "职务", "月份", "月数", "月标准", "金额", "账号", "签名"])
def test_each_column_of_a_unit_s_page_is_compared(tmp_path: Path, what: str) -> None:
    sheet = many_units({"甲局": 40})
    write_sheet(sheet, tmp_path / "分单位.xlsx", by_unit=True)
    page = openpyxl.load_workbook(tmp_path / "分单位.xlsx").worksheets[1]
    column = next(cell.column_letter for cell in page[4] if cell.value == what)
    file = changed(tmp_path / "分单位.xlsx", tmp_path / "改.xlsx", page.title, f"{column}6", "改过")
    found = list(page_differences(file, sheet))
    assert len(found) == 1
    assert found[0].startswith(f"“{page.title}”第 6 行“{what}”是“改过”")


_SUMS = ("本页小计", "过次页", "承前页", "合计", "合计（大写）")
_LINES = ("标题", "单位", "批次、日期", *_SUMS, "签字", "台账校验码、签字日期", "校验码")


@pytest.mark.parametrize("what", _LINES)
def test_each_line_of_a_unit_s_page_is_compared(tmp_path: Path, what: str) -> None:
    sheet = many_units({"甲局": 40})
    write_sheet(sheet, tmp_path / "分单位.xlsx", by_unit=True)
    lines = ((page, n, one) for page in unit_pages(sheet)[1:] for n, one in enumerate(page.lines, start=1))
    page, row, line = next(found for found in lines if found[2].what == what)
    column = "ABCDEFGHIJK"[max(cell.column for cell in line.cells if cell.value != "")]
    file = changed(tmp_path / "分单位.xlsx", tmp_path / "改.xlsx", page.name, f"{column}{row}", "改过")
    found = list(page_differences(file, sheet))
    assert len(found) == 1
    assert found[0].startswith(f"“{page.name}”第 {row} 行“{what}”")


def test_a_page_of_a_unit_that_nobody_paid_is_told(tmp_path: Path) -> None:
    sheet = many_units({"甲局": 1})
    write_sheet(sheet, tmp_path / "分单位.xlsx", by_unit=True)
    book = openpyxl.load_workbook(tmp_path / "分单位.xlsx")
    book.create_sheet("002 丙局")
    book.save(tmp_path / "分单位.xlsx")
    assert list(page_differences(tmp_path / "分单位.xlsx", sheet)) == ["多出一页“002 丙局”，台账里没有这个单位。"]
