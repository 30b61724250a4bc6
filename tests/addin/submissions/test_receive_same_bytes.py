"""What is kept is what was checked: a file that somebody changes while it is received is never taken for what it was."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from addin.submissions import check_inputs
from addin.submissions.folder import ACCEPTED, INBOX, Office
from addin.submissions.receive import receive
from addin.submissions.receive_outcome import ReceiveOutcome
from tests.addin.submissions.received import results, said, standing, tree
from tests.addin.submitted_files import roster, unit, unit_code, write
from workbook_templates.layout import PROBLEMS
from workbook_templates.read import ByteBudget, limits, read_submission

NAMES = "离退休干部"


def sent(path: Path, *, wrong: bool = False) -> Path:
    rows = roster(1)
    if wrong:
        rows[NAMES][1]["性别"] = "女"
    return write(path, "roster", rows, **unit(1))


def sent_anew(path: Path) -> None:
    """Somebody saves another state of the report under the same name: a person more, sent a second time."""
    write(path, "roster", roster(1, people=5), **unit(1), 报送次数="2")


def while_it_is_checked(monkeypatch: pytest.MonkeyPatch, change: Callable[[], object]) -> None:
    """Once, between the reading of the files and their keeping."""
    check, left = check_inputs.check, [change]

    def checked(*files: Any, **how: Any) -> Any:
        while left:
            left.pop()()
        return check(*files, **how)

    monkeypatch.setattr(check_inputs, "check", checked)


def kept_as_receipted(office: Office, outcome: ReceiveOutcome) -> bytes:
    assert outcome.receipt is not None
    stored = (office.root / outcome.receipt.stored).read_bytes()
    assert hashlib.sha256(stored).hexdigest() == outcome.receipt.sha256
    assert len(stored) == outcome.receipt.size
    return stored


def test_a_file_changed_between_reading_and_keeping(county: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = sent(tmp_path / "花名册.xlsx")
    before = file.read_bytes()
    while_it_is_checked(monkeypatch, lambda: sent_anew(file))
    (outcome,) = receive(county, [file])
    assert outcome.result == "accepted"
    assert kept_as_receipted(county, outcome) == before
    assert "又被改动" in said(outcome)


def test_what_was_written_into_the_inbox_meanwhile_stays_there(county: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    file = sent(county.folder(INBOX) / "花名册.xlsx")
    with monkeypatch.context() as patched:
        while_it_is_checked(patched, lambda: sent_anew(file))
        assert results(receive(county, [file])) == ["accepted"]
    assert read_submission(file).cover("报送次数") == 2
    (second,) = receive(county, [file])
    assert second.result == "accepted"
    kept_as_receipted(county, second)
    assert not file.exists()
    assert standing(county) == [("roster", unit_code(1), 1)]


def test_a_file_taken_away_meanwhile_is_kept_as_it_was_read(
    county: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = sent(tmp_path / "花名册.xlsx")
    before = file.read_bytes()
    while_it_is_checked(monkeypatch, file.unlink)
    (outcome,) = receive(county, [file])
    assert kept_as_receipted(county, outcome) == before


def test_the_marks_of_a_returned_file_are_on_what_was_checked(
    county: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = sent(tmp_path / "花名册.xlsx", wrong=True)
    while_it_is_checked(monkeypatch, lambda: sent_anew(file))
    (outcome,) = receive(county, [file])
    assert outcome.result == "returned"
    assert outcome.receipt is not None
    back = read_submission(county.root / outcome.receipt.stored)
    assert back.cover("报送次数") == 1
    assert list(back.tables[NAMES].get("性别")) == ["男", "女", "男", "男"]


def test_what_cannot_be_opened_goes_back_as_it_came(county: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "花名册.xlsx"
    file.write_bytes(b"PK\x03\x04 torn")
    while_it_is_checked(monkeypatch, lambda: sent_anew(file))
    (outcome,) = receive(county, [file])
    assert outcome.result == "unusable"
    assert kept_as_receipted(county, outcome) == b"PK\x03\x04 torn"


@pytest.mark.parametrize("why", ["too large", "a lock file"])
def test_what_is_never_loaded_goes_back_whole_or_not_at_all(
    why: str, county: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = sent(tmp_path / ("花名册.xlsx" if why == "too large" else "~$花名册.xlsx"))
    monkeypatch.setattr(limits, "MOST_BYTES", 1000 if why == "too large" else limits.MOST_BYTES)
    (outcome,) = receive(county, [file])
    assert outcome.result == "unusable"
    kept_as_receipted(county, outcome)
    while_it_is_checked(monkeypatch, lambda: file.write_bytes(b"another"))
    (again,) = receive(county, [file])
    assert (again.result, again.receipt) == ("unusable", None)
    assert "请再收一次" in said(again)


@pytest.fixture(params=["the reading", "the bytes"])
def let_go(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between the passes nothing is held of the files, or nothing but their tables, as of the many files of a large office."""
    if request.param == "the reading":
        monkeypatch.setattr("addin.submissions.receive.KEEP_AT_MOST", 0)
    else:
        monkeypatch.setattr("addin.submissions.receive.ByteBudget", lambda: ByteBudget(0))


@pytest.mark.usefixtures("let_go")
@pytest.mark.parametrize("wrong", [False, True])
@pytest.mark.parametrize("change", [sent_anew, Path.unlink])
def test_a_file_whose_bytes_were_let_go_and_that_is_another_by_now_is_not_received(
    wrong: bool, change: Callable[[Path], None], county: Office, tmp_path: Path
) -> None:
    file = sent(tmp_path / "1.xlsx", wrong=wrong)
    other = write(tmp_path / "2.xlsx", "roster", roster(2), **unit(2))

    def after_the_first_pass(done: int, total: int, name: str) -> None:
        if done == total // 2:
            change(file)

    first, second = receive(county, [file, other], progress=after_the_first_pass)
    assert (first.result, first.receipt) == ("unusable", None)
    assert "请再收一次" in said(first)
    assert second.result == "accepted", "one file never stops the others"
    kept_as_receipted(county, second)
    assert standing(county) == [("roster", unit_code(2), 1)]
    assert len(tree(county, ACCEPTED)) == 2, "the other file and its receipt, nothing half written"
    assert not tree(county, "退回")


@pytest.mark.usefixtures("let_go")
@pytest.mark.parametrize("wrong", [False, True])
def test_a_file_whose_bytes_were_let_go_is_received_as_any_other(wrong: bool, county: Office, tmp_path: Path) -> None:
    file = sent(tmp_path / "1.xlsx", wrong=wrong)
    (outcome,) = receive(county, [file])
    assert outcome.result == ("returned" if wrong else "accepted")
    assert outcome.receipt is not None
    kept = county.root / outcome.receipt.stored
    assert (PROBLEMS in openpyxl.load_workbook(kept).sheetnames) is wrong
    assert (kept.read_bytes() == file.read_bytes()) is not wrong


def test_our_copy_is_put_back_from_the_bytes_that_were_recognised(county: Office, tmp_path: Path) -> None:
    file = sent(tmp_path / "花名册.xlsx")
    (first,) = receive(county, [file])
    assert first.receipt is not None
    (county.root / first.receipt.stored).unlink()
    assert results(receive(county, [file])) == ["unchanged"]
    kept_as_receipted(county, first)
