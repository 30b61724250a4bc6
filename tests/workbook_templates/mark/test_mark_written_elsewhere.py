"""Workbooks other programs wrote, locked and unreadable ones: marked soundly, or not at all; marks can still be taken off."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from xml.dom import minidom

import pytest
from msoffcrypto.format.ooxml import OOXMLFile

from tests.workbook_templates.mark.books import RESULTS, SHEET, needs_office, saved_by_libreoffice
from tests.workbook_templates.mark.findings import ALL, colour, marked, opened
from tests.workbook_templates.read.forms import repacked, sheet_part
from tests.workbook_templates.read.test_writers import (
    absolute_targets,
    by_openpyxl,
    other_folder,
    prefixed,
    single_quotes,
    strict,
)
from workbook_templates.mark import mark
from workbook_templates.mark.problem import FILLS
from workbook_templates.read import read_submission
from workbook_templates.read.troubles import BOMB


def test_marks_are_taken_off_after_excels_like_have_saved_them(source: Path) -> None:
    once = marked(source)
    by_openpyxl(once)
    again = source.with_name("again.xlsx")
    assert mark(once, again, [])
    book = opened(again)
    assert [colour(book, c) for c in ("B5", "P6", "V9", f"{RESULTS}5")] == ["", "", "", ""]
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
@needs_office
def test_libreoffice_opens_it_and_keeps_the_marks_removable(source: Path, tmp_path: Path) -> None:
    saved = saved_by_libreoffice(marked(source), tmp_path / "home")
    book = opened(saved)
    assert colour(book, "B5") == FILLS["error"]
    assert "F05" in book[SHEET]["B5"].comment.text
    again = tmp_path / "again.xlsx"
    assert mark(saved, again, [])
    book = opened(again)
    assert [colour(book, c) for c in ("B5", "P6", "V9", f"{RESULTS}5")] == ["", "", "", ""]
    assert book[SHEET]["B5"].comment is None
