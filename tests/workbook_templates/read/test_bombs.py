"""Bombs: refused by what they say of themselves, or cut where they lie about it, quickly and in little memory."""

from __future__ import annotations

import struct
import zipfile
from pathlib import Path

import pytest

from tests.workbook_templates.read.forms import repacked, sheet_part
from tests.workbook_templates.read.hostile import LAUGHS, XXE, bomb, measured, overlapping, put, reason, rows, zipped
from workbook_templates.read import facts, read_submission, troubles
from workbook_templates.read.package import Package


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


@pytest.mark.parametrize("field", [20, 24], ids=["packed", "whole"])
@pytest.mark.parametrize("size", [0, 1, 77, 20_000, 900_000, 4_000_000_000])
def test_one_wrong_size_in_a_small_file_is_damage(field: int, size: int, good: bytes, tmp_path: Path) -> None:
    at = good.rfind(b"PK\x01\x02", 0, good.rfind(sheet_part("离退休干部").encode()))
    wrong = good[: at + field] + struct.pack("<I", size) + good[at + field + 4 :]
    assert reason(put(tmp_path, wrong)) in (troubles.DAMAGED.name, troubles.TRUNCATED.name)


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


@pytest.mark.parametrize(
    "part", ["xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml", sheet_part("离退休干部"), "_rels/.rels"]
)
@pytest.mark.parametrize("evil", [LAUGHS, XXE, b"<!-- > -->" + XXE], ids=["laughs", "xxe", "behind a comment"])
def test_entities(part: str, evil: bytes, good: bytes, tmp_path: Path) -> None:
    def change(name: str, content: bytes) -> bytes:
        head, mark, tail = content.partition(b"?>")
        return head + mark + evil + tail if name == part else content

    assert reason(repacked(put(tmp_path, good), change)) == troubles.ENTITIES.name


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
