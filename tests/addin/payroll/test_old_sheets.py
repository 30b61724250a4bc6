"""Old sheets of payments as offices kept them: what is taken, and what is told and not taken."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from addin.errors import Refused
from addin.payroll.old_sheets import OldSheets, read_old_sheets
from benchmarks.sheet_files import SheetModel, write_ods, write_xls
from tests.addin.ledger.sheets import number_of
from workbook_templates.values.period import Period

Q1 = Period.parse("2026Q1")
JAN, FEB, MAR = Q1.months()
ZHANG, LI = number_of("张建国"), number_of("李秀英")
TITLE = ["2026年第一季度离退休干部党组织书记工作补贴发放表"]


def sheet(tmp_path: Path, *rows: list[object], name: str = "旧表.xlsx") -> OldSheets:
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    book.save(tmp_path / name)
    return read_old_sheets(tmp_path / name, Q1)


def taken(found: OldSheets) -> list[tuple[str, str, int]]:
    return [(one.name, one.month, one.fen) for one in found.payments]


def why(found: OldSheets) -> list[str]:
    return [one.why for one in found.not_taken]


def test_one_row_a_month_with_titles_totals_and_signatures(tmp_path: Path) -> None:
    found = sheet(
        tmp_path,
        TITLE,
        ["单位：盘龙区农业农村局", None, None, "金额单位：元"],
        ["序号", "姓  名", "身份证号码", "月份", "金额（元）", "签名"],
        [1, "张建国", ZHANG, "1月", 300],
        [2, "张建国", ZHANG, "2月", "300.00"],
        ["小计", None, None, None, 600],
        [3, "李秀英", LI.lower(), "2026年1月", "￥210"],
        ["合计（大写）", None, None, None, 810],
        [None],
        ["制表：王芳", None, None, None, None, "审核："],
    )
    assert taken(found) == [("张建国", JAN, 30000), ("张建国", FEB, 30000), ("李秀英", JAN, 21000)]
    assert found.not_taken == []


def test_a_quarter_in_one_amount_is_shared_by_its_months(tmp_path: Path) -> None:
    found = sheet(
        tmp_path,
        ["姓名", "身份证号", "月份", "月数", "月标准", "实发金额"],
        ["张建国", ZHANG, "1-3月", 3, 300, 900],
        ["李秀英", LI, None, None, None, 630],
    )
    assert taken(found) == [("张建国", m, 30000) for m in Q1.months()] + [("李秀英", m, 21000) for m in Q1.months()]


def test_a_column_for_each_month(tmp_path: Path) -> None:
    found = sheet(
        tmp_path,
        ["姓名", "身份证号", "1月", "2月", "3月", "合计"],
        ["张建国", ZHANG, 300, 300, None, 600],
        ["李秀英", LI, 210, 210, 210, 600],
    )
    assert taken(found) == [("张建国", JAN, 30000), ("张建国", FEB, 30000)]
    assert "各月相加是 630.00 元，合计写着“600”" in why(found)[0]


MONTHLY = ["姓名", "身份证号", "1月", "2月", "3月", "合计"]


@pytest.mark.parametrize(
    ("amounts", "said"),
    [
        ([300, -300, 300, 300], "2026-02 的金额是负数"),
        (["-300", None, None, None], "2026-01 的金额是负数"),
        ([300, "（300）", 300, 600], "看不懂"),
        ([None, None, None, 900], "各月都空着，只有合计“900”"),
        ([None, " ", None, "900.00"], "各月都空着，只有合计“900.00”"),
        ([0, 0, 0, 900], "各月相加是 0.00 元，合计写着“900”"),
        ([0, 0, 0, 0], "金额是 0"),
        ([None, None, None, -900], "各月都空着，只有合计“-900”"),
        ([None, None, None, None], "没有金额"),
    ],
)
def test_columns_of_months_that_do_not_say_what_was_paid_are_told_and_not_taken(
    tmp_path: Path, amounts: list[object], said: str
) -> None:
    """Which month was paid is not guessed, and what came back was no payment; the next row is taken all the same."""
    found = sheet(tmp_path, MONTHLY, ["张建国", ZHANG, *amounts], ["李秀英", LI, 210, None, None, 210])
    assert taken(found) == [("李秀英", JAN, 21000)]
    assert [(one.place.row, said in one.why) for one in found.not_taken] == [(2, True)]


def test_blank_months_with_a_total_are_those_that_the_row_names_itself(tmp_path: Path) -> None:
    found = sheet(tmp_path, [*MONTHLY, "月份"], ["张建国", ZHANG, None, None, None, 600, "2-3月"])
    assert taken(found) == [("张建国", FEB, 30000), ("张建国", MAR, 30000)]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (["张建国", 5.3010219630307e17, "1月", None, 300], "身份证号是数字格式"),
        (["张建国", f"{ZHANG[:6]}********{ZHANG[-4:]}", "1月", None, 300], "遮住了几位"),
        (["张建国", ZHANG[:-1] + ("1" if ZHANG[-1] != "1" else "2"), "1月", None, 300], "身份证号不对"),
        (["张建国", None, "1月", None, 300], "没有身份证号"),
        ([None, ZHANG, "1月", None, 300], "没有姓名"),
        (["张建国", ZHANG, "年前", None, 300], "月份“年前”看不懂"),
        (["张建国", ZHANG, "4月", None, 300], "2026-04 不在2026年第一季度里"),
        (["张建国", ZHANG, "1月", None, "三百"], "金额“三百”看不懂"),
        (["张建国", ZHANG, "1月", None, None], "没有金额"),
        (["张建国", ZHANG, "1月", None, 0], "金额是 0"),
        (["张建国", ZHANG, "1月", None, -300], "金额是负数"),
        (["张建国", ZHANG, "1月", None, 300.005], "不到一分"),
        (["张建国", ZHANG, "1-3月", None, 100], "100.00 元分不到 3 个月"),
        (["张建国", ZHANG, "1-3月", 2, 900], "月数写着“2”，月份是 3 个月"),
    ],
)
def test_what_cannot_be_read_is_told_and_not_taken(tmp_path: Path, row: list[object], said: str) -> None:
    found = sheet(tmp_path, ["姓名", "身份证号", "月份", "月数", "金额"], row, ["李秀英", LI, "1月", None, 210])
    assert taken(found) == [("李秀英", JAN, 21000)]
    assert len(found.not_taken) == 1
    assert said in why(found)[0]
    assert found.not_taken[0].place.row == 2
    assert ZHANG not in why(found)[0], "no identity number is told in full"


def test_a_page_that_is_no_sheet_of_payments_is_told(tmp_path: Path) -> None:
    assert "没有读" in why(sheet(tmp_path, ["姓名", "电话"], ["张建国", "13800000000"]))[0]
    assert "没有读" in why(sheet(tmp_path, ["姓名", "身份证号", "金额", "金额"], ["张建国", ZHANG, 1, 2]))[0]


def test_a_text_file_in_an_old_code_page(tmp_path: Path) -> None:
    (tmp_path / "旧.csv").write_bytes(f"姓名,身份证号,月份,金额\n张建国,{ZHANG},1月,300\n".encode("gb18030"))
    assert taken(read_old_sheets(tmp_path / "旧.csv", Q1)) == [("张建国", JAN, 30000)]


@pytest.mark.parametrize(("write", "name"), [(write_xls, "旧.xls"), (write_ods, "旧.ods")])
def test_workbooks_of_other_programs(tmp_path: Path, write: Callable[..., None], name: str) -> None:
    rows = [["姓名", "身份证号", "月份", "金额"], ["张建国", ZHANG, "1月", 300]]
    write(tmp_path / name, [SheetModel("发放表", rows)])
    assert taken(read_old_sheets(tmp_path / name, Q1)) == [("张建国", JAN, 30000)]


def test_a_file_that_cannot_be_opened_is_refused(tmp_path: Path) -> None:
    (tmp_path / "坏.xlsx").write_bytes(b"no workbook")
    for name in ("坏.xlsx", "没有.xlsx", "没有.csv"):
        with pytest.raises(Refused, match=name):
            read_old_sheets(tmp_path / name, Q1)
