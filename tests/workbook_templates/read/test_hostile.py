"""Files that are broken or meant to break the reader: one clear reason each, quickly, and never an exception."""

from __future__ import annotations

import io
import random
import struct
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from msoffcrypto.format.ooxml import OOXMLFile

from tests.workbook_templates.read.forms import filled, kinds, repacked, sheet_part
from workbook_templates.read import facts, read_submission, troubles
from workbook_templates.read.package import Package
from workbook_templates.read.troubles import Trouble

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
# Not ru_maxrss where it can be helped: a new process inherits in it what the process that started it once used.
MEASURE = """
import re, resource, sys
from pathlib import Path
from workbook_templates.read import read_submission
read = read_submission(Path(sys.argv[1]))
status = Path("/proc/self/status")
own = re.search(r"VmHWM:\\s*(\\d+)", status.read_text()) if status.exists() else None
most = int(own[1]) if own else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(read.facts[0].value or read.facts[0].kind, most // 1024)
"""


@pytest.fixture(scope="session")
def good(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return filled(tmp_path_factory.mktemp("good") / "a.xlsx").read_bytes()


def reason(path: Path, password: str | None = None) -> str:
    read = read_submission(path, password=password)
    assert read.form is None
    assert kinds(read) == [facts.UNREADABLE]
    fact = read.facts[0]
    assert fact.detail.endswith("。")
    assert troubles.fix_of(fact.value).startswith("请")
    return fact.value


def put(tmp_path: Path, content: bytes) -> Path:
    path = tmp_path / "x.xlsx"
    path.write_bytes(content)
    return path


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


def zipped(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return out.getvalue()


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


# Bombs: refused by what they say of themselves, or cut where they lie about it.


def bomb(good: bytes, content: bytes, name: str = sheet_part("离退休干部")) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(good)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as new:
        for part in old.namelist():
            new.writestr(part, content if part == name else old.read(part))
        if name not in old.namelist():
            new.writestr(name, content)
    return out.getvalue()


def lying(data: bytes, name: str, size: int) -> bytes:
    """The same file, the directory claiming another size for a part."""
    at = data.rfind(b"PK\x01\x02", 0, data.rfind(name.encode()))
    return data[: at + 24] + struct.pack("<I", size) + data[at + 28 :]


def test_a_part_that_swells(good: bytes, tmp_path: Path) -> None:
    big = bomb(good, b"<worksheet><sheetData>" + b" " * 60_000_000 + b"</sheetData></worksheet>")
    assert reason(put(tmp_path, big)) == troubles.BOMB.name


def test_a_part_that_lies_about_its_size(good: bytes, tmp_path: Path) -> None:
    big = bomb(good, b"<worksheet><sheetData>" + b" " * 60_000_000 + b"</sheetData></worksheet>")
    assert reason(put(tmp_path, lying(big, sheet_part("离退休干部"), 1000))) == troubles.BOMB.name


def test_a_bomb_among_parts_nobody_reads_is_never_inflated(good: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    nested = zipped(**{"a.zip": zipped(**{"b.bin": bytes(50_000_000)})})
    inflated: list[str] = []
    inflate = Package.read
    monkeypatch.setattr(Package, "read", lambda self, name: inflated.append(name) or inflate(self, name))
    read = read_submission(put(tmp_path, bomb(good, nested, "xl/media/image1.png")))
    assert read.facts == []
    assert any("sheet" in name for name in inflated)
    assert "xl/media/image1.png" not in inflated


def test_parts_that_share_their_bytes(good: bytes, tmp_path: Path) -> None:
    """The quoted bomb: many entries over one stream."""
    assert reason(put(tmp_path, overlapping(good))) == troubles.BOMB.name


def overlapping(good: bytes) -> bytes:
    end = good.rfind(b"PK\x05\x06")
    size, start = struct.unpack_from("<II", good, end + 12)
    directory = good[start : start + size]
    at = directory.find(b"xl/worksheets/sheet4.xml") - 46
    length = 46 + sum(struct.unpack_from("<HHH", directory, at + 28))
    entry = directory[at : at + length]
    more = b"".join(entry.replace(b"sheet4.xml", f"shee{n:03d}.xml".encode()[:10]) for n in range(300))
    whole = directory + more
    count = struct.unpack_from("<H", good, end + 10)[0] + 300
    return good[:start] + whole + struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, count, count, len(whole), start, 0)


def test_too_many_parts(good: bytes, tmp_path: Path) -> None:
    path = put(tmp_path, good)
    repacked(path, lambda name, content: content, {f"xl/media/{n}.png": b"" for n in range(2_500)})
    assert reason(path) == troubles.ENTRIES.name


def test_a_name_twice(good: bytes, tmp_path: Path) -> None:
    path = put(tmp_path, good)
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(path, "a") as file:
        file.writestr("xl/workbook.xml", b"<workbook/>")
    assert reason(path) == troubles.DAMAGED.name


@pytest.mark.parametrize("name", ["../../evil.xml", "/etc/passwd", "C:\\evil.xml", "xl\\..\\..\\evil.xml"])
def test_names_that_climb(name: str, good: bytes, tmp_path: Path) -> None:
    path = put(tmp_path, good)
    repacked(path, lambda part, content: content, {name: b"x"})
    assert reason(path) == troubles.CLIMBING.name


LAUGHS = b'<!DOCTYPE worksheet [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
XXE = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize(
    "part", ["xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml", sheet_part("离退休干部"), "_rels/.rels"]
)
@pytest.mark.parametrize("evil", [LAUGHS, XXE, b"<!-- > -->" + XXE], ids=["laughs", "xxe", "behind a comment"])
def test_entities(part: str, evil: bytes, good: bytes, tmp_path: Path) -> None:
    def change(name: str, content: bytes) -> bytes:
        head, mark, tail = content.partition(b"?>")
        return head + mark + evil + tail if name == part else content

    assert reason(repacked(put(tmp_path, good), change)) == troubles.ENTITIES.name


def rows(count: int, cells: str = '<c r="A{n}"><v>1</v></c>') -> bytes:
    body = "".join(f'<row r="{n}">{cells.format(n=n)}</row>' for n in range(1, count + 1))
    return f"<worksheet><sheetData>{body}</sheetData></worksheet>".encode()


def measured(path: Path) -> tuple[str, int]:
    """The reason, and the most memory (MiB) of a process of its own; one that hangs is stopped."""
    done = subprocess.run([sys.executable, "-c", MEASURE, str(path)], capture_output=True, text=True, check=True, timeout=60)
    name, memory = done.stdout.split()
    return name, int(memory)


def test_a_million_rows(good: bytes, tmp_path: Path) -> None:
    name, memory = measured(put(tmp_path, bomb(good, rows(1_048_576))))
    assert name == troubles.TOO_MANY_ROWS.name
    assert memory < 500


def test_cells_that_claim_to_be_true_or_false_and_are_not(good: bytes, tmp_path: Path) -> None:
    """Found by breaking files at random: looking for each one's value to the end of the sheet took minutes."""
    cell = '<c r="A{n}" t="b"><is><t>x</t></is></c>'
    name, memory = measured(put(tmp_path, bomb(good, rows(90_000, cell))))
    assert name == facts.HEADER_MISSING
    assert memory < 500


def test_a_sheet_as_wide_as_it_can_be(good: bytes, tmp_path: Path) -> None:
    cells = "".join(f'<c r="{a}{b}{{n}}"><v>1</v></c>' for a in "BCDEFGHIJK" for b in "ABCDEFGHIJ")
    assert reason(put(tmp_path, bomb(good, rows(200, cells)))) == troubles.TOO_MANY_ROWS.name


def test_one_long_text_in_every_cell(good: bytes, tmp_path: Path) -> None:
    """A shared text is one line in the file and a copy in memory for each cell that shows it."""
    path = put(tmp_path, bomb(good, rows(100_000, '<c r="A{n}" t="s"><v>0</v></c><c r="B{n}" t="s"><v>0</v></c>')))
    texts = b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>' + b"x" * 32_000 + b"</t></si></sst>"
    repacked(path, lambda name, content: texts if name == "xl/sharedStrings.xml" else content)
    name, memory = measured(path)
    assert name == troubles.TOO_BIG.name
    assert memory < 500


# Damage.


def test_truncated_at_any_byte(good: bytes, tmp_path: Path) -> None:
    for cut in random.Random(1).sample(range(4, len(good) - 1), 150):
        assert reason(put(tmp_path, good[:cut])) in (troubles.TRUNCATED.name, troubles.DAMAGED.name)


def test_flipped_bits_are_found_or_do_not_matter(good: bytes, tmp_path: Path) -> None:
    chance = random.Random(2)
    refused = 0
    for _ in range(300):
        data = bytearray(good)
        at = chance.randrange(len(data))
        data[at] ^= 1 << chance.randrange(8)
        read = read_submission(put(tmp_path, bytes(data)))
        assert read.form is not None or kinds(read)[-1] in (facts.UNREADABLE, facts.UNKNOWN_FORM)
        refused += read.form is None
    assert refused > 200


def test_xml_that_stops_in_the_middle(good: bytes, tmp_path: Path) -> None:
    for part in ("xl/workbook.xml", sheet_part("离退休干部"), "xl/styles.xml", "xl/sharedStrings.xml"):
        path = put(tmp_path, good)
        repacked(path, lambda name, content, part=part: content[: len(content) // 2] if name == part else content)
        assert reason(path) == troubles.DAMAGED.name


# Passwords.


@pytest.fixture(scope="session")
def locked(good: bytes) -> bytes:
    out = io.BytesIO()
    OOXMLFile(io.BytesIO(good)).encrypt("秘密123", out)
    return out.getvalue()


def test_a_password_opens_what_it_locks(locked: bytes, tmp_path: Path) -> None:
    path = put(tmp_path, locked)
    assert reason(path) == troubles.PASSWORD.name
    assert reason(path, "别的") == troubles.WRONG_PASSWORD.name
    read = read_submission(path, password="秘密123")
    assert read.form is not None
    assert read.facts == []


def test_a_lock_that_would_turn_for_hours(locked: bytes, tmp_path: Path) -> None:
    data = locked.replace(b'spinCount="100000"', b'spinCount="99999999999"'[:18] + b'"')
    assert data != locked
    assert reason(put(tmp_path, data), "秘密123") == troubles.DAMAGED.name


# What a submission may not bring along is told, and the cells are read all the same.


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


def test_a_macro_workbook_under_another_ending(good: bytes, tmp_path: Path) -> None:
    def change(name: str, content: bytes) -> bytes:
        return (
            content.replace(b"spreadsheetml.sheet.main", b"ms-excel.sheet.macroEnabled.main") if name.startswith("[") else content
        )

    assert kinds(read_submission(repacked(put(tmp_path, good), change))) == [facts.MACROS]


def test_a_formula_that_starts_a_program(good: bytes, tmp_path: Path) -> None:
    def change(name: str, content: bytes) -> bytes:
        if name != sheet_part("离退休干部"):
            return content
        at = content.index(b'<c r="P4"')
        end = content.index(b"</c>", at) + 4
        return content[:at] + b"<c r=\"P4\"><f>cmd|'/c calc'!A0</f><v>0</v></c>" + content[end:]

    assert facts.DDE in kinds(read_submission(repacked(put(tmp_path, good), change)))
