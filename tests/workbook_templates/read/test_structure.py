"""The same form after other hands and programs: WPS' manner, both calendars, moved headers, totals, copies. By real writers."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from tests.workbook_templates.read.forms import changed, filled, kinds, repacked, told
from tests.workbook_templates.read.test_hostile import measured
from validators.engine import check
from workbook_templates.read import facts, read_submission
from workbook_templates.table import Submission

SHEET = "离退休干部"
PEOPLE = [
    {"姓名": "张建国"},
    {"姓名": "李红", "身份证号": "530103195504120026", "性别": "女", "出生日期": "1955年4月12日"},
    {"姓名": "王强", "身份证号": "530102194812310011", "出生日期": "1948-12-31"},
]
AS_FILLED = [(4, "张建国"), (5, "李红"), (6, "王强")]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return filled(tmp_path / "a.xlsx", {SHEET: PEOPLE})


def names(read: Submission) -> list[tuple[int, object]]:
    table = read.tables[SHEET]
    return list(zip(table.rows, table.get("姓名"), strict=True))


def t_rules(path: Path) -> list[tuple[str, str, str]]:
    found = check([read_submission(path)])[0].findings
    return [(f.rule, f.severity.value, f.cell or str(f.row or "")) for f in found if f.rule[0] == "T" and f.rule != "T13"]


# WPS.

WPS_ROOT = (
    ' xmlns:etc="http://www.wps.cn/officeDocument/2017/etCustomData" xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/'
    'spreadsheetDrawing" xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
WPS_LIST = (
    '<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}"><x14:dataValidations count="1"'
    ' xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><x14:dataValidation type="list" allowBlank="1"'
    ' showErrorMessage="1"><x14:formula1><xm:f>代码表!$A$2:$A$9</xm:f></x14:formula1><xm:sqref>C4:C2003</xm:sqref>'
    "</x14:dataValidation></x14:dataValidations></ext></extLst>"
)


def by_wps(path: Path) -> None:
    """WPS keeps lists on other sheets in an extension, un-merges nothing twice, and names its own namespaces and parts."""

    def change(name: str, content: bytes) -> bytes:
        text = content.decode()
        if "worksheets/sheet" in name:
            text = re.sub(r"<worksheet\b", "<worksheet" + WPS_ROOT, text, count=1)
            text = re.sub(r"<mergeCells.*?</mergeCells>", "", text)
            text = re.sub(r"<dataValidations.*?</dataValidations>", "", text).replace("</worksheet>", WPS_LIST + "</worksheet>")
            text = re.sub(r"<row ", '<row customFormat="1" spans="1:27" ', text)
        if name == "xl/workbook.xml":
            text = text.replace("<sheets>", '<bookViews><workbookView windowWidth="28800"/></bookViews><sheets>', 1)
            text = text.replace("</workbook>", '<extLst><ext uri="{9}"><etc:x xmlns:etc="urn:wps"/></ext></extLst></workbook>')
        return text.encode()

    ours = {
        "docProps/custom.xml": b'<Properties><property name="KSOProductBuildVer"/><property name="ICV"/></Properties>',
        "xl/wpsCustomData.xml": b'<etc:data xmlns:etc="urn:wps"/>',
    }
    repacked(path, change, ours)


def test_in_the_manner_of_wps(path: Path) -> None:
    before = read_submission(path)
    by_wps(path)
    after = read_submission(path)
    assert names(after) == AS_FILLED
    assert told(after) == told(before)
    assert kinds(after) == []


# Calendars, rich text, shared strings.


def anew(path: Path, **options: object) -> None:
    """Written anew by XlsxWriter from the values."""
    old = openpyxl.load_workbook(path)
    with xlsxwriter.Workbook(str(path), {"default_date_format": "yyyy-mm-dd", **options}) as book:
        red = book.add_format({"font_color": "red"})
        for sheet in old:
            new = book.add_worksheet(sheet.title)
            for row in sheet.iter_rows():
                for cell in row:
                    at = (cell.row - 1, cell.column - 1)
                    if isinstance(cell.value, str) and len(cell.value) > 2:
                        new.write_rich_string(*at, cell.value[0], red, cell.value[1:])
                    elif isinstance(cell.value, str):
                        new.write_string(*at, cell.value)
                    elif cell.value is not None:
                        new.write(*at, cell.value)


@pytest.mark.parametrize("options", [{}, {"date_1904": True}, {"constant_memory": True}], ids=str)
def test_rich_texts_and_both_calendars_by_xlsxwriter(options: dict[str, object], path: Path) -> None:
    before = read_submission(path)
    anew(path, **options)
    after = read_submission(path)
    for name, table in before.tables.items():
        if name != "封面" or "constant_memory" not in options:
            assert after.tables[name].columns == table.columns, name
    assert [str(day) for day in after.tables[SHEET].get("出生日期")] == ["1963-03-07", "1955-04-12", "1948-12-31"]


def test_the_calendar_of_1904_by_openpyxl_with_texts_among_the_dates(path: Path) -> None:
    def change(book: Workbook) -> None:
        book.epoch = CALENDAR_MAC_1904

    after = read_submission(changed(path, change))
    assert [str(day) for day in after.tables[SHEET].get("出生日期")] == ["1963-03-07", "1955-04-12", "1948-12-31"]
    assert after.cover("填报日期") == read_submission(filled(path)).cover("填报日期")


# The header.


@pytest.mark.parametrize(("at", "many"), [(1, 1), (2, 1), (3, 1), (3, 5), (1, 20), (4, 1), (4, 3)])
def test_rows_inserted_above_inside_and_below_the_header(at: int, many: int, path: Path) -> None:
    read = read_submission(changed(path, lambda book: book[SHEET].insert_rows(at, many)))
    assert names(read) == [(row + many, name) for row, name in AS_FILLED]
    assert kinds(read) == ([facts.BLANK_ROW] if at == 4 else [])
    assert read.tables.place(SHEET, "身份证号", 0).cell == f"B{4 + many}"


def test_a_department_line_above_the_header(path: Path) -> None:
    def change(book: Workbook) -> None:
        book[SHEET].insert_rows(3)
        book[SHEET]["A3"], book[SHEET]["H3"] = "填报单位：盘龙区农业农村局", "填报日期：2026年9月28日"

    read = read_submission(changed(path, change))
    assert names(read) == [(row + 1, name) for row, name in AS_FILLED]
    assert kinds(read) == []


def all_groups(book: Workbook) -> None:
    """Two lines throughout: groups above, names below; single columns merged over both lines."""
    sheet = book[SHEET]
    for area in list(sheet.merged_cells.ranges):
        sheet.unmerge_cells(str(area))
    sheet.insert_rows(3)
    sheet["A3"], sheet["A4"] = "姓名*", None
    sheet["B3"], sheet["G3"] = "基本信息", "政治面貌信息"
    sheet.merge_cells("A3:A4")
    sheet.merge_cells("B3:F3")
    sheet.merge_cells("G3:H3")


def test_a_header_in_groups(path: Path) -> None:
    read = read_submission(changed(path, all_groups))
    assert names(read) == [(row + 1, name) for row, name in AS_FILLED]
    assert kinds(read) == []
    assert read.tables.place(SHEET, "身份证号", 0).cell == "B5"


def test_a_column_inserted_in_the_middle_without_a_name(path: Path) -> None:
    def change(book: Workbook) -> None:
        book[SHEET].insert_cols(3)
        book[SHEET]["C5"] = "曾用名：李宏"

    read = read_submission(changed(path, change))
    assert names(read) == AS_FILLED
    assert read.tables[SHEET].get("性别") == ["男", "女", "男"]
    assert [(f.kind, f.cell, f.value) for f in read.facts if f.kind != facts.HIDDEN_COLUMN] == [
        (facts.STRAY_CELL, "C5", "曾用名：李宏")
    ]


@pytest.mark.parametrize(
    ("cell", "new", "column"),
    [("B3", "身份证号码", "身份证号"), ("B3", "身份证", "身份证号"), ("E3", "出生年月", "出生日期"),
     ("I3", "退休时间", "退休日期"),
     ("Q3", "电话", "联系电话"), ("P3", "现居住地", "居住地"), ("F3", "人员类型", "人员类别"), ("Q3", "联系方式", "联系电话")],
)  # fmt: skip
def test_a_column_renamed_a_little_is_suggested(cell: str, new: str, column: str, path: Path) -> None:
    def change(book: Workbook) -> None:
        book[SHEET][cell] = new

    changed(path, change)
    said = [f for f in check([read_submission(path)])[0].findings if f.rule == "T04" and f.column == column]
    assert [f.cell for f in said] == [cell]
    assert new in said[0].message
    assert column in said[0].fix


# Rows.


@pytest.mark.parametrize(
    "word", ["合计", "小计", "总计", "合　计", "合计：", "合 计(人)", "本页小计", "共计", "总 计", "合计人数", "累计"]
)
@pytest.mark.parametrize("column", ["A", "B"])
def test_totals_in_all_their_words(word: str, column: str, path: Path) -> None:
    def change(book: Workbook) -> None:
        book[SHEET][f"{column}7"], book[SHEET]["D7"] = word, 3

    changed(path, change)
    assert names(read_submission(path)) == AS_FILLED
    assert t_rules(path) == [("T10", "warning", "7")]


def test_subtotals_between_the_rows(path: Path) -> None:
    def change(book: Workbook) -> None:
        book[SHEET].insert_rows(5)
        book[SHEET]["A5"], book[SHEET]["B5"] = "小计", 1

    changed(path, change)
    assert names(read_submission(path)) == [(4, "张建国"), (6, "李红"), (7, "王强")]
    assert t_rules(path) == [("T10", "warning", "5")]


def test_a_total_made_by_a_formula(path: Path) -> None:
    def change(book: Workbook) -> None:
        book[SHEET]["A7"], book[SHEET]["D7"] = "合计", "=COUNTA(A4:A6)"
        book[SHEET].merge_cells("A7:C7")

    changed(path, change)
    assert names(read_submission(path)) == AS_FILLED
    assert t_rules(path) == [("T10", "warning", "7")]


def test_merged_data_over_a_row_and_over_a_block(path: Path) -> None:
    def change(book: Workbook) -> None:
        book[SHEET].merge_cells("P5:Q5")
        book[SHEET].merge_cells("F4:G6")

    changed(path, change)
    read = read_submission(path)
    assert read.tables[SHEET].get("人员类别") == ["退休", None, None]
    assert {(rule, cell) for rule, _, cell in t_rules(path)} == {("T05", "P5"), ("T05", "F4")}


def test_formulas_with_results_and_without_by_xlsxwriter(path: Path) -> None:
    old = openpyxl.load_workbook(path)
    with xlsxwriter.Workbook(str(path), {"default_date_format": "yyyy-mm-dd"}) as book:
        for sheet in old:
            new = book.add_worksheet(sheet.title)
            for row in sheet.iter_rows():
                for cell in row:
                    if cell.value is not None:
                        new.write(cell.row - 1, cell.column - 1, cell.value)
            if sheet.title == SHEET:
                new.write_formula("P4", '="昆明"&"市"', None, "昆明市")
                new.write_formula("P5", '="大理"', None, "")
                new.write_formula("P6", "=1/0", None, "#DIV/0!")
                new.write_formula("A6", "=VLOOKUP(1,Z:Z,1,0)", None, "#N/A")
    read = read_submission(path)
    assert read.tables[SHEET].get("居住地")[0] == "昆明市"
    assert [(f.kind, f.cell, f.value) for f in read.facts if f.sheet == SHEET and f.cell != "P5"] == [
        (facts.FORMULA, "P4", "昆明市"), (facts.ERROR_CELL, "A6", "#N/A"), (facts.ERROR_CELL, "P6", "#DIV/0!"),
    ]  # fmt: skip
    assert {(f.kind, f.cell) for f in read.facts if f.cell == "P5"} == {(facts.FORMULA_NO_VALUE, "P5")}


def test_a_stray_cell_at_the_end_of_the_world_costs_nothing(path: Path) -> None:
    def change(book: Workbook) -> None:
        book[SHEET]["XFD1048576"] = "误触"

    changed(path, change)
    kind, memory = measured(path)
    assert kind == "误触"
    assert memory < 120
    found = [f for f in check([read_submission(path)])[0].findings if f.rule == "T10"]
    assert [(f.severity.value, f.cell, f.value) for f in found] == [("warning", "XFD1048576", "误触")]


# Sheets.


COPIES = [
    f"{SHEET} (2)", f"{SHEET}(2)", f"{SHEET}（2）", f"{SHEET} 副本", f"{SHEET}_2", f"{SHEET}2", f"{SHEET}的副本",
    f"副本{SHEET}", f"复件 {SHEET}", f"{SHEET} - 副本", f"Copy of {SHEET}",
]  # fmt: skip


@pytest.mark.parametrize("title", COPIES)
def test_a_copied_sheet_under_any_name_is_told_and_never_counted(title: str, path: Path) -> None:
    def change(book: Workbook) -> None:
        book.copy_worksheet(book[SHEET]).title = title

    changed(path, change)
    read = read_submission(path)
    assert names(read) == AS_FILLED
    assert [(f.kind, f.sheet, f.value) for f in read.facts] == [(facts.SHEET_COPIED, title, SHEET)]
    assert t_rules(path) == [("T03", "warning", "")]


def test_a_sheet_copied_twice(path: Path) -> None:
    def change(book: Workbook) -> None:
        for n in (2, 3):
            book.copy_worksheet(book[SHEET]).title = f"{SHEET} ({n})"
        book.move_sheet(f"{SHEET} (2)", -9)

    changed(path, change)
    assert names(read_submission(path)) == AS_FILLED
    assert t_rules(path) == [("T03", "warning", "")] * 2


def test_all_hidden_sheets_lost(path: Path) -> None:
    def change(book: Workbook) -> None:
        for sheet in ("表单信息", "代码表"):
            book.remove(book[sheet])

    changed(path, change)
    assert names(read_submission(path)) == AS_FILLED
    assert t_rules(path) == [("T02", "warning", "")]


@pytest.mark.parametrize(
    "title",
    [
        "离退休干部表",
        "1.离退休干部",
        "离退休干部信息",
        "离退休干部\u3000",
        "离退休 干部",
        "退休干部",
        "（二）离退休干部",
        "Sheet1",
    ],
)
def test_a_sheet_renamed_a_little_is_read_by_its_header(title: str, path: Path) -> None:
    def change(book: Workbook) -> None:
        book[SHEET].title = title

    changed(path, change)
    assert names(read_submission(path)) == AS_FILLED
    assert t_rules(path) in ([], [("T03", "error", "")])


def test_dates_typed_in_six_ways_down_one_column(path: Path) -> None:
    ways = ["1963-03-07", "1963/3/7", "1963.3.7", "1963年3月7日", "19630307", "１９６３．３．７", dt.date(1963, 3, 7), 19630307]
    people = [{"身份证号": f"53010219630307{n:03d}5"} for n in range(len(ways))]

    def change(book: Workbook) -> None:
        for n, way in enumerate(ways):
            book[SHEET][f"E{4 + n}"] = way
            book[SHEET][f"E{4 + n}"].number_format = "General" if isinstance(way, int) else "yyyy/m/d"

    changed(filled(path, {SHEET: people}), change)
    read = read_submission(path)
    assert set(read.tables[SHEET].get("出生日期")) == {dt.date(1963, 3, 7)}
    (listed,) = [f for f in check([read])[0].findings if f.rule == "T13"]
    assert "有 5 格" in listed.message
