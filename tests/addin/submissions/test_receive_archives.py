"""A unit's forms in one .zip, and what lies in the inbox that is no form: received file by file, or told."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from addin.errors import Refused
from addin.presentation.office import outcomes_text
from addin.submissions.folder import ACCEPTED, INBOX, RETURNED, Office
from addin.submissions.receive import receive
from tests.addin.conftest import found, registered
from tests.addin.submissions.received import results, said, standing, states, tree
from tests.addin.submitted_files import activity, roster, unit, unit_code, unit_name, write
from tests.archives import archive


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return found(tmp_path / "办公室", units=registered(1, 2))


@pytest.fixture
def inbox(office: Office) -> Path:
    return office.folder(INBOX)


def form_of(number: int, folder: Path, *, wrong: bool = False) -> bytes:
    rows = roster(number)
    if wrong:
        rows["离退休干部"][1]["性别"] = "女"
    return write(folder / f"{number}{wrong}.xlsx", "roster", rows, **unit(number)).read_bytes()


def test_each_form_in_an_archive_is_received_as_it_is(office: Office, inbox: Path, tmp_path: Path) -> None:
    good, bad = form_of(1, tmp_path), form_of(2, tmp_path, wrong=True)
    packed = archive(inbox / "两个单位.zip", {"花名册/一.xlsx": good, "花名册/二.xlsx": bad})
    outcomes = receive(office, [inbox])
    assert results(outcomes) == ["accepted", "returned"], said(outcomes[0])
    assert all("两个单位.zip" in said(outcome) for outcome in outcomes)
    assert standing(office) == [("roster", unit_code(1), 1)]
    (kept,) = office.folder(ACCEPTED).rglob("*.xlsx")
    assert kept.read_bytes() == good
    assert outcomes[0].receipt is not None
    assert outcomes[0].receipt.sha256 == hashlib.sha256(good).hexdigest()
    assert any(name.startswith(f"{unit_name(2)}_{unit_code(2)}_花名册_退回_") for name in tree(office, RETURNED))
    assert not packed.exists(), "all in it is kept or sent back"


def test_the_same_archive_again_changes_nothing(office: Office, inbox: Path, tmp_path: Path) -> None:
    good = form_of(1, tmp_path)
    for _ in range(2):
        archive(inbox / "一.zip", {"一.xlsx": good, "同一份.xlsx": good})
        outcomes = receive(office, [inbox])
    assert results(outcomes) == ["unchanged", "unchanged"]
    assert states(office) == ["accepted"]
    assert not list(inbox.iterdir())


def test_an_archive_with_more_than_forms_in_it_stays(office: Office, inbox: Path, tmp_path: Path) -> None:
    packed = archive(inbox / "一.zip", {"一.xlsx": form_of(1, tmp_path), "照片.jpg": b"x"})
    outcomes = receive(office, [inbox])
    assert results(outcomes) == ["accepted", "passed_over"]
    assert "图片" in said(outcomes[1])
    assert packed.exists(), "the picture is nowhere else"


def test_an_archive_elsewhere_is_left_where_it_is(office: Office, tmp_path: Path) -> None:
    packed = archive(tmp_path / "桌面" / "一.zip", {"一.xlsx": form_of(1, tmp_path)})
    assert results(receive(office, [packed])) == ["accepted"]
    assert packed.exists()


def test_everything_in_the_inbox_is_told(office: Office, inbox: Path, tmp_path: Path) -> None:
    (inbox / "一.xlsx").write_bytes(form_of(1, tmp_path))
    for name in ("照片.jpg", "请示.docx", "盖章.pdf", "~$一.xlsx", ".~一.xlsx", "Thumbs.db"):
        (inbox / name).write_bytes(b"x")
    outcomes = receive(office, [inbox])
    told = {outcome.file.name: outcome.result for outcome in outcomes}
    assert told == {"一.xlsx": "accepted", "照片.jpg": "passed_over", "请示.docx": "passed_over", "盖章.pdf": "passed_over"}
    assert max(outcome.exit_status for outcome in outcomes) == 0
    assert "[没有接收] 照片.jpg" in outcomes_text(outcomes)


def test_what_may_hold_forms_and_is_not_opened_is_no_success(office: Office, inbox: Path, tmp_path: Path) -> None:
    archive(inbox / "一.zip", {"一.xlsx": form_of(1, tmp_path), "另外.zip": b"PK"})
    (inbox / "二.rar").write_bytes(b"Rar!\x1a\x07\x00")
    outcomes = receive(office, [inbox])
    assert {outcome.file.name: outcome.exit_status for outcome in outcomes} == {"一.xlsx": 0, "另外.zip": 2, "二.rar": 2}
    assert "解压" in outcomes_text(outcomes)


def test_forms_of_one_unit_in_one_archive_are_checked_together(office: Office, inbox: Path, tmp_path: Path) -> None:
    """The activities name a branch that only the roster beside them brings."""
    rows = activity(1, [("H20260001", "2026-08-01")])
    acts = write(tmp_path / "活动.xlsx", "activity", rows, **unit(1)).read_bytes()
    archive(inbox / "一.zip", {"活动.xlsx": acts, "花名册.xlsx": form_of(1, tmp_path)})
    outcomes = receive(office, [inbox])
    assert not [f for outcome in outcomes for f in outcome.findings if f.rule == "F13"]


def test_where_there_is_no_form_at_all_what_lies_there_is_told(office: Office, inbox: Path) -> None:
    (inbox / "照片.jpg").write_bytes(b"x")
    with pytest.raises(Refused, match=r"照片.jpg（图片）"):
        receive(office, [inbox])
