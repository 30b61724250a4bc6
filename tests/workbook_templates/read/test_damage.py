"""Damaged and locked files: one clear reason each, quickly, and never an exception."""

from __future__ import annotations

import io
import random
from pathlib import Path

import pytest
from msoffcrypto.format.ooxml import OOXMLFile

from tests.workbook_templates.read.forms import kinds, repacked, sheet_part
from tests.workbook_templates.read.hostile import put, reason
from workbook_templates.read import facts, read_submission, troubles


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


def test_a_lock_that_would_turn_for_hours(locked: bytes, tmp_path: Path) -> None:
    data = locked.replace(b'spinCount="100000"', b'spinCount="99999999999"'[:18] + b'"')
    assert data != locked
    assert reason(put(tmp_path, data), "秘密123") == troubles.DAMAGED.name
