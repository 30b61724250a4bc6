"""One identity number under two names, in forms that come one after the other; and one name written in two ways."""

from __future__ import annotations

from pathlib import Path

from addin.submissions.receive import receive
from addin.submissions.receive_outcome import ReceiveOutcome
from tests.addin.conftest import found, registered
from tests.addin.submitted_files import Rows, person, roster, unit, write

FIRST, SECOND = person(100), person(101)
CARD = "6223690000000000015"


def accounts(name: object, number: object = FIRST["身份证号"]) -> Rows:
    row = {"身份证号": number, "姓名": name, "账号": CARD}
    return {"补贴标准": [], "收款账户": [row], "工作经费": [], "重复认定": []}


def names_told(outcome: ReceiveOutcome) -> list[tuple[str, str, str]]:
    return [(one.severity, one.sheet, one.cell) for one in outcome.findings if one.rule == "T14"]


def test_an_account_in_a_neighbours_name_is_told_against_the_roster_received_before(tmp_path: Path, database_url: str) -> None:
    office = found(tmp_path / "o", units=registered(1), database=database_url)
    receive(office, [write(tmp_path / "a.xlsx", "roster", roster(1), **unit(1))])
    (outcome,) = receive(office, [write(tmp_path / "b.xlsx", "allowance", accounts(SECOND["姓名"]), **unit(1))])
    assert outcome.result == "returned"
    assert names_told(outcome) == [("error", "收款账户", "B4")]
    [told] = [one for one in outcome.findings if one.rule == "T14"]
    assert str(FIRST["姓名"]) in told.message
    assert str(SECOND["姓名"]) in told.message
    assert str(FIRST["身份证号"]) not in told.message
    (outcome,) = receive(office, [write(tmp_path / "c.xlsx", "allowance", accounts(FIRST["姓名"]), **unit(1))])
    assert (outcome.result, names_told(outcome)) == ("accepted", [])
    office.engine.dispose()


def test_both_forms_put_right_and_sent_together_are_not_held_against_each_other(tmp_path: Path, database_url: str) -> None:
    office = found(tmp_path / "o", units=registered(1), database=database_url)
    receive(office, [write(tmp_path / "a.xlsx", "roster", roster(1), **unit(1))])
    renamed = roster(1)
    renamed["离退休干部"][0]["姓名"] = renamed["任职"][0]["姓名"] = "赵新名"
    both = [
        write(tmp_path / "b.xlsx", "roster", renamed, **unit(1), 报送次数="2"),
        write(tmp_path / "c.xlsx", "allowance", accounts("赵新名"), **unit(1)),
    ]
    outcomes = receive(office, both)
    assert [(one.result, names_told(one)) for one in outcomes] == [("accepted", []), ("accepted", [])]
    office.engine.dispose()


def test_files_of_one_round_are_compared_and_a_name_nobody_has_is_only_asked_about(tmp_path: Path, database_url: str) -> None:
    office = found(tmp_path / "o", units=registered(1), database=database_url)
    files = [
        write(tmp_path / "a.xlsx", "roster", roster(1), **unit(1)),
        write(tmp_path / "b.xlsx", "allowance", accounts("赵别名"), **unit(1)),
    ]
    form, money = receive(office, files)
    assert (form.result, money.result) == ("accepted", "accepted")
    assert names_told(form) == [], "two sheets of the roster agree"
    assert names_told(money) == [("warning", "收款账户", "B4")]
    office.engine.dispose()


def test_another_unit_is_not_asked_when_a_form_comes_in(tmp_path: Path, database_url: str) -> None:
    office = found(tmp_path / "o", units=registered(2), database=database_url)
    receive(office, [write(tmp_path / "a.xlsx", "roster", roster(1), **unit(1))])
    (outcome,) = receive(office, [write(tmp_path / "b.xlsx", "allowance", accounts("赵别名"), **unit(2))])
    assert names_told(outcome) == []
    office.engine.dispose()
