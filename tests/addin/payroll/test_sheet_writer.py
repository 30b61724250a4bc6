"""The sheet finance signs: what it says, that nothing in it runs, and that it can be read back and compared."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from sqlalchemy import Engine

from addin.errors import Refused
from addin.ledger.batches import all_batches, read_content
from addin.ledger.queries import later_changes
from addin.payroll.allowance_sheet import AllowanceSheet, sheet_of
from addin.payroll.page_differences import page_differences
from addin.payroll.sheet_reader import SheetFile
from addin.payroll.sheet_rows import months_text
from addin.payroll.sheet_writer import write_sheet
from addin.store.connection import reading
from tests.addin.ledger.books import ledger, made, taken_back, whole
from tests.addin.ledger.sheets import number_of

POSTS = [
    ["张建国", "甲支部", "书记", "", ""],
    ["张建国", "甲小组", "组长", "", ""],
    ["李秀英", "甲支部", "委员", "2026-08-01", ""],
    ["=cmd|'/c calc'!A1", "乙支部", "书记", "", "2026-08-31"],
]


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    with ledger(f"sqlite:///{tmp_path / '台账.db'}") as engine:
        yield engine


def sheet(engine: Engine, number: int = 1) -> AllowanceSheet:
    with reading(engine) as connection:
        batch = all_batches(connection)[number - 1]
        return sheet_of("盘龙区老干部局", read_content(connection, batch), later_changes(connection, batch))


def test_it_says_who_is_paid_what(engine: Engine, tmp_path: Path) -> None:
    whole(engine, POSTS)
    file = tmp_path / "发放表.xlsx"
    write_sheet(sheet(engine), file)
    page = openpyxl.load_workbook(file)["发放表"]
    rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=4)]
    assert [cell for cell in rows[0] if cell] == [
        "序号",
        "姓名",
        "身份证号",
        "组织",
        "职务",
        "月份",
        "月数",
        "月标准",
        "金额",
        "账号",
        "签名",
    ]
    assert rows[1][1:9] == ["张建国", rows[1][2], "甲支部", "书记", "2026年7—9月", 3, "300.00", 900]
    assert rows[1][2].startswith("530102********")
    assert rows[2][5:9] == ["2026年8、9月", 2, "200.00", 400]
    assert (rows[4][0], rows[4][6], rows[4][8]) == ("合计（3 人）", 7, 1900)
    assert rows[5][3] == "人民币壹仟玖佰元整"
    assert [cell for cell in rows[7] if cell] == ["经办：李明　　签字：", "复核：王芳　　签字：", "财务：赵强　　签字："]
    assert rows[9][1].startswith("台账校验码：")
    assert rows[10][1].startswith("纸面校验码：3-")
    assert (page.page_setup.orientation, page.page_setup.paperSize, page.print_title_rows) == ("landscape", 9, "$4:$4")


def test_who_is_not_paid_stands_there_with_the_reason(engine: Engine, tmp_path: Path) -> None:
    whole(engine, POSTS)
    file = tmp_path / "发放表.xlsx"
    write_sheet(sheet(engine), file)
    page = openpyxl.load_workbook(file)["未发明细"]
    rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=5, max_row=6)]
    assert [(row[1], row[4], row[5], row[6], row[7]) for row in rows] == [
        ("张建国", "组长", "2026年7—9月", "不重复发放", "S02"),
        ("=cmd|'/c calc'!A1", "书记", "2026年9月", "不发", "S06"),
    ]
    assert rows[0][8].startswith("张建国 2026年7—9月 已按甲支部书记的标准发放 300.00 元")


def test_nothing_in_it_runs(engine: Engine, tmp_path: Path) -> None:
    whole(engine, POSTS)
    file = tmp_path / "发放表.xlsx"
    write_sheet(sheet(engine), file)
    with zipfile.ZipFile(file) as book:
        pages = [name for name in book.namelist() if name.startswith("xl/worksheets/sheet")]
        assert all(b"<f>" not in book.read(name) for name in pages)


def test_units_add_up_to_the_whole(engine: Engine, tmp_path: Path) -> None:
    whole(engine, POSTS)
    told = sheet(engine)
    assert sum(unit.fen for unit in told.units) == told.fen == 190000


def test_read_back_it_agrees_with_the_ledger(engine: Engine, tmp_path: Path) -> None:
    whole(engine, POSTS)
    file = tmp_path / "发放表.xlsx"
    write_sheet(sheet(engine), file)
    assert list(page_differences(file, sheet(engine))) == []


@pytest.mark.parametrize(
    ("cell", "value", "told"),
    [
        ("B6", "张建国", "第 6 行“姓名”是“张建国”，台账里是“李秀英”"),
        ("C6", "530102********0001", "第 6 行“身份证号”"),
        ("F6", "2026年7—9月", "第 6 行“月份”是“2026年7—9月”，台账里是“2026年8、9月”"),
        ("G6", "两个", "第 6 行“月数”是“两个”，台账里是“2.00”"),
        ("H5", "3000.00", "第 5 行“月标准”"),
        ("I5", 900.01, "第 5 行“金额”是“900.01”，台账里是“900.00”"),
        ("J5", "6222", "第 5 行“账号”"),
        ("I8", 1900.01, "第 8 行“合计”的“金额”是“1900.01”，台账里是“1900.00”"),
        ("D9", "人民币壹万元整", "第 9 行“合计（大写）”是“人民币壹万元整”，台账里是“人民币壹仟玖佰元整”"),
        ("A1", "补贴表", "第 1 行“标题”"),
        ("A2", "单位：别的局", "第 2 行“单位、批次、日期”"),
        ("E11", "复核：王方　　签字：", "第 11 行“签字”是“复核：王方　　签字：”，台账里是“复核：王芳　　签字：”"),
        ("B13", "台账校验码：0000", "第 13 行“台账校验码”"),
        ("B14", "纸面校验码：3-0000-0000-0000-0000（本页每一格都算在内）", "第 14 行“校验码”"),
        ("B20", "另付 100 元", "第 20 行“姓名”是“另付 100 元”，台账里是“”"),
    ],
)
def test_a_changed_sheet_is_told(engine: Engine, tmp_path: Path, cell: str, value: object, told: str) -> None:
    whole(engine, POSTS)
    file = tmp_path / "发放表.xlsx"
    write_sheet(sheet(engine), file)
    book = openpyxl.load_workbook(file)
    book["发放表"][cell] = value
    book.save(file)
    found = list(page_differences(file, sheet(engine)))
    assert len(found) == 1
    assert found[0].startswith(f"“发放表”{told}")


def test_the_sheet_of_a_paid_batch_is_for_ever_what_was_paid(engine: Engine, tmp_path: Path) -> None:
    """Printed again after a reversal it has the same figures under the same signatures; what happened later is another page."""
    whole(engine, POSTS)
    before, file = sheet(engine), tmp_path / "发放表.xlsx"
    taken_back(engine, number_of("张建国"), "2026-08", "已去世")
    now = sheet(engine)
    assert (now.fen, now.paid, now.units, now.unpaid) == (before.fen, before.paid, before.units, before.unpaid)
    write_sheet(now, file)
    later = [[cell.value for cell in row] for row in openpyxl.load_workbook(file)["后续变动"].iter_rows(min_row=5)]
    assert [(row[1], row[4], row[5], row[6]) for row in later] == [
        ("张建国", "2026年8月", "应发变更", -300),
        ("张建国", "2026年8月", "收回", -300),
    ]
    assert "已去世；已收回 300.00 元，凭证 收据 1 号" in later[0][9]


def test_a_draft_is_marked_as_not_to_be_paid(engine: Engine, tmp_path: Path) -> None:
    made(engine, POSTS)
    file = tmp_path / "发放表.xlsx"
    write_sheet(sheet(engine), file)
    assert openpyxl.load_workbook(file)["发放表"]["A1"].value == "离退休干部党组织工作补贴发放表（待复核，不得付款）"


def test_another_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "别的.xlsx").write_bytes(b"no workbook")
    with pytest.raises(Refused, match="不是发放表"):
        SheetFile(tmp_path / "别的.xlsx")


@pytest.mark.parametrize(
    ("months", "text"),
    [
        (("2026-07", "2026-08", "2026-09"), "2026年7—9月"),
        (("2026-07", "2026-09"), "2026年7、9月"),
        (("2026-07",), "2026年7月"),
        (("2025-12", "2026-01"), "2025年12月；2026年1月"),
    ],
)
def test_months_as_a_clerk_writes_them(months: tuple[str, ...], text: str) -> None:
    assert months_text(months) == text


@pytest.mark.parametrize(
    ("page", "cell", "value", "told"),
    [
        ("银行代发", "D5", "6222000000000000009", "“银行代发”第 5 行“账号”是“6222"),
        ("银行代发", "F5", 9999, "是“9999.00”，台账里是“900.00”"),
        ("单位汇总", "F5", 9999, "“单位汇总”第 5 行“金额”"),
    ],
)
def test_a_change_on_any_page_is_told(engine: Engine, tmp_path: Path, page: str, cell: str, value: object, told: str) -> None:
    """Issue: an edited account and 9,999 yuan on 银行代发 are “consistent”."""
    whole(engine, POSTS)
    file = tmp_path / "发放表.xlsx"
    write_sheet(sheet(engine), file)
    assert list(page_differences(file, sheet(engine))) == []
    book = openpyxl.load_workbook(file)
    book[page][cell] = value
    book.save(file)
    found = list(page_differences(file, sheet(engine)))
    assert len(found) == 1
    assert told in found[0]
    assert "6222000000000000009" not in found[0], "masked"
