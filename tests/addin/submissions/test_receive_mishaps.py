"""Receiving when something goes wrong: bad files, a run cut short at any step, files held open, a full disk."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from addin.runtime.bug_log import OFFICE_LOG
from addin.submissions import check_inputs, filing, take_in
from addin.submissions.folder import ACCEPTED, INBOX, Office
from addin.submissions.receive import receive
from tests.addin.conftest import found, registered
from tests.addin.submissions.received import results, said, standing, states, tree
from tests.addin.submitted_files import roster, unit, unit_code, write
from validators.finding import Report
from workbook_templates.read import FileBytes
from workbook_templates.table import Submission


def test_bad_files_never_stop_the_others(county: Office, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    write(folder / "b.xlsx", "roster", roster(1), **unit(1))
    (folder / "a.xlsx").write_bytes(b"PK\x03\x04 torn")
    (folder / "c.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    outcomes = receive(county, [folder, tmp_path / "none.xlsx"])
    assert results(outcomes) == ["unusable", "accepted", "unusable", "unusable"]
    assert [outcome.exit_status for outcome in outcomes] == [2, 0, 2, 2]
    assert all(said(outcome) for outcome in outcomes if outcome.result == "unusable")


def test_a_bug_met_in_one_file_never_stops_the_others(county: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = check_inputs.check

    def check(submissions: list[Submission], **more: Any) -> list[Report]:
        if submissions[0].file == "1.xlsx":
            raise KeyError("530102196303072415")
        return real(submissions, **more)

    monkeypatch.setattr(check_inputs, "check", check)
    for number in (1, 2):
        write(tmp_path / f"{number}.xlsx", "roster", roster(number), **unit(number))
    outcomes = receive(county, [tmp_path / "1.xlsx", tmp_path / "2.xlsx"])
    assert results(outcomes) == ["unusable", "accepted"]
    assert "程序处理这个文件时出了错" in said(outcomes[0])
    noted = (county.root / OFFICE_LOG).read_text(encoding="utf-8")
    assert "1.xlsx KeyError" in noted
    assert "verdict.py" in noted
    assert "530102196303072415" not in noted, "what an error says may be somebody's number"


@pytest.mark.parametrize("step", ["copy_atomically", "receipts.add_codes", "write_note", "remove_from_inbox"])
def test_a_run_cut_short_is_mended_by_running_again(county: Office, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    class PowerCutError(BaseException):
        pass

    def cut(*_: object) -> None:
        raise PowerCutError

    inbox = county.folder(INBOX)
    for number in (1, 2):
        write(inbox / f"{number}.xlsx", "roster", roster(number), **unit(number))
    with monkeypatch.context() as patched:
        patched.setattr(f"addin.submissions.filing.{step}", cut)
        with pytest.raises(PowerCutError):
            receive(county, [inbox])
    outcomes = receive(county, [inbox])
    assert {outcome.result for outcome in outcomes} <= {"accepted", "unchanged"}
    assert standing(county) == [("roster", unit_code(1), 1), ("roster", unit_code(2), 1)]
    assert states(county) == ["accepted", "accepted"]
    assert len(tree(county, ACCEPTED)) == 4, "two files, two receipts, nothing half-written"
    assert not list(inbox.iterdir())


def test_our_copy_is_put_back_when_someone_took_it_away(county: Office, tmp_path: Path) -> None:
    file = write(tmp_path / "花名册.xlsx", "roster", roster(1), **unit(1))
    (first,) = receive(county, [file])
    assert first.receipt is not None
    (county.root / first.receipt.stored).unlink()
    receive(county, [file])
    assert (county.root / first.receipt.stored).read_bytes() == file.read_bytes()


def test_two_clerks_at_once_cannot_both_win(tmp_path: Path, database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    office = found(tmp_path / "o", units=registered(1), database=database_url)
    receive(office, [write(tmp_path / "a.xlsx", "roster", roster(1), **unit(1))])
    monkeypatch.setattr(take_in, "accepted", lambda *_, **__: [])  # what the second clerk saw before the first committed
    (outcome,) = receive(office, [write(tmp_path / "b.xlsx", "roster", roster(1, 5), **unit(1))])
    assert outcome.result == "unusable"
    assert "同时有别人在收" in said(outcome)
    assert states(office) == ["accepted"]
    office.engine.dispose()


def test_a_file_held_open_stays_in_the_inbox_until_the_next_run(county: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    file = write(county.folder(INBOX) / "a.xlsx", "roster", roster(1), **unit(1))

    def held(*_: object, **__: object) -> None:
        raise PermissionError(13, "in use")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "unlink", held)
        assert results(receive(county, [file])) == ["accepted"]
    assert results(receive(county, [file])) == ["unchanged"]
    assert not file.exists()


def test_a_disk_that_is_full_is_told_and_the_rest_goes_on(
    county: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = filing.copy_atomically

    def full(source: FileBytes, target: Path) -> None:
        if source.path.name == "1.xlsx":
            raise OSError(28, "No space left on device")
        whole(source, target)

    monkeypatch.setattr(filing, "copy_atomically", full)
    for number in (1, 2):
        write(tmp_path / f"{number}.xlsx", "roster", roster(number), **unit(number))
    outcomes = receive(county, [tmp_path / "1.xlsx", tmp_path / "2.xlsx"])
    assert results(outcomes) == ["unusable", "accepted"]
    assert "保存不了" in said(outcomes[0])
