"""Receiving: accepted, returned, unchanged, superseded; one bad file among good ones; a run cut short at any step."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from addin.errors import Refused
from addin.office import judging, keeping
from addin.office.folder import ACCEPTED, INBOX, RETURNED, Office
from addin.office.mishap import FILE_NAME
from addin.office.outcome import Outcome
from addin.office.receipts import accepted, of_period
from addin.office.receive import receive
from addin.office.register import Unit
from addin.office.status import status
from addin.store.connection import reading
from tests.addin.conftest import found, registered
from tests.addin.submissions import activity, liaison, person, roster, unit, unit_code, write
from validators.finding import Report
from workbook_templates.table import Submission
from workbook_templates.values.period import Period


def results(outcomes: list[Outcome]) -> list[str]:
    return [outcome.result for outcome in outcomes]


def said(outcome: Outcome) -> str:
    return " ".join([*outcome.told, *(finding.message for finding in outcome.findings)])


def standing(office: Office) -> list[tuple[str, str, int]]:
    with reading(office.engine) as connection:
        return [(r.key.kind, r.key.unit, r.key.part) for r in accepted(connection) if r.key]


def states(office: Office) -> list[str]:
    with reading(office.engine) as connection:
        return [receipt.state for receipt in of_period(connection, "2026Q3")]


def tree(office: Office, folder: str) -> list[str]:
    return sorted(path.name for path in (office.root / folder).rglob("*") if path.is_file())


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
    (outcome,) = receive(office, [write(tmp_path / "b.xlsx", "roster", changed, **unit(1), 报送次数="2")])
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


def test_a_stranger_is_refused_even_with_a_reason(county: Office, tmp_path: Path) -> None:
    file = write(tmp_path / "花名册.xlsx", "roster", roster(7), **unit(7))
    (outcome,) = receive(county, [file], accept_with_reason="没关系")
    assert outcome.result == "returned"
    assert "不在盘龙区委老干部局的下级单位登记簿里" in said(outcome)


def test_a_file_for_another_office_is_refused_where_there_is_no_register(tmp_path: Path) -> None:
    office = found(tmp_path / "o", "530103")
    (outcome,) = receive(office, [write(tmp_path / "花名册.xlsx", "roster", roster(1), **unit(1))])
    assert outcome.result == "returned"
    assert "上级机构代码写的是“530102”" in said(outcome)


OWN = {"填报单位": "盘龙区委老干部局", "单位代码": "530102", "上级机构代码": "530100"}


@pytest.mark.parametrize(("kind", "rows"), [("roster", roster(1)), ("liaison", liaison(1, ["530102000001"]))])
def test_an_office_sends_itself_no_roster(kind: str, rows: dict[str, Any], county: Office, tmp_path: Path) -> None:
    """A clerk wrote the office's code on a unit's cover: its people would stand as the office's own."""
    (outcome,) = receive(county, [write(tmp_path / "表.xlsx", kind, rows, **OWN)], accept_with_reason="就这样收")
    assert outcome.result == "returned"
    assert "机构不向自己报" in said(outcome)
    assert standing(county) == []


def test_what_an_office_fills_in_itself_is_taken(county: Office, tmp_path: Path) -> None:
    no_rows: dict[str, list[dict[str, object]]] = {"补贴标准": [{}], "收款账户": [], "工作经费": [], "重复认定": []}
    own = write(tmp_path / "标准.xlsx", "allowance", no_rows, **OWN)
    assert results(receive(county, [own])) == ["accepted"]
    assert status(county, Period.parse("2026Q3")).unasked == (), "nobody asks the office for it"


def test_an_office_that_lists_itself_may_report(tmp_path: Path) -> None:
    office = found(tmp_path / "o", units=[Unit("530102", "盘龙区委老干部局", "county", ("roster",))])
    assert results(receive(office, [write(tmp_path / "表.xlsx", "roster", roster(1), **OWN)])) == ["accepted"]


def test_a_unit_that_sums_up_its_own_branches_takes_its_own_roster(tmp_path: Path) -> None:
    office = found(tmp_path / "o", unit_code(1), "unit")
    assert results(receive(office, [write(tmp_path / "表.xlsx", "roster", roster(1), **unit(1))])) == ["accepted"]


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
    real = judging.check

    def check(submissions: list[Submission], **more: Any) -> list[Report]:
        if submissions[0].file == "1.xlsx":
            raise KeyError("530102196303072415")
        return real(submissions, **more)

    monkeypatch.setattr(judging, "check", check)
    for number in (1, 2):
        write(tmp_path / f"{number}.xlsx", "roster", roster(number), **unit(number))
    outcomes = receive(county, [tmp_path / "1.xlsx", tmp_path / "2.xlsx"])
    assert results(outcomes) == ["unusable", "accepted"]
    assert "程序处理这个文件时出了错" in said(outcomes[0])
    noted = (county.root / FILE_NAME).read_text(encoding="utf-8")
    assert "1.xlsx KeyError" in noted
    assert "judging.py" in noted
    assert "530102196303072415" not in noted, "what an error says may be somebody's number"


def test_nothing_to_receive(county: Office, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="没有找到可以接收的表格文件"):
        receive(county, [tmp_path])


