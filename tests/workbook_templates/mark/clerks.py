"""What clerks and their programs put into a form, each as a change of an open workbook or of the package it is saved in."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Font, PatternFill
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.table import Table

from tests.workbook_templates.mark.books import BESIDE, SHEET
from tests.workbook_templates.mark.writers import EXTENSION, PICTURE
from tests.workbook_templates.read.forms import sheet_part
from workbook_templates.layout import PROBLEM_HEADERS, PROBLEMS, RESULT

Change = Callable[[openpyxl.Workbook], None]
Parts = dict[str, bytes]
OURS = ("【错误 F01】不对。", "【校验】我核过", RESULT, PROBLEMS, '{"银龄":1}')  # words that we write too
PART = sheet_part(SHEET)
RELS = re.sub(r"worksheets/(\w+)\.xml", r"worksheets/_rels/\1.xml.rels", PART)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MICROSOFT = "http://schemas.microsoft.com/office/2017/10/relationships"
_SPACE = "http://schemas.openxmlformats.org/package/2006/relationships"


def own_sheet(name: str) -> Change:
    """A sheet of the clerk's own, with what sheets have: words like ours, an area to print, titles, a filter, a table."""

    def change(book: openpyxl.Workbook) -> None:
        sheet = book.create_sheet(name)
        for row in (
            [f"{PROBLEMS}：错误 3 条"],
            ["姓名", RESULT, "备注"],
            ["张建国", OURS[0], OURS[1]],
            ["李红", "通过", PROBLEMS],
        ):
            sheet.append(row)
        sheet.print_area, sheet.print_title_rows, sheet.auto_filter.ref = "A1:C4", "1:2", "A2:C4"
        sheet["B3"].comment, sheet["B3"].fill = (
            Comment("【校验】【错误 F01】自己写的", "李明"),
            PatternFill("solid", fgColor="FFFFFF00"),
        )
        sheet.append(["甲", "乙"])
        sheet.append(["1", "2"])
        sheet.add_table(Table(displayName="核对", ref="A5:B6"))
        book.defined_names[f"区_{len(book.sheetnames)}"] = DefinedName(
            f"区_{len(book.sheetnames)}", attr_text=f"'{name}'!$A$1:$C$3"
        )

    return change


def like_our_list(book: openpyxl.Workbook) -> None:
    """A sheet under our name with our very headings, which a clerk typed after a list seen elsewhere."""
    sheet = book.create_sheet(PROBLEMS)
    sheet.append(["今年的问题"])
    sheet.append(list(PROBLEM_HEADERS))
    sheet.append(["1", "错误", "张建国", "不对", "改", SHEET, "B5", "F01"])


def jotting(column: str, row: int, text: str | None) -> Change:
    """Something jotted down beside the list, without a header; without text only a colour."""

    def change(book: openpyxl.Workbook) -> None:
        cell = book[SHEET][f"{column}{row}"]
        cell.value, cell.fill = text, PatternFill("solid", fgColor="FF92D050")

    return change


def own_column(column: str, title: str) -> Change:
    """A column of the clerk's own."""

    def change(book: openpyxl.Workbook) -> None:
        sheet = book[SHEET]
        sheet[f"{column}3"], sheet[f"{column}4"], sheet[f"{column}6"], sheet[f"{column}90"] = title, "已核", OURS[0], "完"

    return change


def note(cell: str, text: str) -> Change:
    """A note of the clerk's."""
    return lambda book: setattr(book[SHEET][cell], "comment", Comment(text, "李明", width=150, height=80))


def looks(book: openpyxl.Workbook) -> None:
    """Conditional formats, validations, hidden rows, a merged area beside the list, an area to print."""
    sheet = book[SHEET]
    bold = CellIsRule(operator="equal", formula=['"已核"'], font=Font(bold=True))
    sheet.conditional_formatting.add(f"{BESIDE[0]}4:{BESIDE[2]}90", bold)
    more = DataValidation(type="list", formula1='"甲,乙"', allow_blank=True)
    more.add(f"{BESIDE[0]}4:{BESIDE[0]}90")
    sheet.add_data_validation(more)
    sheet.row_dimensions[6].hidden = True
    sheet.merge_cells(f"{BESIDE[1]}20:{BESIDE[3]}21")
    sheet[f"{BESIDE[1]}20"] = "合并的"
    sheet.print_area = "A1:W40"
    sheet["P8"].hyperlink = "https://example.org/"
    book.active = 3


