"""Pictures in cells, as WPS and Excel store them: called pictures, read as blank, and still there in a marked copy."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from tests.workbook_templates.read.forms import filled, kinds, repacked, sheet_part, told
from validators.engine import check
from workbook_templates.mark import mark_reading
from workbook_templates.read import facts, read_file, read_submission
from workbook_templates.read.cell_pictures import is_picture

SHEET = "离退休干部"
WPS = b' t="str"><f>_xlfn.DISPIMG("ID_0123456789ABCDEF",1)</f><v>=DISPIMG("ID_0123456789ABCDEF",1)</v></c>'
IN_LIBREOFFICE = b' t="e"><f>_xlfn.DISPIMG("ID_0123456789ABCDEF",1)</f><v>#NAME?</v></c>'
EXCEL = b' t="e" vm="%d"><v>#VALUE!</v></c>'
MAIN = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
RICH = b'xmlns:xlrd="http://schemas.microsoft.com/office/spreadsheetml/2017/richdata"'
# Two kinds of metadata and three rich values: an error (vm 1), a picture (vm 2), a picture from the web (vm 3).
PARTS = {
    "xl/metadata.xml": b'<metadata %s %s><metadataTypes count="2"><metadataType name="XLDAPR"/><metadataType name="XLRICHVALUE"/>'
    b'</metadataTypes><futureMetadata name="XLDAPR" count="1"><bk><extLst><ext/></extLst></bk></futureMetadata>'
    b'<futureMetadata name="XLRICHVALUE" count="3"><bk><extLst><ext><xlrd:rvb i="2"/></ext></extLst></bk><bk><extLst><ext>'
    b'<xlrd:rvb i="0"/></ext></extLst></bk><bk><extLst><ext><xlrd:rvb i="1"/></ext></extLst></bk></futureMetadata>'
    b'<cellMetadata count="1"><bk><rc t="1" v="0"/></bk></cellMetadata><valueMetadata count="3"><bk><rc t="2" v="0"/></bk>'
    b'<bk><rc t="2" v="1"/></bk><bk><rc t="2" v="2"/></bk></valueMetadata></metadata>' % (MAIN, RICH),
    "xl/richData/rdrichvalue.xml": b'<rvData><rv s="1"><v>0</v></rv><rv s="2"><v>0</v></rv><rv s="0"><v>4</v></rv></rvData>',
    "xl/richData/rdrichvaluestructure.xml": b'<rvStructures><s t="_error"><k n="errorType"/></s><s t="_localImage"><k n="a"/></s>'
    b'<s t="_webimage"><k n="a"/></s></rvStructures>',
}


def with_cell(path: Path, cell: str, content: bytes) -> Path:
    """The roster with this content in one cell, and the parts that tell of Excel's pictures."""

    def change(name: str, xml: bytes) -> bytes:
        if name != sheet_part(SHEET):
            return xml
        start = xml.find(b'<c r="%s"' % cell.encode())
        if start < 0:
            end = start = xml.index(b"</row>", xml.index(b'<row r="4"'))
        else:
            end = xml.index(b">", start) + 1
            end = end if xml[end - 2 : end] == b"/>" else xml.index(b"</c>", start) + 4
        return xml[:start] + b'<c r="%s"' % cell.encode() + content + xml[end:]

    return repacked(path, change, PARTS)


PICTURES = {"wps": WPS, "wps file in libreoffice": IN_LIBREOFFICE, "excel": EXCEL % 2, "excel from the web": EXCEL % 3}


@pytest.mark.parametrize("content", PICTURES.values(), ids=PICTURES)
def test_a_picture_is_called_one(content: bytes, tmp_path: Path) -> None:
    path = with_cell(filled(tmp_path / "a.xlsx"), "W4", content)
    read = read_submission(path)
    assert [(f.kind, f.cell, f.column) for f in read.facts] == [(facts.PICTURE, "W4", "备注")]
    assert read.tables[SHEET].get("备注")[0] is None
    ((rule, message),) = [(rule, message) for rule, place, message in told(read) if place.endswith("!W4")]
    assert rule == "T06"
    assert "图片" in message


def test_a_picture_where_something_must_stand_is_no_answer(tmp_path: Path) -> None:
    read = read_submission(with_cell(filled(tmp_path / "a.xlsx"), "A4", WPS))
    assert [(f.rule, f.severity.value) for f in check([read])[0].findings if (f.sheet, f.cell) == (SHEET, "A4")] == [
        ("T06", "error")
    ]


@pytest.mark.parametrize("content", [EXCEL % 1, EXCEL % 9, b' t="e"><v>#VALUE!</v></c>'], ids=["spilled", "unknown", "plain"])
def test_another_error_stays_an_error(content: bytes, tmp_path: Path) -> None:
    read = read_submission(with_cell(filled(tmp_path / "a.xlsx"), "W4", content))
    assert kinds(read) == [facts.ERROR_CELL]


@pytest.mark.parametrize("content", PICTURES.values(), ids=PICTURES)
def test_it_is_kept_in_a_marked_copy(content: bytes, tmp_path: Path) -> None:
    path = with_cell(filled(tmp_path / "a.xlsx"), "W4", content)
    reading = read_file(path)
    findings = check([reading.submission])[0].findings
    assert any(finding.cell == "W4" for finding in findings)
    assert mark_reading(reading, tmp_path / "b.xlsx", findings)
    with zipfile.ZipFile(tmp_path / "b.xlsx") as marked:
        cell = marked.read(sheet_part(SHEET)).split(b'<c r="W4"')[1].partition(b"</c>")[0]
        assert content.partition(b">")[2].partition(b"</c>")[0] in cell, "its value"
        assert content.partition(b">")[0].strip() in cell, "and what makes it a picture"
        assert all(marked.read(name) == part for name, part in PARTS.items())


@pytest.mark.parametrize(
    ("formula", "picture"),
    [
        ('DISPIMG("ID",1)', True),
        ('=_xlfn.DISPIMG("ID",1)', True),
        ("dispimg(A1,1)", True),
        ("DISPIMGS", False),
        ('"DISPIMG("', False),
    ],
)
def test_which_formula_shows_a_picture(formula: str, picture: bool) -> None:
    assert is_picture(formula) is picture
