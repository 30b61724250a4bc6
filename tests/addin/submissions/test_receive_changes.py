"""Receiving change forms: the roster they make is in force, both files are kept, and a conflict goes back cell by cell."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from addin.presentation.office import outcomes_text
from addin.store.connection import reading
from addin.submissions import change_filing, take_in
from addin.submissions.folder import ACCEPTED, INBOX, RETURNED, Office
from addin.submissions.receipts import accepted
from addin.submissions.receive import receive
from addin.submissions.status import status
from addin.submissions.take_back import RETURN, take_back
from addin.usecases.period_closing import close_period, reopen_period
from tests.addin.conftest import found, registered
from tests.addin.submissions.changing import PEOPLE, PERSONS, cell, change, him, in_force, made_from, whole
from tests.addin.submissions.received import results, said, standing, states, tree
from tests.addin.submitted_files import liaison, person, roster, unit, unit_code, write, write_change
from workbook_templates.changes.version import content_print
from workbook_templates.read import read_submission
from workbook_templates.schema import form
from workbook_templates.values.period import Period

FULL = ["roster"]


def test_the_roster_it_makes_takes_the_place_of_the_old_one_and_both_files_are_kept(county: Office, tmp_path: Path) -> None:
    base = whole(tmp_path)
    receive(county, [base])
    sent = change(tmp_path / "变动表.xlsx", him(101, 居住地="大理市"), 依据版本=made_from(base))
    (outcome,) = receive(county, [sent])
    assert (outcome.result, said(outcome)) == ("accepted", said(outcome))
    assert [(d.added, d.changed, d.gone) for d in outcome.difference] == [(0, 1, 0)]
    assert standing(county) == [("roster", unit_code(1), 1)], "nothing else needs to know of change forms"
    receipt, now = in_force(county)
    assert (cell(now, 101, "居住地"), cell(now, 102, "居住地")) == ("大理市", "昆明市盘龙区")
    assert (receipt.supersedes, now.cover("报送次数")) == (1, 2)
    assert (county.root / receipt.change["stored"]).read_bytes() == sent.read_bytes()
    note = next(path for path in (county.root / ACCEPTED).rglob("*_回执.txt") if receipt.sha256 in path.read_text("utf-8-sig"))
    told = note.read_text("utf-8-sig")
    assert f"由变动表“变动表.xlsx”（文件指纹：{receipt.change['sha256']}）和第1号回执的花名册并成" in told


def test_a_full_form_would_have_made_the_same(county: Office, tmp_path: Path) -> None:
    receive(county, [whole(tmp_path)])
    receive(county, [change(tmp_path / "变动表.xlsx", him(101, 居住地="大理市", 专长="〔清空〕"))])
    typed = roster(1)
    typed[PEOPLE][1] |= {"居住地": "大理市", "专长": None}
    expected = read_submission(write(tmp_path / "full.xlsx", "roster", typed, **unit(1)))
    assert content_print(in_force(county)[1].tables) == content_print(expected.tables)


def test_received_twice_is_the_same(county: Office, tmp_path: Path) -> None:
    sent = change(tmp_path / "变动表.xlsx", him(101, 居住地="大理市"))
    receive(county, [whole(tmp_path)])
    receive(county, [sent])
    before = tree(county, ACCEPTED)
    (again,) = receive(county, [sent])
    assert again.result == "unchanged"
    assert "已并入第2号回执的花名册" in said(again)
    assert tree(county, ACCEPTED) == before


def test_a_roster_and_its_change_in_one_run_come_in_their_order(county: Office, tmp_path: Path) -> None:
    sent = change(tmp_path / "in" / "a变动表.xlsx", him(101, 居住地="大理市"))
    outcomes = receive(county, [sent, whole(tmp_path / "in")])
    assert results(outcomes) == ["accepted", "accepted"]
    assert cell(in_force(county)[1], 101, "居住地") == "大理市"


def test_two_changes_of_one_version_merge_where_they_do_not_touch(county: Office, tmp_path: Path) -> None:
    base = whole(tmp_path)
    receive(county, [base])
    one = change(tmp_path / "一.xlsx", him(101, 居住地="大理市"), 依据版本=made_from(base))
    two = change(tmp_path / "二.xlsx", him(101, 专长="书法"), him(102, 居住地="玉溪市"), 依据版本=made_from(base))
    assert results(receive(county, [one])) == results(receive(county, [two])) == ["accepted"]
    now = in_force(county)[1]
    assert (cell(now, 101, "居住地"), cell(now, 101, "专长"), cell(now, 102, "居住地")) == ("大理市", "书法", "玉溪市")


def test_the_same_cell_changed_since_is_a_conflict_and_goes_back(county: Office, tmp_path: Path) -> None:
    base = whole(tmp_path)
    receive(county, [base])
    receive(county, [change(tmp_path / "一.xlsx", him(101, 居住地="大理市"), 依据版本=made_from(base))])
    two = change(tmp_path / "二.xlsx", him(101, 居住地="玉溪市"), him(102, 专长="书法"), 依据版本=made_from(base))
    (outcome,) = receive(county, [two], accept_with_reason="照收")
    assert outcome.result == "returned", "no reason makes two values one"
    [conflict] = [one for one in outcome.findings if one.severity.value == "error"]
    assert (conflict.sheet, conflict.row, conflict.column) == (PERSONS, 4, "居住地")
    assert all(word in conflict.message for word in ("昆明市盘龙区", "大理市", "玉溪市"))
    assert cell(in_force(county)[1], 102, "专长") == "农技推广", "nothing of it was taken in"
    assert any(name.endswith(".xlsx") for name in tree(county, RETURNED))


def test_a_version_that_was_never_received_is_told_of(county: Office, tmp_path: Path) -> None:
    receive(county, [whole(tmp_path)])
    (outcome,) = receive(
        county, [change(tmp_path / "变动表.xlsx", him(101, 居住地="大理市"), 依据版本="2026Q3第1次 0123456789AB")]
    )
    assert outcome.result == "returned"
    assert "没有收过这一版花名册" in said(outcome)


def test_a_row_that_does_not_say_what_is_to_be_done_is_not_passed_over_with_a_reason(county: Office, tmp_path: Path) -> None:
    receive(county, [whole(tmp_path)])
    sent = change(tmp_path / "变动表.xlsx", him(101, 变动="转走"), him(102, 居住地="大理市"))
    (outcome,) = receive(county, [sent], accept_with_reason="照收")
    assert outcome.result == "returned"


def test_without_a_roster_there_is_nothing_to_change(county: Office, tmp_path: Path) -> None:
    (outcome,) = receive(county, [change(tmp_path / "变动表.xlsx", him(101, 居住地="大理市"))])
    assert outcome.result == "returned"
    assert "还没有收过这个单位的花名册" in said(outcome)


def test_what_the_changes_would_make_wrong_goes_back(county: Office, tmp_path: Path) -> None:
    """The head of the branch is dead and still holds the post."""
    receive(county, [whole(tmp_path)])
    (outcome,) = receive(county, [change(tmp_path / "变动表.xlsx", him(100, 变动="去世", 状态日期="2026-08-01"))])
    assert outcome.result == "returned"
    assert "F20" in {one.rule for one in outcome.findings}


def test_a_row_taken_out_waits_for_a_yes_as_with_a_full_form(county: Office, tmp_path: Path) -> None:
    receive(county, [whole(tmp_path)])
    sent = change(tmp_path / "变动表.xlsx", him(103, 变动="删除"))
    (outcome,) = receive(county, [sent])
    assert (outcome.result, outcome.awaits_yes) == ("held", True)
    (yes,) = receive(county, [county.root / INBOX], removals_wanted=True)
    assert yes.result == "accepted"
    assert len(in_force(county)[1].tables[PEOPLE]) == 3


def test_a_dry_run_says_whose_field_becomes_what_and_writes_nothing(county: Office, tmp_path: Path) -> None:
    receive(county, [whole(tmp_path)])
    before = tree(county, ACCEPTED), states(county)
    (outcome,) = receive(county, [change(tmp_path / "变动表.xlsx", him(101, 居住地="大理市"))], dry_run=True)
    assert outcome.result == "would_accept"
    assert "居住地 昆明市盘龙区 → 大理市" in outcomes_text([outcome])
    assert (tree(county, ACCEPTED), states(county)) == before


def test_the_next_period_is_reported_by_changes_alone(county: Office, tmp_path: Path) -> None:
    base = whole(tmp_path)
    receive(county, [base])
    sent = change(
        tmp_path / "变动表.xlsx", him(101, 居住地="大理市"), 依据版本=made_from(base), 报告期="2026Q4", 填报日期="2026-12-28"
    )
    (outcome,) = receive(county, [sent])
    assert outcome.result == "accepted", said(outcome)
    standing_ = status(county, Period.parse("2026Q4"), FULL)
    assert [line.state in ("received", "late") for line in standing_.lines if line.unit.code == unit_code(1)] == [True]
    with reading(county.engine) as connection:
        periods = [(r.key.period, r.state) for r in accepted(connection, unit=unit_code(1)) if r.key]
    assert periods == [("2026Q3", "accepted"), ("2026Q4", "accepted")]


def test_an_accepted_change_that_goes_back_can_be_sent_again(county: Office, tmp_path: Path) -> None:
    sent = change(tmp_path / "变动表.xlsx", him(101, 居住地="大理市"))
    receive(county, [whole(tmp_path)])
    receive(county, [sent])
    receipt, _ = in_force(county)
    taken = take_back(county, receipt.id, RETURN, "王芳", "写错了人")
    assert taken.before is not None
    assert cell(in_force(county)[1], 101, "居住地") == "昆明市盘龙区"
    returned = list((county.root / RETURNED).rglob("*_变动表_退回_*.xlsx"))
    assert [path.read_bytes() for path in returned] == [sent.read_bytes()], "the unit gets what it had sent"
    assert results(receive(county, [sent])) == ["accepted"]


def test_what_the_roster_had_wrong_before_keeps_no_change_out(county: Office, tmp_path: Path) -> None:
    wrong = roster(1)
    wrong[PEOPLE][2]["居住地"] = None
    receive(county, [write(tmp_path / "花名册.xlsx", "roster", wrong, **unit(1))], accept_with_reason="本人住院")
    (outcome,) = receive(county, [change(tmp_path / "变动表.xlsx", him(101, 专长="书法"))])
    assert outcome.result == "accepted"
    assert "原来就有错误1条" in said(outcome)
    assert in_force(county)[0].accept_reason == "本人住院"


def test_a_closed_period_waits_for_a_named_correction(county: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    receive(county, [whole(tmp_path)])
    monkeypatch.setattr("addin.usecases.period_closing.now", lambda: "2026-10-20T09:00:00+08:00")
    close_period(county.root, "2026Q3", "张敏")
    sent = change(tmp_path / "变动表.xlsx", him(101, 居住地="大理市"))
    (outcome,) = receive(county, [sent])
    assert (outcome.result, "结账" in said(outcome)) == ("held", True)
    assert cell(in_force(county)[1], 101, "居住地") == "昆明市盘龙区"
    reopen_period(county.root, "2026Q3", "张敏", "补报变动")
    assert results(receive(county, [county.root / INBOX])) == ["accepted"]


def test_two_clerks_at_once_cannot_both_win(tmp_path: Path, database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second has judged its change form by the roster that the first has just replaced."""
    office = found(tmp_path / "o", units=registered(1), database=database_url)
    receive(office, [whole(tmp_path)])
    one, two = (change(tmp_path / f"{n}.xlsx", him(101 + n, 居住地="大理市")) for n in (0, 1))
    real = take_in.accept_changes

    def meanwhile(*arguments: Any) -> Any:
        monkeypatch.setattr(take_in, "accept_changes", real)
        receive(office, [one])
        return real(*arguments)

    monkeypatch.setattr(take_in, "accept_changes", meanwhile)
    (outcome,) = receive(office, [two])
    assert (outcome.result, "同时有别人在收" in said(outcome)) == ("unusable", True)
    assert states(office) == ["superseded", "accepted", "superseded"]
    assert results(receive(office, [two])) == ["accepted"]
    assert {cell(in_force(office)[1], n, "居住地") for n in (101, 102)} == {"大理市"}
    office.engine.dispose()


