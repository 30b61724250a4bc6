"""The summary workbook: what stands in it, where its numbers lead, and what must never stand in it."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from addin.summary.collect.data import SummaryData
from addin.summary.workbook.summary_workbook import write_summary
from tests.addin.summary.scenes import NUMBER, UNIT_A, scene

SHEETS = [
    *("总表", "图表", "计划推进", "报送情况", "指标按单位", "问题按规则", "问题明细", "跨单位重复"),
    *("补贴", "与上期比较", "人员变动", "人员变动明细", "待办事项", "指标明细", "指标口径"),
]


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("summary") / "汇总.xlsx"
    write_summary(path, scene())
    return path


@pytest.fixture(scope="module")
def book(file: Path) -> Workbook:
    return load_workbook(file)


def row_of(sheet: Worksheet, name: str, column: int = 2) -> int:
    return next(row[0].row for row in sheet.iter_rows(min_col=column, max_col=column) if row[0].value == name)


def goes_to(book: Workbook, sheet: str, cell: str) -> tuple[str, ...]:
    """The row a number opens."""
    link = book[sheet][cell].hyperlink
    assert link is not None
    place = re.fullmatch(r"'(.+)'!A(\d+)", link.location)
    assert place is not None
    return tuple(str(one.value) for one in book[place[1]][int(place[2])])


def test_the_sheets_stand_in_order(book: Workbook) -> None:
    assert book.sheetnames == SHEETS


def test_on_paper_there_is_what_is_read_there(book: Workbook, tmp_path: Path) -> None:
    """Not the rows behind each figure, nor a link to them; the figures are the same."""
    write_summary(tmp_path / "打印.xlsx", scene(), on_paper=True)
    paper = load_workbook(tmp_path / "打印.xlsx")
    assert paper.sheetnames == [name for name in SHEETS if name not in ("补贴", "指标明细", "人员变动明细")]
    assert not any(cell.hyperlink for sheet in paper for row in sheet.iter_rows() for cell in row)
    one, other = ([[cell.value for cell in row] for row in some["总表"].iter_rows()] for some in (book, paper))
    assert one == other


def test_a_figure_says_how_it_stands_by_word_and_sign(book: Workbook) -> None:
    sheet = book["总表"]
    row = row_of(sheet, "党员纳入党组织率")
    values = [one.value for one in sheet[row]]
    assert values == ["（二）", "党员纳入党组织率", 50, "%", 1, 2, 1, "100%", "2025-12-31", "✘ 已逾期，未达标", ""]


def test_every_number_opens_its_rows(book: Workbook) -> None:
    row = row_of(book["总表"], "党员纳入党组织率")
    assert goes_to(book, "总表", f"E{row}")[1:4] == ("党员纳入党组织率", "计入", "盘龙区农业农村局")
    missed = goes_to(book, "总表", f"G{row}")
    assert missed[1:3] == ("党员纳入党组织率", "未计入")
    assert missed[6:] == ("5", "=1+1（530102********0012）")
    assert goes_to(book, "总表", f"F{row}")[1] == "党员纳入党组织率"


def test_every_link_of_the_book_leads_to_the_figure_it_stands_at(book: Workbook) -> None:
    header = [one.value for one in book["指标按单位"][3]]
    for row in book["指标按单位"].iter_rows(min_row=5):
        for column, cell in enumerate(row):
            if cell.hyperlink:
                told = goes_to(book, "指标按单位", cell.coordinate)
                assert told[1] == str(header[column]).split("\n")[0]
                assert told[3] == row[0].value


def test_findings_are_counted_and_opened_by_rule(book: Workbook) -> None:
    sheet = book["问题按规则"]
    row = row_of(sheet, "C02-1", 1)
    assert sheet.cell(row, 3).value == "每名党员都纳入党组织。"
    assert sheet.cell(row, 7).value == 1
    assert goes_to(book, "问题按规则", f"G{row}")[0] == "C02-1"


def test_a_form_not_sent_is_no_zero(book: Workbook) -> None:
    sheet = book["指标按单位"]
    header = [str(one.value) for one in sheet[3]]
    column = next(i for i, name in enumerate(header, 1) if name.startswith("学习小组每季度学习率"))
    assert sheet.cell(row_of(sheet, "盘龙区教育体育局", 1), column).value == "未报"


def test_text_that_looks_like_a_formula_stays_text(book: Workbook, file: Path) -> None:
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f", cell.coordinate
    with zipfile.ZipFile(file) as parts:
        assert not any(b"<f>" in parts.read(name) for name in parts.namelist() if "worksheets" in name)


def test_numbers_of_persons_are_masked_everywhere(file: Path) -> None:
    with zipfile.ZipFile(file) as parts:
        everything = b"".join(parts.read(name) for name in parts.namelist()).decode("utf-8", "ignore")
    assert NUMBER not in everything
    assert "530102********2415" in everything
    assert not re.search(r"(?<!\d)5301021[89]\d{10}(?!\d)", everything)


def test_a_blocked_subsidy_names_the_post_that_was_paid(book: Workbook) -> None:
    sheet = book["补贴"]
    assert "已发放 1 人、1 笔、300.00 元；不重复发放 1 人、1 笔、300.00 元；暂缓 1 人、1 笔、210.00 元" in str(sheet["A2"].value)
    values = [one.value for one in sheet[4]]
    assert values[0] == "✘ 不重复发放"
    assert values[-1] == "第一支部书记（盘龙区农业农村局）"


def test_what_is_owed_stands_by_day(book: Workbook) -> None:
    sheet = book["待办事项"]
    rows = [[one.value for one in row] for row in sheet.iter_rows(min_row=4)]
    assert rows[0][:7] == ["2026-09-30", "✘ 已逾期", "盘龙区农业农村局", "第一支部", "开展党员大会", 0, 1]
    assert rows[1][1] == "▲ 待办"
    assert sheet["A2"].value == "共 2 项，其中已逾期 1 项。按期限排列。是否逾期，按2026年10月20日判断。"


def test_pages_print_on_a4_with_their_titles(book: Workbook) -> None:
    for sheet in book:
        assert sheet.page_setup.paperSize == 9
        assert sheet.print_title_rows == "$1:$3"
        assert sheet.freeze_panes
        assert sheet.sheet_properties.pageSetUpPr is not None
        assert sheet.sheet_properties.pageSetUpPr.fitToPage


def test_lists_can_be_filtered(book: Workbook) -> None:
    assert all(sheet.auto_filter.ref for sheet in book if sheet.title not in ("总表", "图表", "计划推进"))


@pytest.mark.parametrize("nothing", ["submissions", "payments", "duplicates", "changes"])
def test_what_is_not_at_hand_is_said(tmp_path: Path, nothing: str) -> None:
    data: SummaryData = replace(scene(), **{nothing: None})
    write_summary(tmp_path / "无.xlsx", data)
    sheet = {"submissions": "报送情况", "payments": "补贴", "duplicates": "跨单位重复", "changes": "与上期比较"}[nothing]
    note = str(load_workbook(tmp_path / "无.xlsx")[sheet]["A2"].value)
    assert "没有" in note


def test_subordinates_are_rolled_up_where_they_speak_for_units(tmp_path: Path) -> None:
    write_summary(tmp_path / "州市.xlsx", scene(parents={UNIT_A: "530102", "115301020151010157": "530102"}))
    sheet = load_workbook(tmp_path / "州市.xlsx")["指标按下级"]
    header = [str(one.value) for one in sheet[3]]
    column = next(i for i, name in enumerate(header, 1) if name.startswith("党员纳入党组织率"))
    assert sheet.cell(row_of(sheet, "530102", 1), column).value == 50


def test_a_write_that_fails_leaves_no_half_a_file(tmp_path: Path) -> None:
    folder = tmp_path / "没有这个文件夹"
    with pytest.raises(FileNotFoundError):
        write_summary(folder / "汇总.xlsx", scene())
    assert not folder.exists()
