"""Damaged and locked files: one clear reason each, quickly, and never an exception."""

from __future__ import annotations

import io
import random
import zipfile
from pathlib import Path

import pytest
from msoffcrypto.format.ooxml import OOXMLFile

from tests.workbook_templates.read.forms import kinds, repacked, sheet_part
from tests.workbook_templates.read.hostile import put, reason
from workbook_templates.mark import mark_reading
from workbook_templates.read import Protection, facts, read_file, read_submission, troubles
from workbook_templates.read.decrypt import encrypt


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


@pytest.mark.parametrize("given", [None, "别的", "VelvetSweatshop"])
def test_the_password_that_excel_gives_by_itself_is_tried_without_a_word(given: str | None, good: bytes, tmp_path: Path) -> None:
    read = read_file(put(tmp_path, encrypt(good, "VelvetSweatshop")), password=given)
    assert read.submission.facts == []
    assert read.protection is Protection.NONE
    assert mark_reading(read, tmp_path / "标注.xlsx", [])
    assert zipfile.is_zipfile(tmp_path / "标注.xlsx"), "what kept nothing secret is written without it"


def test_a_lock_that_would_turn_for_hours(locked: bytes, tmp_path: Path) -> None:
    data = locked.replace(b'spinCount="100000"', b'spinCount="99999999999"'[:18] + b'"')
    assert data != locked
    assert reason(put(tmp_path, data), "秘密123") == troubles.DAMAGED.name
