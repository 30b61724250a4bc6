"""Something else under the ending of a workbook: one clear reason each, and never an exception."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.workbook_templates.read.compound import Tree, compound
from tests.workbook_templates.read.hostile import put, reason, zipped
from workbook_templates.read import troubles
from workbook_templates.read.troubles import Trouble

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
DISGUISES = [
    (b"", troubles.EMPTY),
    (OLE + "Workbook".encode("utf-16-le"), troubles.XLS),
    (OLE + "WordDocument".encode("utf-16-le"), troubles.WORD),
    (OLE + "EncryptedPackage".encode("utf-16-le"), troubles.PASSWORD),
    ("姓名,身份证号\n张三,5.30102E+17\n".encode("gbk"), troubles.CSV),
    ("\ufeff姓名\t身份证号\n".encode("utf-16-le"), troubles.CSV),
    (b"<html><body><table><tr><td>1</td></tr></table></body></html>", troubles.HTML),
    (b'\xef\xbb\xbf<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', troubles.XML),
    (b"%PDF-1.7 ...", troubles.PDF),
    (b"\x89PNG\r\n", troubles.PICTURE),
    (b"Rar!\x1a\x07", troubles.ARCHIVE),
    (b"PK\x05\x06" + bytes(18), troubles.OTHER),
    (b"PK\x03\x04 and nothing more", troubles.TRUNCATED),
    (bytes(1000), troubles.OTHER),
]


@pytest.mark.parametrize(("content", "trouble"), DISGUISES, ids=lambda value: value.name if isinstance(value, Trouble) else "")
def test_something_else_under_the_ending(content: bytes, trouble: Trouble, tmp_path: Path) -> None:
    assert reason(put(tmp_path, content)) == trouble.name


@pytest.mark.parametrize(
    ("top", "trouble"),
    [
        ({"Workbook": {}, "MBD00A1": {"WordDocument": {}, "1Table": {}}}, troubles.XLS),
        ({"Book": {}, "MBD00A1": {"PowerPoint Document": {}}}, troubles.XLS),
        ({"Workbook": {}, "MBD00A1": {"EncryptedPackage": {}}}, troubles.XLS),
        ({"WordDocument": {}, "ObjectPool": {"_1": {"Workbook": {}}}}, troubles.WORD),
        ({"PowerPoint Document": {}, "MBD1": {"Workbook": {}, "WordDocument": {}}}, troubles.SLIDES),
        ({"EncryptedPackage": {}, "EncryptionInfo": {}}, troubles.PASSWORD),
        ({"__substg1.0_0037001F": {}, "__attach": {"Workbook": {}}}, troubles.OTHER),
    ],
)
@pytest.mark.parametrize("pad", [0, 40])
def test_a_compound_file_is_what_lies_at_its_top(top: Tree, trouble: Trouble, pad: int, tmp_path: Path) -> None:
    """Whatever it embeds, and wherever its directory stands."""
    assert reason(put(tmp_path, compound(top, pad))) == trouble.name


def test_a_damaged_compound_file_is_refused_all_the_same(tmp_path: Path) -> None:
    whole = compound({"Workbook": {}, "MBD00A1": {"WordDocument": {}}}, 3)
    chance = random.Random(3)
    for _ in range(300):
        data = bytearray(whole[: chance.randrange(40, len(whole))])
        for _ in range(3):
            data[chance.randrange(8, len(data))] = chance.randrange(256)
        assert reason(put(tmp_path, bytes(data))) in (troubles.XLS.name, troubles.WORD.name, troubles.OTHER.name)


@pytest.mark.parametrize("name", ["~$花名册.xlsx", ".~花名册.xlsx", ".~lock.花名册.xlsx#"])
def test_the_lock_of_each_program(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"\x05clerk")
    assert reason(tmp_path / name) == troubles.LOCK.name


def rels(target: str) -> bytes:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    return f'<Relationships><Relationship Id="r" Type="{kind}" Target="{target}"/></Relationships>'.encode()


@pytest.mark.parametrize(
    ("content", "trouble"),
    [
        (zipped(**{"_rels/.rels": rels("word/document.xml"), "word/document.xml": b"<w/>"}), troubles.WORD),
        (zipped(**{"_rels/.rels": rels("ppt/presentation.xml")}), troubles.SLIDES),
        (zipped(**{"_rels/.rels": rels("xl/workbook.bin")}), troubles.XLSB),
        (zipped(**{"_rels/.rels": rels("xl/workbook.xml")}), troubles.DAMAGED),
        (zipped(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"), troubles.ODS),
        (zipped(**{"照片.jpg": b"x"}), troubles.OTHER),
    ],
)
def test_another_kind_of_package(content: bytes, trouble: Trouble, tmp_path: Path) -> None:
    assert reason(put(tmp_path, content)) == trouble.name


def test_no_file_and_a_folder(tmp_path: Path) -> None:
    assert reason(tmp_path / "nothing.xlsx") == troubles.MISSING.name
    assert reason(tmp_path) == troubles.FOLDER.name