def test_a_roster_in_parts_or_one_added_up_is_changed_by_a_whole_form(county: Office, tmp_path: Path) -> None:
    for n in (1, 2):
        write(tmp_path / f"第{n}部分.xlsx", "roster", roster(1, first=100 * n), **unit(1))
    receive(county, [tmp_path / "第1部分.xlsx", tmp_path / "第2部分.xlsx"])
    (outcome,) = receive(county, [change(tmp_path / "变动表.xlsx", him(101, 居住地="大理市"))])
    assert (outcome.result, "分几部分" in said(outcome)) == ("returned", True)


def test_a_copy_that_somebody_changed_is_not_built_upon(county: Office, tmp_path: Path) -> None:
    receive(county, [whole(tmp_path)])
    copy = county.root / in_force(county)[0].stored
    copy.write_bytes(copy.read_bytes() + b" ")
    (outcome,) = receive(county, [change(tmp_path / "变动表.xlsx", him(101, 居住地="大理市"))])
    assert (outcome.result, "被改动过" in said(outcome)) == ("unusable", True)


def test_a_branch_that_a_change_form_adds_is_known_to_the_other_forms_of_the_run(county: Office, tmp_path: Path) -> None:
    receive(county, [whole(tmp_path)])
    branch = {"变动": "新增", "党组织代码": "530102000777", "党组织名称": "盘龙区第一局机关离退休干部第二党支部"}
    shape = form("roster").sheet("党组织")
    new = {column.name: column.example for column in shape.own if column.example} | branch
    write_change(tmp_path / "in" / "变动表.xlsx", {"党组织变动": [new]}, **unit(1))
    write(tmp_path / "in" / "联络员.xlsx", "liaison", liaison(1, ["530102000777"]), **unit(1))
    outcomes = receive(county, [tmp_path / "in"])
    assert "F13" not in {one.rule for outcome in outcomes for one in outcome.findings}


