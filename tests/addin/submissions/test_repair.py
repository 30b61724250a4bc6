"""Receiving a file again puts back what got lost of it, and the roster that a change form had made."""

from __future__ import annotations

from pathlib import Path

import pytest

from addin.submissions.folder import Office
from addin.submissions.receive import receive
from addin.submissions.take_back import RETURN, take_back
from tests.addin.submissions.changing import cell, change, him, in_force, made_from, whole
from tests.addin.submissions.received import results


@pytest.fixture
def sent(county: Office, tmp_path: Path) -> list[Path]:
    """A roster and two change forms made from it, received one after the other."""
    base = whole(tmp_path)
    version = made_from(base)
    first = change(tmp_path / "一.xlsx", him(101, 居住地="大理市"), 依据版本=version)
    second = change(tmp_path / "二.xlsx", him(102, 居住地="玉溪市"), 依据版本=version)
    for file in (base, first, second):
        assert results(receive(county, [file])) == ["accepted"]
    return [base, first, second]


@pytest.mark.parametrize("spoilt", [None, b"scrawl"])
def test_the_roster_that_was_made_is_made_again_byte_by_byte(county: Office, sent: list[Path], spoilt: bytes | None) -> None:
    copy = county.root / in_force(county)[0].stored
    before = copy.read_bytes()
    if spoilt is None:
        copy.unlink()
    else:
        copy.write_bytes(spoilt)
    assert results(receive(county, [sent[-1]])) == ["unchanged"]
    assert copy.read_bytes() == before
    receipt, roster = in_force(county)
    assert (cell(roster, 101, "居住地"), cell(roster, 102, "居住地")) == ("大理市", "玉溪市")
    take_back(county, receipt.id, RETURN, "王芳", "写错了人")


def test_with_every_copy_lost_the_files_that_the_unit_sent_are_enough(county: Office, sent: list[Path]) -> None:
    copies = {path: path.read_bytes() for path in (county.root / "已收").rglob("*.xlsx")}
    for path in copies:
        path.unlink()
    assert results(receive(county, [sent[-1]])) == ["unchanged"], "its base is lost: nothing is made, and nothing fails"
    for file in sent:
        receive(county, [file])
    assert {path: path.read_bytes() for path in (county.root / "已收").rglob("*.xlsx")} == copies


def test_a_dry_run_puts_nothing_back(county: Office, sent: list[Path]) -> None:
    copy = county.root / in_force(county)[0].stored
    copy.unlink()
    receive(county, [sent[-1]], dry_run=True)
    assert not copy.exists()
