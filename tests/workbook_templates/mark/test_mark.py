"""Findings in the clerk's own workbook: seen where they are, nothing of the clerk's lost, and gone when mended."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from xml.dom import minidom

import openpyxl
import pytest
from msoffcrypto.format.ooxml import OOXMLFile
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

from tests.workbook_templates.read.forms import changed, filled, repacked, sheet_part, told
from tests.workbook_templates.read.test_writers import (
    absolute_targets,
    by_openpyxl,
    other_folder,
    prefixed,
    single_quotes,
    strict,
)
from workbook_templates.layout import PROBLEMS, RESULT
from workbook_templates.mark import mark
from workbook_templates.mark.problem import FILLS
from workbook_templates.read import read_submission
from workbook_templates.read.troubles import BOMB

SHEET = "离退休干部"
PEOPLE = [{"姓名": "张建国"}, {"姓名": "李红"}, {"姓名": "王强"}]


@dataclass(frozen=True)
class Told:
    """A finding as small as marks need it."""

    severity: str
    sheet: str
    cell: str
    row: int
    message: str
    fix: str = "请改正。"
    rule: str = "F01"


ERROR = Told("error", SHEET, "B5", 5, "身份证号不对。", rule="F05")
WARNING = Told("warning", SHEET, "B5", 5, "像是另一个人。", rule="F08")
BLANK = Told("error", SHEET, "P6", 6, "居住地是空的。")
BELOW = Told("warning", SHEET, "V9", 9, "这里什么都没有。")
ROW = Told("info", SHEET, "", 4, "这一行只作说明。", rule="T08")
COVER = Told("error", "封面", "C5", 5, "单位代码不对。", rule="F10")
WHOLE = Told("warning", "", "", 0, "隐藏的表不见了。", rule="T02")
ALL = [WARNING, ERROR, BLANK, BELOW, ROW, COVER, WHOLE]


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return filled(tmp_path / "a.xlsx", {SHEET: PEOPLE})


def opened(path: Path) -> openpyxl.Workbook:
    return openpyxl.load_workbook(path)


def marked(source: Path, problems: list[Told] = ALL) -> Path:
    target = source.with_name("marked.xlsx")
    assert mark(source, target, problems)
    return target


def fill(book: openpyxl.Workbook, cell: str, sheet: str = SHEET) -> str:
    found = book[sheet][cell].fill
    return str(found.fgColor.rgb) if found.patternType == "solid" else ""


def test_colours_notes_and_results_are_where_the_findings_are(source: Path) -> None:
    book = opened(marked(source))
    sheet = book[SHEET]
    assert [fill(book, c) for c in ("B5", "P6", "V9", "B4")] == [FILLS["error"], FILLS["error"], FILLS["warning"], ""]
    assert fill(book, "C5", "封面") == FILLS["error"]
    note = sheet["B5"].comment.text
    assert note.index("F05") < note.index("F08"), "errors first"
    assert [sheet[f"AB{row}"].value for row in (3, 5)] == [RESULT, "【错误 F05】身份证号不对。　【提醒 F08】像是另一个人。"]
    assert [fill(book, f"AB{row}") for row in (4, 5, 6, 9)] == [FILLS["info"], FILLS["error"], FILLS["error"], FILLS["warning"]]
    assert sheet.column_dimensions["AB"].width >= 40
    assert not sheet.column_dimensions["AB"].hidden


def test_the_list_of_problems(source: Path) -> None:
    book = opened(marked(source))
    sheet = book[PROBLEMS]
    rows = [[cell.value for cell in row[:8]] for row in sheet.iter_rows(min_row=2)]
    assert rows[0] == ["序号", "级别", "姓名/对象", "问题", "怎样改", "所在表", "单元格", "规则"]
    assert [row[1] for row in rows[1:]] == ["错误"] * 3 + ["提醒"] * 3 + ["说明"]
    assert rows[1][5:7] == ["封面", "C5"], "in the order of the sheets"
    assert rows[2] == [2, "错误", "李红", "身份证号不对。", "请改正。", SHEET, "B5", "F05"]
    assert sheet["G4"].hyperlink.location == f"'{SHEET}'!B5"
    assert rows[4][5:7] == ["整个文件", None]
    assert book.active.title == PROBLEMS
    assert [ws.title for ws in book if ws.sheet_view.tabSelected] == [PROBLEMS], "two selected sheets are typed into together"


def test_what_the_clerk_made_is_kept(source: Path) -> None:
    def change(book: openpyxl.Workbook) -> None:
        sheet = book[SHEET]
        sheet["B5"].comment = Comment("我核过了", "李明")
        sheet["C4"].comment = Comment("备忘", "李明")
        sheet["D4"].fill = PatternFill("solid", fgColor="FF00FF00")
        sheet.column_dimensions["J"].width = 33

    before = opened(changed(source, change))
    after = opened(marked(source))
    for name in before.sheetnames:
        old, new = before[name], after[name]
        assert [[c.value for c in row] for row in new.iter_rows(max_row=old.max_row, max_col=old.max_column)] == [
            [c.value for c in row] for row in old.iter_rows()
        ]
        assert len(new.data_validations.dataValidation) == len(old.data_validations.dataValidation)
        assert [new.column_dimensions[c].width for c in "ABJ"] == [old.column_dimensions[c].width for c in "ABJ"]
        assert new.freeze_panes == old.freeze_panes
        assert new.print_title_rows == old.print_title_rows
    sheet = after[SHEET]
    assert sheet["B5"].comment.text.startswith("我核过了")
    assert "F05" in sheet["B5"].comment.text
    assert sheet["C4"].comment.text == "备忘"
    assert fill(after, "D4") == "FF00FF00"
    assert sheet["B5"].number_format == before[SHEET]["B5"].number_format
    assert sheet["B5"].border.left.style == before[SHEET]["B5"].border.left.style
    assert sheet["B5"].protection.locked == before[SHEET]["B5"].protection.locked


def test_parts_that_were_not_touched_are_the_same_bytes(source: Path) -> None:
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(marked(source)) as new:
        same = [name for name in old.namelist() if name in new.namelist() and old.read(name) == new.read(name)]
        for name in new.namelist():
            if name.endswith((".xml", ".rels", ".vml")):
                minidom.parseString(new.read(name))
    assert "xl/theme/theme1.xml" in same
    assert "xl/sharedStrings.xml" in same


def test_a_second_run_takes_the_first_ones_marks_off(source: Path) -> None:
    def change(book: openpyxl.Workbook) -> None:
        book[SHEET]["B5"].fill = PatternFill("solid", fgColor="FFFFFF00")
        book[SHEET]["B5"].comment = Comment("我核过了", "李明")

    changed(source, change)
    once = marked(source)
    again = source.with_name("again.xlsx")
    assert mark(once, again, [])
    book = opened(again)
    sheet = book[SHEET]
    assert fill(book, "B5") == "FFFFFF00", "the clerk's own colour"
    assert [fill(book, c) for c in ("P6", "V9", "AB5")] == ["", "", ""]
    assert sheet["B5"].comment.text == "我核过了"
    assert sheet["P6"].comment is None
    assert {sheet[f"AB{row}"].value for row in range(1, 12)} == {None}
    assert book.sheetnames.count(PROBLEMS) == 1
    assert "没有发现问题" in book[PROBLEMS]["A1"].value


def test_the_same_findings_twice_give_the_same_file(source: Path) -> None:
    once = marked(source)
    again = source.with_name("again.xlsx")
    assert mark(once, again, ALL)
    assert once.read_bytes() == again.read_bytes()


def test_marks_are_no_mistakes(source: Path) -> None:
    before = told(read_submission(source))
    read = read_submission(marked(source))
    assert told(read) == before
    assert read.facts == []


def test_marks_are_taken_off_after_excels_like_have_saved_them(source: Path) -> None:
    once = marked(source)
    by_openpyxl(once)
    again = source.with_name("again.xlsx")
    assert mark(once, again, [])
    book = opened(again)
    assert [fill(book, c) for c in ("B5", "P6", "V9", "AB5")] == ["", "", "", ""]
    assert book[SHEET]["B5"].comment is None


@pytest.mark.parametrize("write", [prefixed, single_quotes, strict, absolute_targets, other_folder], ids=lambda w: w.__name__)
def test_other_programs_workbooks(write: Callable[[Path], None], source: Path) -> None:
    write(source)
    book = read_submission(marked(source))
    assert book.form is not None
    with zipfile.ZipFile(marked(source)) as new:
        for name in new.namelist():
            if name.endswith((".xml", ".rels", ".vml")):
                minidom.parseString(new.read(name))
    if write not in (strict, other_folder):  # which openpyxl cannot open at all
        assert opened(marked(source))[SHEET]["B5"].comment is not None


@pytest.mark.parametrize(
    "after",
    [
        '<extLst><ext uri="{1}"><a/></ext></extLst>',
        "<mc:AlternateContent><mc:Choice><controls/></mc:Choice></mc:AlternateContent>",
        '<tableParts count="0"/><extLst/>',
    ],
)
def test_the_drawing_of_notes_stands_where_the_standard_wants_it(after: str, source: Path) -> None:
    inner = '<cfRule type="expression" priority="1"><extLst><ext uri="{2}"/></extLst></cfRule>'
    rule = f'<conditionalFormatting sqref="A4">{inner}</conditionalFormatting>'

    def change(name: str, content: bytes) -> bytes:
        if name != sheet_part(SHEET):
            return content
        text = content.decode().replace("<dataValidations", f"{rule}<dataValidations", 1)
        return text.replace("</worksheet>", f"{after}</worksheet>").encode()

    repacked(source, change)
    with zipfile.ZipFile(marked(source)) as new:
        text = new.read(sheet_part(SHEET)).decode()
    assert re.search(r"<legacyDrawing [^>]*/>" + re.escape(after) + "</worksheet>", text)


def test_moved_headers(source: Path) -> None:
    changed(source, lambda book: book[SHEET].insert_rows(1))
    book = opened(marked(source, [Told("error", SHEET, "B6", 6, "错。")]))
    assert book[SHEET]["AB4"].value == RESULT
    assert book[SHEET]["AB6"].value == "【错误 F01】错。"


def test_a_renamed_sheet(source: Path) -> None:
    def change(book: openpyxl.Workbook) -> None:
        book[SHEET].title = "干部'名单"

    book = opened(marked(changed(source, change)))
    assert fill(book, "B5", "干部'名单") == FILLS["error"]
    assert book[PROBLEMS]["G4"].hyperlink.location == "'干部''名单'!B5"


def test_text_from_a_cell_stays_text(source: Path) -> None:
    evil = Told("error", SHEET, "B5", 5, "=cmd|'/c calc'!A0 <b>&\x07</b>")
    book = opened(marked(source, [evil]))
    assert book[PROBLEMS]["D3"].value == "=cmd|'/c calc'!A0 <b>&</b>"
    assert book[PROBLEMS]["D3"].data_type != "f"


def test_an_encrypted_file_stays_encrypted(source: Path) -> None:
    out = io.BytesIO()
    OOXMLFile(io.BytesIO(source.read_bytes())).encrypt("秘密", out)
    source.write_bytes(out.getvalue())
    target = source.with_name("marked.xlsx")
    assert not mark(source, target, ALL)
    assert not target.exists()
    assert mark(source, target, ALL, password="秘密")
    assert target.read_bytes().startswith(b"\xd0\xcf\x11\xe0")
    assert read_submission(target, password="秘密").form is not None


def test_what_cannot_be_read_is_not_marked(source: Path) -> None:
    source.write_bytes(source.read_bytes()[:500])
    target = source.with_name("marked.xlsx")
    assert not mark(source, target, ALL)
    assert not target.exists()
    assert BOMB.fix.startswith("请")


@pytest.mark.office
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_opens_it_and_keeps_the_marks_removable(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    home = f"-env:UserInstallation=file://{tmp_path}/home"
    command = [
        "soffice",
        home,
        "--headless",
        "--convert-to",
        "xlsx:Calc MS Excel 2007 XML",
        "--outdir",
        str(out),
        str(marked(source)),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    book = opened(out / "marked.xlsx")
    assert fill(book, "B5") == FILLS["error"]
    assert "F05" in book[SHEET]["B5"].comment.text
    again = tmp_path / "again.xlsx"
    assert mark(out / "marked.xlsx", again, [])
    book = opened(again)
    assert [fill(book, c) for c in ("B5", "P6", "V9", "AB5")] == ["", "", "", ""]
    assert book[SHEET]["B5"].comment is None


def test_formulas_stay_where_and_what_they_were(source: Path) -> None:
    """Alone, copied down (kept once, in the first cell), over an area, with a result and without."""

    def change(name: str, content: bytes) -> bytes:
        if name != sheet_part(SHEET):
            return content
        text = content.decode()
        formulas = {
            "Q4": '<f t="shared" ref="Q4:Q6" si="0">A4&amp;"号"</f><v>甲</v>',
            "Q5": '<f t="shared" si="0"/><v>乙</v>',
            "Q6": '<f t="shared" si="0"/>',
            "P5": '<f t="array" ref="P5:P6">A5:A6</f><v>丙</v>',
            "J4": "<f>SUM(A4:A6)+党组织!A4</f>",
        }
        for cell, formula in formulas.items():
            text = re.sub(
                rf'<c r="{cell}"( s="\d+")[^>]*?(?:/>|>.*?</c>)',
                lambda found, told=(cell, formula): f'<c r="{told[0]}"{found[1]} t="str">{told[1]}</c>',
                text,
            )
        return text.encode()

    repacked(source, change)
    wrong = [Told("error", SHEET, f"{column}{row}", row, "不对。") for column in "BJPQ" for row in (4, 5, 6)]
    target = marked(source, wrong)

    def formulas(path: Path) -> list[tuple[str, str]]:
        with zipfile.ZipFile(path) as package:
            text = package.read(sheet_part(SHEET)).decode()
        return re.findall(r'<c r="(\w+)"[^>]*>((?:<f[^>]*/>|<f.*?</f>).*?)</c>', text)

    assert len(formulas(source)) == 5
    assert formulas(target) == formulas(source)
    assert fill(opened(target), "Q5") == FILLS["error"]


def test_nothing_of_a_cell_becomes_a_formula_in_any_place(source: Path) -> None:
    """In the list, in the column of results, in a note, as the name of whom it is about, and in the name of a sheet."""
    evil = '=HYPERLINK("http://x","点我")'

    def change(book: openpyxl.Workbook) -> None:
        book[SHEET]["A5"].value = evil
        book[SHEET]["A5"].data_type = "s"
        book[SHEET].title = "=1+1 & <名单>"

    changed(source, change)
    book = opened(marked(source, [Told("error", SHEET, "B5", 5, evil, fix="+1", rule="@x")]))
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row if cell.value == evil}
    assert kinds == {"s"} or kinds == {"inlineStr"}
    assert not [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert book[PROBLEMS]["C3"].value == evil
    assert book[PROBLEMS]["G3"].hyperlink.location == "'=1+1 & <名单>'!B5"