@pytest.mark.parametrize("step", ["copy_atomically", "receipts.add_codes", "write_note", "remove_from_inbox"])
@pytest.mark.parametrize("times", [1, 2])
def test_a_run_cut_short_is_mended_by_running_again(
    county: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, times: int
) -> None:
    class PowerCutError(BaseException):
        pass

    receive(county, [whole(tmp_path)])
    change(county.root / INBOX / "变动表.xlsx", him(101, 居住地="大理市"))
    place, _, name = step.rpartition(".")
    module: Any = change_filing.receipts if place else change_filing
    real, calls = getattr(module, name), []

    def cut(*arguments: object) -> object:
        calls.append(1)
        if len(calls) == times:
            raise PowerCutError
        return real(*arguments)

    monkeypatch.setattr(module, name, cut)
    if times == 1 or name == "copy_atomically":
        with pytest.raises(PowerCutError):
            receive(county, [county.root / INBOX])
    monkeypatch.setattr(module, name, real)
    if any((county.root / INBOX).iterdir()):
        receive(county, [county.root / INBOX])
    assert cell(in_force(county)[1], 101, "居住地") == "大理市"
    assert states(county) == ["superseded", "accepted", "superseded"]
    assert not list((county.root / INBOX).iterdir())
    assert len([name for name in tree(county, ACCEPTED) if name.endswith("_回执.txt")]) == 2


