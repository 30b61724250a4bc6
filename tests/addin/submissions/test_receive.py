"""Receiving one file: accepted, returned, unchanged, superseded, refused."""

from __future__ import annotations

import zipfile
from pathlib import Path

import openpyxl
import pytest

from addin.errors import Refused
from addin.submissions.folder import ACCEPTED, INBOX, RETURNED, Office
from addin.submissions.receive import receive
from tests.addin.conftest import found, registered
from tests.addin.submissions.received import said, standing, states, tree
from tests.addin.submitted_files import person, roster, unit, write


def _comments(book: zipfile.ZipFile) -> list[str]:
    return [book.read(name).decode() for name in book.namelist() if "comments" in name]


def test_a_correct_file_is_kept_with_a_receipt(tmp_path: Path, database_url: str) -> None:
    office = found(tmp_path / "o", units=registered(1), database=database_url)
    file = write(tmp_path / "花名册.xlsx", "roster", roster(1), **unit(1))
    (outcome,) = receive(office, [file])
    receipt = outcome.receipt
    assert (outcome.result, outcome.exit_status) == ("accepted", 0)
    assert receipt is not None
    assert (receipt.rows, receipt.errors, receipt.size, len(receipt.sha256)) == (6, 0, file.stat().st_size, 64)
    assert (office.root / receipt.stored).read_bytes() == file.read_bytes()
    note = next((office.root / ACCEPTED).rglob("*_回执.txt")).read_text(encoding="utf-8-sig")
    assert "报送单位：盘龙区第一局" in note
    assert receipt.sha256 in note
    assert file.exists(), "only files in the inbox are taken away"
    office.engine.dispose()


def test_the_same_file_again_changes_nothing_and_says_so(tmp_path: Path, database_url: str) -> None:
    office = found(tmp_path / "o", units=registered(1), database=database_url)
    file = write(tmp_path / "花名册.xlsx", "roster", roster(1), **unit(1))
    receive(office, [file])
    before = tree(office, ACCEPTED)
    copy = tmp_path / "改了名.xlsx"
    copy.write_bytes(file.read_bytes())
    (outcome,) = receive(office, [copy])
    assert (outcome.result, outcome.exit_status) == ("unchanged", 0)
    assert "已经收过（第1号回执" in said(outcome)
    assert states(office) == ["accepted"]
    assert tree(office, ACCEPTED) == before
    office.engine.dispose()


def test_a_newer_file_supersedes_and_shows_the_difference(tmp_path: Path, database_url: str) -> None:
    office = found(tmp_path / "o", units=registered(1), database=database_url)
    receive(office, [write(tmp_path / "a.xlsx", "roster", roster(1, people=4), **unit(1))])
    changed = roster(1, people=5)
    del changed["离退休干部"][3]
    changed["离退休干部"][1]["居住地"] = "昆明市五华区"
    file = write(tmp_path / "b.xlsx", "roster", changed, **unit(1), 报送次数="2")
    (outcome,) = receive(office, [file], removals_wanted=True)
    assert [(d.sheet, d.added, d.changed, d.gone) for d in outcome.difference] == [("离退休干部", 1, 1, 1)]
    number = str(person(101)["身份证号"])
    assert outcome.difference[0].examples["修改"] == [number[:6] + "********" + number[-4:]], "numbers are masked"
    assert states(office) == ["superseded", "accepted"]
    assert len([name for name in tree(office, ACCEPTED) if name.endswith(".xlsx")]) == 2, "the old file is kept"
    (again,) = receive(office, [tmp_path / "a.xlsx"])
    assert "后来已被新报的代替" in said(again)
    assert states(office) == ["superseded", "accepted"]
    office.engine.dispose()


def test_an_older_copy_does_not_replace_a_newer_one(county: Office, tmp_path: Path) -> None:
    receive(county, [write(tmp_path / "b.xlsx", "roster", roster(1), **unit(1), 报送次数="2")])
    (outcome,) = receive(county, [write(tmp_path / "a.xlsx", "roster", roster(1, people=5), **unit(1), 报送次数="1")])
    assert outcome.result == "returned"
    assert "像是较早的一份" in said(outcome)
    assert states(county) == ["accepted", "returned"]


def test_a_file_with_errors_goes_back_with_its_findings(county: Office, tmp_path: Path) -> None:
    wrong = roster(1)
    wrong["离退休干部"][0]["性别"] = "女"
    inbox = county.folder(INBOX)
    (outcome,) = receive(county, [write(inbox / "花名册.xlsx", "roster", wrong, **unit(1))])
    assert (outcome.result, outcome.exit_status) == ("returned", 1)
    assert "F07" in {finding.rule for finding in outcome.findings}
    note = next((county.root / RETURNED).rglob("*.txt")).read_text(encoding="utf-8-sig")
    assert "性别" in note
    with zipfile.ZipFile(next((county.root / RETURNED).rglob("*.xlsx"))) as book:
        assert any("性别" in text for text in _comments(book)), "marked in the clerk's own workbook"
    assert standing(county) == []
    assert not list(inbox.iterdir())
    assert any(name.endswith(".xlsx") for name in tree(county, RETURNED))


def test_the_returned_workbook_itself_can_be_mended_and_sent_again(county: Office, tmp_path: Path) -> None:
    wrong = roster(1)
    wrong["离退休干部"][0]["性别"] = "女"
    (outcome,) = receive(county, [write(tmp_path / "花名册.xlsx", "roster", wrong, **unit(1))])
    assert outcome.receipt is not None
    returned = county.root / outcome.receipt.stored
    book = openpyxl.load_workbook(returned)
    book["离退休干部"]["C4"] = "男"
    book.save(returned)
    (again,) = receive(county, [returned])
    assert again.result == "accepted", said(again)
    assert states(county) == ["returned", "accepted"]


def test_what_went_back_twice_unchanged_has_one_receipt(county: Office, tmp_path: Path) -> None:
    wrong = roster(1)
    wrong["离退休干部"][0]["性别"] = "女"
    file = write(tmp_path / "花名册.xlsx", "roster", wrong, **unit(1))
    receive(county, [file])
    (outcome,) = receive(county, [file])
    assert "还没有改好" in said(outcome)
    assert states(county) == ["returned"]


def test_errors_may_be_accepted_with_a_recorded_reason(county: Office, tmp_path: Path) -> None:
    wrong = roster(1)
    wrong["离退休干部"][0]["性别"] = "女"
    file = write(tmp_path / "花名册.xlsx", "roster", wrong, **unit(1))
    (outcome,) = receive(county, [file], accept_with_reason="身份证性别登记有误，公安正在更正")
    assert outcome.result == "accepted"
    assert outcome.receipt is not None
    assert outcome.receipt.accept_reason == "身份证性别登记有误，公安正在更正"
    assert outcome.receipt.errors > 0


def test_nothing_to_receive(county: Office, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="没有找到可以接收的表格文件"):
        receive(county, [tmp_path])