def table_beside(book: openpyxl.Workbook) -> None:
    """A table of the clerk's own, right of the list."""
    sheet = book[SHEET]
    left, right = BESIDE[2:4]
    sheet[f"{left}3"], sheet[f"{right}3"], sheet[f"{left}4"], sheet[f"{right}4"] = "甲", "乙", "1", "2"
    sheet.add_table(Table(displayName="旁表", ref=f"{left}3:{right}4"))


def header_picture(parts: Parts) -> None:
    """A picture in the page header: a drawing of the old kind, which is not that of the notes."""
    shape = (
        '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">'
        '<v:shape id="CH" o:spid="_x0000_s1025" type="#_x0000_t75" style="width:90pt;height:30pt"/></xml>'
    )
    parts["xl/drawings/vmlDrawing91.vml"] = shape.encode()
    _relate(parts, "rIdHF", f"{_OFFICE}/vmlDrawing", "/xl/drawings/vmlDrawing91.vml", first=True)
    _declare(parts, "vml", "application/vnd.openxmlformats-officedocument.vmlDrawing")
    tag = f'<legacyDrawingHF xmlns:r="{_OFFICE}" r:id="rIdHF"/>'.encode()
    text = parts[PART]
    place = re.search(rb"<tableParts|<extLst|</worksheet>", text[text.find(b"</sheetData>") :])
    assert place
    at = text.find(b"</sheetData>") + place.start()
    parts[PART] = text[:at] + tag + text[at:]


def validations_in_extension(parts: Parts) -> None:
    """A list kept in the extension."""
    parts[PART] = parts[PART].replace(b"</worksheet>", f"{EXTENSION}</worksheet>".encode())


def conversation(parts: Parts) -> None:
    """A part of threaded comments that this program does not know."""
    space = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
    thread = '<threadedComment ref="B5" dT="2026-09-01T00:00:00.00" personId="{1}" id="{2}"><text>请核对</text></threadedComment>'
    parts["xl/threadedComments/threadedComment1.xml"] = f'<ThreadedComments xmlns="{space}">{thread}</ThreadedComments>'.encode()
    _relate(parts, "rIdT", f"{_MICROSOFT}/threadedComment", "/xl/threadedComments/threadedComment1.xml")
    _declare(parts, "xml", "application/xml")


def pictures(parts: Parts) -> None:
    """A picture over the cells and one in a cell as WPS keeps it, both under Chinese names."""
    parts["xl/media/图片1.png"] = PICTURE
    parts["xl/cellimages.xml"] = b'<etc:cellImages xmlns:etc="http://www.wps.cn/officeDocument/2017/etCustomData"/>'
    _relate(parts, "rIdP", f"{_OFFICE}/image", "/xl/media/图片1.png")
    _declare(parts, "png", "image/png")
    _declare(parts, "xml", "application/xml")


def _relate(parts: Parts, number: str, kind: str, target: str, *, first: bool = False) -> None:
    empty = f'<Relationships xmlns="{_SPACE}"></Relationships>'.encode()
    line = f'<Relationship Id="{number}" Type="{kind}" Target="{target}"/>'
    text = parts.get(RELS, empty).decode()
    start = text.index("<Relationship ") if first and "<Relationship " in text else text.index("</Relationships>")
    parts[RELS] = (text[:start] + line + text[start:]).encode()


def _declare(parts: Parts, ending: str, kind: str) -> None:
    types = parts["[Content_Types].xml"].decode()
    if f'Extension="{ending}"' not in types:
        default = f'<Default Extension="{ending}" ContentType="{kind}"/></Types>'
        parts["[Content_Types].xml"] = types.replace("</Types>", default).encode()


def furnished(path: Path, changes: list[Change], packed: list[Callable[[Parts], None]], *, raw_names: bool = False) -> Path:
    """The form after these changes; with ``raw_names`` Chinese names of parts are not said to be UTF-8."""
    book = openpyxl.load_workbook(path)
    for change in changes:
        change(book)
    book.save(path)
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    for one in packed:
        one(parts)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in parts.items():
            new.writestr(name, content)
    if raw_names:
        path.write_bytes(without_utf8_flag(path.read_bytes()))
    return path


def without_utf8_flag(data: bytes) -> bytes:
    """The archive with the flag taken off that says names are UTF-8, as several programs write it."""
    data = re.sub(rb"(PK\x03\x04..)(.)(.)", lambda m: m[1] + m[2] + bytes([m[3][0] & ~8]), data, flags=re.DOTALL)
    return re.sub(rb"(PK\x01\x02....)(.)(.)", lambda m: m[1] + m[2] + bytes([m[3][0] & ~8]), data, flags=re.DOTALL)
