"""The summary workbook: what stands in it, where its numbers lead, and what must never stand in it."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils import column_index_from_string
from openpyxl.worksheet.worksheet import Worksheet

from addin.summary.collect.data import SummaryData, UnitChange
from addin.summary.measure.evidence import EvidenceRow
from addin.summary.workbook.summary_workbook import write_summary
from tests.addin.summary.scenes import NUMBER, UNIT_A, scene

SHEETS = [
    *("总表", "图表", "计划推进", "报送情况", "指标按单位", "问题按规则", "问题明细", "跨单位重复"),
    *("补贴", "与上期比较", "与上期比较明细", "人员变动", "人员变动明细", "待办事项", "指标明细", "指标口径"),
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
    assert paper.sheetnames == [name for name in SHEETS if name not in ("补贴", "与上期比较明细", "指标明细", "人员变动明细")]
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
        wide = sheet.title in ("指标按单位", "指标按下级")  # their title is the header of the page
        assert sheet.print_title_rows == ("$3:$3" if wide else "$1:$3")
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


def test_a_subordinate_s_number_opens_the_rows_of_its_units_together(tmp_path: Path) -> None:
    """Two units of one office, a third of another whose code lies between theirs."""
    data = scene()
    between = UNIT_A[:-1] + "D"
    view = next(one for one in data.indicators if one.indicator.code == "I02-1")
    line, part = view.counted[0], view.by_unit[UNIT_A]
    units = (UNIT_A, between, UNIT_A[:-1] + "E")
    rows = tuple(replace(line, unit=one, what=one) for one in units)
    view = replace(view, by_unit=dict.fromkeys(units, part), missed=(), counted=rows)
    parents = {units[0]: "530102", units[1]: "530103", units[2]: "530102"}
    names = {one: one for one in units}
    write_summary(tmp_path / "州市.xlsx", replace(data, code="530100", indicators=(view,), units=names, parents=parents))
    book = load_workbook(tmp_path / "州市.xlsx")
    for code, own in (("530102", units[::2]), ("530103", units[1:2])):
        row = row_of(book["指标按下级"], code, 1)
        link = book["指标按下级"].cell(row, 3).hyperlink
        assert link is not None
        first = int(link.location.rsplit("A", 1)[1])
        assert tuple(book["指标明细"].cell(first + n, 8).value for n in range(len(own))) == own


def test_who_joined_and_who_left_stands_behind_the_numbers(tmp_path: Path) -> None:
    came = tuple(EvidenceRow(UNIT_A, "甲局", "离退休干部", "新.xlsx", 4 + n, f"来{n}（530102********2415）") for n in range(2))
    gone = (EvidenceRow(UNIT_A, "甲局", "离退休干部", "旧.xlsx", 9, f"走（{NUMBER}）"),)
    both = (
        UnitChange(UNIT_A, "甲局", "其中：党员", 5, 5, 0, 0),
        UnitChange(UNIT_A, "甲局", "离退休干部", 9, 10, 2, 1, "", came, gone),
    )
    write_summary(tmp_path / "变.xlsx", scene(changes=both))
    book = load_workbook(tmp_path / "变.xlsx")
    row = row_of(book["与上期比较"], "离退休干部", 3)
    assert goes_to(book, "与上期比较", f"E{row}") == (
        "甲局",
        "离退休干部",
        "新增",
        "来0（530102********2415）",
        "离退休干部",
        "新.xlsx",
        "4",
    )
    assert goes_to(book, "与上期比较", f"F{row}")[2:4] == ("减少", "走（530102********2415）")
    assert goes_to(book, "与上期比较", f"G{row}")[1:4] == ("离退休干部", "计入", "盘龙区农业农村局")
    assert book["与上期比较"].cell(row_of(book["与上期比较"], "其中：党员", 3), 5).hyperlink is None, "nobody joined"


def test_the_office_is_no_unit_of_zeros_among_its_units(tmp_path: Path) -> None:
    data = scene()
    write_summary(tmp_path / "县.xlsx", replace(data, units={**data.units, data.code: data.office}))
    codes = [row[1].value for row in load_workbook(tmp_path / "县.xlsx")["指标按单位"].iter_rows(min_row=5)]
    assert data.code not in codes
    assert UNIT_A in codes


def test_on_a4_the_key_indicators_are_printed_and_no_other(book: Workbook) -> None:
    sheet = book["指标按单位"]
    names = [str(cell.value).split("\n")[0] for cell in sheet[3]]
    last = column_index_from_string(re.findall(r"\$([A-Z]+)\$", sheet.print_area)[-1])
    wanted = {one.indicator.name for one in scene().indicators if one.indicator.key or one.indicator.code.startswith("I00")}
    assert set(names[2:last]) <= wanted
    assert not wanted & set(names[last:])
    assert sheet.page_setup.fitToWidth <= 3
    assert sheet.oddHeader.left.text.endswith(str(sheet["A1"].value)), "the title stands above each page, where it is not cut"
    assert sheet.print_title_rows == "$3:$3"
    assert {one.page_setup.paperSize for one in book} == {9}


def test_a_number_keeps_away_from_the_text_beside_it(book: Workbook) -> None:
    numbers = [
        cell for sheet in book for row in sheet.iter_rows(min_row=4) for cell in row if cell.alignment.horizontal == "right"
    ]
    assert numbers
    assert all(cell.alignment.indent for cell in numbers)


def test_a_write_that_fails_leaves_no_half_a_file(tmp_path: Path) -> None:
    folder = tmp_path / "没有这个文件夹"
    with pytest.raises(FileNotFoundError):
        write_summary(folder / "汇总.xlsx", scene())
    assert not folder.exists()