def test_a_wrong_number_is_put_right_by_one_row_and_the_office_is_told_whose(county: Office, tmp_path: Path) -> None:
    receive(county, [whole(tmp_path)])
    new = str(person(150)["身份证号"])
    right = him(101, 变动="更正身份证号", 新身份证号=new, 出生日期=person(150)["出生日期"], 性别=person(150)["性别"])
    (outcome,) = receive(county, [change(tmp_path / "变动表.xlsx", right, 依据版本="2026Q3第1次")])
    assert outcome.result == "accepted", outcome.findings
    numbers = in_force(county)[1].tables[PEOPLE].get("身份证号")
    assert (new in numbers, person(101)["身份证号"] in numbers) == (True, False)
    (told,) = outcome.messages
    assert str(person(101)["姓名"]) in told
    assert not any(number in told for number in (new, str(person(101)["身份证号"])))


@pytest.mark.parametrize(("new", "rule"), [("530102196303072416", "F05"), (person(102)["身份证号"], "变动"), (None, "F30")])
def test_a_bad_new_number_is_told_at_its_own_cell(county: Office, tmp_path: Path, new: object, rule: str) -> None:
    receive(county, [whole(tmp_path)])
    right = him(101, 变动="更正身份证号", 新身份证号=new)
    (outcome,) = receive(county, [change(tmp_path / "变动表.xlsx", right, 依据版本="2026Q3第1次")])
    assert outcome.result == "returned"
    errors = [one for one in outcome.findings if one.severity == "error" and one.column == "新身份证号"]
    assert [(one.rule, one.sheet, one.row) for one in errors] == [(rule, PERSONS, 4)]