def test_a_file_may_refer_to_what_another_file_of_the_run_or_an_accepted_one_brings(county: Office, tmp_path: Path) -> None:
    other = liaison(2, ["530102000001", "530102000002"])
    roster_1 = write(tmp_path / "1.xlsx", "roster", roster(1), **unit(1))
    roster_2 = write(tmp_path / "2.xlsx", "roster", roster(2), **unit(2))
    link = write(tmp_path / "3.xlsx", "liaison", other, **unit(2))
    assert results(receive(county, [link, roster_1, roster_2])) == ["accepted"] * 3
    lost = write(tmp_path / "4.xlsx", "liaison", liaison(2, ["530102000009"]), **unit(2), 报送次数="2")
    (outcome,) = receive(county, [lost])
    assert {f.rule for f in outcome.findings if f.severity == "error"} == {"F13"}


def test_a_roster_that_has_not_come_makes_no_other_form_wrong(county: Office, tmp_path: Path) -> None:
    receive(county, [write(tmp_path / "1.xlsx", "roster", roster(1), **unit(1))])
    (outcome,) = receive(county, [write(tmp_path / "2.xlsx", "liaison", liaison(2, ["530102000002"]), **unit(2))])
    assert outcome.result == "accepted"


def test_an_empty_list_of_groups_is_known_too(county: Office, tmp_path: Path) -> None:
    receive(county, [write(tmp_path / "1.xlsx", "roster", roster(1), **unit(1))])
    lost = activity(9, [("1", "2026-08-12")])
    (outcome,) = receive(county, [write(tmp_path / "2.xlsx", "activity", lost, **unit(1))])
    assert {f.rule for f in outcome.findings if f.severity == "error"} == {"F13"}


def test_codes_of_a_replaced_file_count_no_more(county: Office, tmp_path: Path) -> None:
    receive(county, [write(tmp_path / "1.xlsx", "roster", roster(1), **unit(1))])
    receive(county, [write(tmp_path / "2.xlsx", "roster", roster(2), **unit(2))])
    moved = roster(1)
    moved["党组织"][0]["党组织代码"] = "530102000077"
    for row in (*moved["离退休干部"], *moved["任职"]):
        row["党支部代码" if "党支部代码" in row else "任职组织代码"] = "530102000077"
    (outcome,) = receive(county, [write(tmp_path / "1b.xlsx", "roster", moved, **unit(1), 报送次数="2")])
    assert outcome.result == "accepted", said(outcome)
    (old,) = receive(county, [write(tmp_path / "3.xlsx", "liaison", liaison(2, ["530102000001"]), **unit(2))])
    assert old.result == "returned"


def test_two_versions_in_one_run_the_newest_wins(county: Office, tmp_path: Path) -> None:
    newer = write(tmp_path / "a.xlsx", "roster", roster(1, people=5), **unit(1), 报送次数="2")
    older = write(tmp_path / "b.xlsx", "roster", roster(1, people=4), **unit(1), 报送次数="1")
    assert results(receive(county, [newer, older])) == ["accepted", "accepted"]
    with reading(county.engine) as connection:
        (receipt,) = accepted(connection)
    assert receipt.detail["rows"]["离退休干部"] == 5


@pytest.mark.parametrize("step", ["copy_whole", "receipts.add_codes", "write_whole", "leave_inbox"])
def test_a_run_cut_short_is_mended_by_running_again(county: Office, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    class PowerCutError(BaseException):
        pass

    def cut(*_: object) -> None:
        raise PowerCutError

    inbox = county.folder(INBOX)
    for number in (1, 2):
        write(inbox / f"{number}.xlsx", "roster", roster(number), **unit(number))
    with monkeypatch.context() as patched:
        patched.setattr(f"addin.office.keeping.{step}", cut)
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
    monkeypatch.setattr(judging, "accepted", lambda *_, **__: [])  # what the second clerk saw before the first committed
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


def test_the_offices_own_folders_are_received_only_when_named(county: Office) -> None:
    wrong = roster(1)
    wrong["离退休干部"][0]["性别"] = "女"
    write(county.folder(INBOX) / "1.xlsx", "roster", wrong, **unit(1))
    write(county.folder(INBOX) / "2.xlsx", "roster", roster(2), **unit(2))
    assert len(receive(county, [county.root])) == 2
    with pytest.raises(Refused, match="没有找到"):
        receive(county, [county.root])
    assert len(receive(county, [county.root / RETURNED])) == 1


def test_progress_counts_both_passes(county: Office, tmp_path: Path) -> None:
    steps: list[tuple[int, int]] = []
    for number in (1, 2):
        write(tmp_path / f"{number}.xlsx", "roster", roster(number), **unit(number))
    count: Callable[[int, int, str], None] = lambda done, total, name: steps.append((done, total))  # noqa: E731
    receive(county, [tmp_path], progress=count)
    assert steps == [(n, 4) for n in range(1, 5)]


def test_many_files_are_read_again_instead_of_kept(county: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("addin.office.receive.KEEP_AT_MOST", 1)
    for number in (1, 2, 3):
        write(tmp_path / "in" / f"{number}.xlsx", "roster", roster(number), **unit(number))
    assert results(receive(county, [tmp_path / "in"])) == ["accepted"] * 3


def test_a_disk_that_is_full_is_told_and_the_rest_goes_on(
    county: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = keeping.copy_whole

    def full(source: Path, target: Path) -> None:
        if source.name == "1.xlsx":
            raise OSError(28, "No space left on device")
        whole(source, target)

    monkeypatch.setattr(keeping, "copy_whole", full)
    for number in (1, 2):
        write(tmp_path / f"{number}.xlsx", "roster", roster(number), **unit(number))
    outcomes = receive(county, [tmp_path / "1.xlsx", tmp_path / "2.xlsx"])
    assert results(outcomes) == ["unusable", "accepted"]
    assert "保存不了" in said(outcomes[0])
