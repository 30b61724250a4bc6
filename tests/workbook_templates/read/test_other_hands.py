"""The same form written by other programs: WPS' manner, both calendars, rich texts, dates in every way. By real writers."""

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
from tests.workbook_templates.read.people import AS_FILLED, SHEET, names
from validators.engine import check
from workbook_templates.read import read_submission

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
