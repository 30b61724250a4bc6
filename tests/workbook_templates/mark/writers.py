"""A filled form with all that clerks hang on one, as the programs in use write it."""

from __future__ import annotations

import base64
import io
import re
from pathlib import Path

import openpyxl
import rustpy_xlsxwriter
import xlsxwriter
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Font, PatternFill
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table

from tests.workbook_templates.mark.books import PEOPLE, SHEET
from tests.workbook_templates.read.forms import changed, filled, repacked, sheet_part
from workbook_templates.schema import form

PICTURE = base64.b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==")
# A list kept in the extension, as Excel and WPS do where its source is on another sheet.
EXTENSION = (
    '<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}" '
    'xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main">'
    '<x14:dataValidations count="1" xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main">'
    '<x14:dataValidation type="list" allowBlank="1" showErrorMessage="1">'
    "<x14:formula1><xm:f>代码表!$F$2:$F$57</xm:f></x14:formula1><xm:sqref>D4:D90</xm:sqref>"
    "</x14:dataValidation></x14:dataValidations></ext></extLst>"
)


def plain(path: Path) -> Path:
    """Our own form, as it was handed out and filled in."""
    return filled(path, {SHEET: PEOPLE})


def furnished(book: openpyxl.Workbook) -> None:
    """What a clerk hangs on a form."""
    sheet = book[SHEET]
    own = Comment("我核过了", "李明", width=160, height=90)
    sheet["B5"].comment, sheet["C4"].comment = own, Comment("备忘", "王芳")
    sheet["D4"].fill, sheet["B4"].fill = PatternFill("solid", fgColor="FF00FF00"), PatternFill("solid", fgColor="FFFFFF00")
    sheet["A4"].font = Font(bold=True, color="FFFF0000")
    sheet.column_dimensions["J"].width = 33
    sheet.row_dimensions[5].height = 41
    sheet.row_dimensions[7].hidden = True
    sheet.conditional_formatting.add("A4:A90", CellIsRule(operator="equal", formula=['"张建国"'], font=Font(bold=True)))
    more = DataValidation(type="list", formula1='"甲,乙"', allow_blank=True)
    more.add("W4:W90")
    sheet.add_data_validation(more)
    sheet.print_area = "A1:W40"
    sheet.page_setup.scale = 71
    sheet["P8"].hyperlink = "https://example.org/"
    sheet["W4"].value = "=1+1"
    book.defined_names["我的名字"] = DefinedName("我的名字", attr_text=f"{SHEET}!$A$4:$A$90")
    book.active = 3


def by_openpyxl(path: Path) -> Path:
    """Furnished, and written by openpyxl, which keeps texts in the cells."""
    return changed(plain(path), furnished)


def by_xlsxwriter(path: Path) -> Path:
    """Written anew by XlsxWriter: shared texts, a picture, notes of two sizes, protection, a filter of the clerk's."""
    old = openpyxl.load_workbook(plain(path))
    book = xlsxwriter.Workbook(str(path), {"default_date_format": "yyyy-mm-dd"})
    colour = book.add_format({"bg_color": "#FFFF00", "border": 1})
    for sheet in old:
        new = book.add_worksheet(sheet.title)
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, str):
                    new.write_string(cell.row - 1, cell.column - 1, cell.value, colour if cell.coordinate == "B5" else None)
                elif cell.value is not None:
                    new.write(cell.row - 1, cell.column - 1, cell.value)
        if sheet.title == SHEET:
            _furnish(new)
    book.close()
    return path


def _furnish(sheet: xlsxwriter.worksheet.Worksheet) -> None:
    sheet.write_comment("B5", "我核过了", {"author": "李明", "x_scale": 2, "y_scale": 0.5})
    sheet.write_comment("C4", "备忘", {"visible": True})
    sheet.insert_image("Y20", "dot.png", {"image_data": io.BytesIO(PICTURE)})
    sheet.data_validation("C4:C90", {"validate": "list", "source": ["男", "女"]})
    sheet.conditional_format("I4:I90", {"type": "data_bar", "data_bar_2010": True})
    sheet.autofilter("A3:W8")
    sheet.filter_column("C", "x == 男")
    sheet.set_row(4, 40, None, {"hidden": True})
    sheet.freeze_panes(3, 2)
    sheet.protect("", {"autofilter": True})
    sheet.set_landscape()
    sheet.repeat_rows(0, 2)
    sheet.set_column("J:L", 31)


def with_table(path: Path) -> Path:
    """The list made a table of Excel's."""

    def change(book: openpyxl.Workbook) -> None:
        sheet = book[SHEET]
        sheet.auto_filter.ref = None
        sheet.add_table(Table(displayName="名单", ref="A3:AA8"))

    return changed(plain(path), change)


def by_rustpy(path: Path) -> Path:
    """Rows alone, under a header in the first row."""
    old = openpyxl.load_workbook(plain(path))
    sheets = []
    for shape in form("roster").sheets:
        rows = [list(row) for row in old[shape.name].iter_rows(min_row=3, values_only=True)]
        sheets.append(
            (shape.name, [{str(k): "" if v is None else str(v) for k, v in zip(rows[0], row, strict=True)} for row in rows[1:]])
        )
    rustpy_xlsxwriter.write_worksheets(sheets, str(path))
    return path


def with_extension(path: Path) -> Path:
    """A list validation in the extension, and a conversation beside its shadow among the notes."""
    part = sheet_part(SHEET)

    def change(name: str, content: bytes) -> bytes:
        return content.replace(b"</worksheet>", f"{EXTENSION}</worksheet>".encode()) if name == part else content

    return repacked(plain(path), change)


def with_conversation(path: Path) -> Path:
    """Threaded comments: a part of their own, persons, and for old programs a note by ``tc={…}``."""

    def change(book: openpyxl.Workbook) -> None:
        book[SHEET]["B5"].comment = Comment("[线程批注] 请核对", "tc={9B9F9C5E-0000-4000-8000-000000000001}")

    changed(plain(path), change)
    rels = re.sub(r"worksheets/(\w+)\.xml", r"worksheets/_rels/\1.xml.rels", sheet_part(SHEET))
    kind = "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment"
    number = "{9B9F9C5E-0000-4000-8000-000000000001}"
    thread = f'<threadedComment ref="B5" dT="2026-09-01T00:00:00.00" personId="{{1}}" id="{number}"><text>请核对</text>'
    space = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"

    def relate(name: str, content: bytes) -> bytes:
        more = f'<Relationship Id="rIdT" Type="{kind}" Target="/xl/threadedComments/threadedComment1.xml"/></Relationships>'
        return content.replace(b"</Relationships>", more.encode()) if name == rels else content

    part = f'<ThreadedComments xmlns="{space}">{thread}</threadedComment></ThreadedComments>'.encode()
    return repacked(path, relate, {"xl/threadedComments/threadedComment1.xml": part})
