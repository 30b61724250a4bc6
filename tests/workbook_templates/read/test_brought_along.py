"""What a submission may not bring along is told, and the cells are read all the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.workbook_templates.read.forms import kinds, repacked, sheet_part
from tests.workbook_templates.read.hostile import put
from workbook_templates.read import facts, read_submission


@pytest.mark.parametrize(
    ("part", "content", "kind"),
    [
        ("xl/vbaProject.bin", b"x", facts.MACROS),
        ("xl/macrosheets/sheet1.xml", b"<x/>", facts.MACROS),
        ("xl/embeddings/oleObject1.bin", b"x", facts.OLE),
        ("xl/activeX/activeX1.xml", b"<x/>", facts.OLE),
        ("xl/externalLinks/externalLink1.xml", b"<externalLink/>", facts.EXTERNAL_LINK),
        ("xl/externalLinks/externalLink1.xml", b'<externalLink><ddeLink ddeService="cmd"/></externalLink>', facts.DDE),
        ("xl/connections.xml", b"<connections/>", facts.CONNECTION),
        ("xl/queryTables/queryTable1.xml", b"<x/>", facts.CONNECTION),
    ],
)
def test_what_may_not_come_along(part: str, content: bytes, kind: str, good: bytes, tmp_path: Path) -> None:
    read = read_submission(repacked(put(tmp_path, good), lambda name, old: old, {part: content}))
    assert kinds(read) == [kind]
    assert len(read.tables["离退休干部"]) == 1


def test_a_picture_fetched_from_outside(good: bytes, tmp_path: Path) -> None:
    kind = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    link = b'<Relationships><Relationship Id="r" Type="%s" Target="http://x.example/" TargetMode="External"/></Relationships>'
    path = put(tmp_path, good)
    repacked(path, lambda name, old: old, {"xl/drawings/_rels/drawing9.xml.rels": link % (kind + b"hyperlink")})
    assert kinds(read_submission(path)) == []
    repacked(path, lambda name, old: old, {"xl/drawings/_rels/drawing8.xml.rels": link % (kind + b"image")})
    assert kinds(read_submission(path)) == [facts.EXTERNAL_LINK]


def may_hold_macros(name: str, content: bytes) -> bytes:
    """The parts of a workbook saved as .xlsm."""
    return content.replace(b"spreadsheetml.sheet.main", b"ms-excel.sheet.macroEnabled.main") if name.startswith("[") else content


def test_a_workbook_that_may_hold_macros_and_holds_none(good: bytes, tmp_path: Path) -> None:
    assert kinds(read_submission(repacked(put(tmp_path, good), may_hold_macros))) == []


@pytest.mark.parametrize("part", ["xl/vbaProject.bin", "xl/project1.bin"])
def test_macros_under_any_name(part: str, good: bytes, tmp_path: Path) -> None:
    link = f'<Relationship Id="m" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" Target="{part[3:]}"/>'

    def change(name: str, content: bytes) -> bytes:
        content = may_hold_macros(name, content)
        ours = name == "xl/_rels/workbook.xml.rels"
        return content.replace(b"</Relationships>", link.encode() + b"</Relationships>") if ours else content

    assert kinds(read_submission(repacked(put(tmp_path, good), change, {part: b"x"}))) == [facts.MACROS]


def test_a_formula_that_starts_a_program(good: bytes, tmp_path: Path) -> None:
    def change(name: str, content: bytes) -> bytes:
        if name != sheet_part("离退休干部"):
            return content
        at = content.index(b'<c r="P4"')
        end = content.index(b"</c>", at) + 4
        return content[:at] + b"<c r=\"P4\"><f>cmd|'/c calc'!A0</f><v>0</v></c>" + content[end:]

    assert facts.DDE in kinds(read_submission(repacked(put(tmp_path, good), change)))
