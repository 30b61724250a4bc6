"""The roster that a change form makes is judged as the same roster in a full form would be."""

from __future__ import annotations

from pathlib import Path

import pytest

from addin.presentation.office import outcomes_text
from addin.submissions.folder import RETURNED, Office
from addin.submissions.receive import receive
from tests.addin.submissions.changing import PEOPLE, change, him, in_force, made_from, whole
from tests.addin.submissions.received import results, said
from tests.addin.submitted_files import person, roster, unit, write, write_change
from workbook_templates.schema import form

BRANCH = "530102000001"


@pytest.mark.parametrize("together", [True, False])
def test_a_branch_that_is_deleted_is_not_there_any_more(county: Office, tmp_path: Path, together: bool) -> None:
    """Its four members and its secretary still point to it: F13, though somebody says yes to the removal."""
    base = whole(tmp_path)
    gone = write_change(tmp_path / "变动表.xlsx", {"党组织变动": [{"变动": "删除", "党组织代码": BRANCH}]}, **unit(1))
    if not together:
        receive(county, [base])
    outcome = receive(county, [base, gone] if together else [gone], removals_wanted=True)[-1]
    assert outcome.result == "returned"
    assert sum(one.rule == "F13" and BRANCH in one.message for one in outcome.findings) == 5


def test_a_successor_cannot_stay_when_the_person_is_deleted(county: Office, tmp_path: Path) -> None:
    rows = roster(1)
    rows["后备书记"] = [{"党支部代码": BRANCH} | {name: person(103)[name] for name in ("姓名", "身份证号")}]
    assert results(receive(county, [write(tmp_path / "花名册.xlsx", "roster", rows, **unit(1))])) == ["accepted"]
    (outcome,) = receive(county, [change(tmp_path / "变动表.xlsx", him(103, 变动="删除"))], removals_wanted=True)
    assert outcome.result == "returned"
    assert "F13" in {one.rule for one in outcome.findings}


def test_a_branch_above_that_another_unit_reported_is_known_to_the_roster_made(county: Office, tmp_path: Path) -> None:
    rows = roster(2)
    rows["党组织"][0]["上级党组织代码"] = BRANCH
    receive(county, [whole(tmp_path), write(tmp_path / "二局.xlsx", "roster", rows, **unit(2))])
    moved = write_change(tmp_path / "变动表.xlsx", {"离退休干部变动": [him(201, 居住地="大理市")]}, **unit(2))
    (outcome,) = receive(county, [moved])
    assert (outcome.result, "里找不到" in said(outcome)) == ("accepted", False)


def test_a_branch_that_a_change_form_adds_can_be_pointed_to(county: Office, tmp_path: Path) -> None:
    receive(county, [whole(tmp_path)])
    added = {"变动": "新增", "党组织代码": "530102000777", "党组织名称": "盘龙区第一局机关离退休干部第二党支部"}
    pages = {"党组织变动": [_example() | added], "离退休干部变动": [him(103, 党支部代码="530102000777")]}
    (outcome,) = receive(county, [write_change(tmp_path / "变动表.xlsx", pages, **unit(1))], accept_with_reason="照收")
    assert "F13" not in {one.rule for one in outcome.findings}


def people(*numbers: int) -> dict[str, list[dict[str, object]]]:
    rows = roster(1)
    return rows | {PEOPLE: [person(n) | {"党支部代码": BRANCH} for n in numbers]}


@pytest.mark.parametrize("period", ["2026Q2", "2026Q3"])
def test_an_error_that_was_there_hides_no_other_of_its_kind(county: Office, tmp_path: Path, period: str) -> None:
    """104 fell off in the second quarter and somebody accepted it; that says nothing about 103, who falls off now."""
    first = write(tmp_path / "一.xlsx", "roster", people(100, 101, 102, 103, 104), **unit(1), 报告期="2026Q1", 说明="")
    second = write(tmp_path / "二.xlsx", "roster", people(100, 101, 102, 103), **unit(1), 报告期="2026Q2", 说明="")
    receive(county, [first])
    assert results(receive(county, [second], accept_with_reason="单位说明后补")) == ["accepted"]
    gone = change(tmp_path / "变动表.xlsx", him(103, 变动="删除"), 报告期=period, 依据版本=made_from(second))
    (outcome,) = receive(county, [gone], removals_wanted=True)
    assert outcome.result == "returned"
    [fell_off] = [one for one in outcome.findings if one.rule == "T17"]
    assert str(person(103)["姓名"]) in fell_off.message


def test_a_correction_keeps_what_the_cover_of_the_roster_said(county: Office, tmp_path: Path) -> None:
    """Who was listed by mistake is explained once: a truthful correction in the same quarter is not sent back for it."""
    receive(county, [write(tmp_path / "一.xlsx", "roster", people(100, 101, 102, 103), **unit(1), 报告期="2026Q2")])
    said_ = f"{person(103)['姓名']}原为误列。"
    base = write(tmp_path / "二.xlsx", "roster", people(100, 101, 102), **unit(1), 报告期="2026Q3", 说明=said_, 审核人="赵强")
    receive(county, [base])
    first = change(tmp_path / "变动表.xlsx", him(101, 居住地="大理市"), 依据版本=made_from(base), 审核人="")
    assert results(receive(county, [first])) == ["accepted"]
    kept = in_force(county, "2026Q3")[1]
    assert (kept.cover("说明"), kept.cover("审核人")) == (said_, "赵强")
    second = change(tmp_path / "变动表2.xlsx", him(102, 居住地="大理市"), 依据版本=made_from(base), 说明="一支部11月补选书记")
    assert results(receive(county, [second])) == ["accepted"]
    assert in_force(county, "2026Q3")[1].cover("说明") == f"{said_}一支部11月补选书记"


def test_in_a_new_quarter_the_cover_says_only_what_the_unit_says_now(county: Office, tmp_path: Path) -> None:
    base = whole(tmp_path, 说明="一支部书记暂缺。")
    receive(county, [base])
    sent = change(tmp_path / "变动表.xlsx", him(101, 居住地="大理市"), 报告期="2026Q4", 填报日期="2026-12-28")
    assert results(receive(county, [sent])) == ["accepted"]
    assert in_force(county, "2026Q4")[1].cover("说明") is None


def test_no_whole_identity_number_stands_in_what_is_written_or_shown(county: Office, tmp_path: Path) -> None:
    """Somebody wrote one among the remarks; it is in the conflict, in the advice, and in what a dry run lists."""
    base, number = whole(tmp_path), str(person(199)["身份证号"])
    receive(county, [base])
    first = change(tmp_path / "一.xlsx", him(101, 备注=f"原号{number}"), 依据版本=made_from(base))
    told = receive(county, [first], dry_run=True)
    receive(county, [first])
    told += receive(county, [change(tmp_path / "二.xlsx", him(101, 备注=f"又写{number}"), 依据版本=made_from(base))])
    assert results(told) == ["would_accept", "returned"]
    letters = [path.read_text("utf-8-sig") for path in (county.root / RETURNED).rglob("*.txt")]
    words = [outcomes_text(told), *(message for one in told for message in one.messages)]
    words += [f"{one.value} {one.message} {one.fix}" for outcome in told for one in outcome.findings]
    assert len(letters) == 1
    assert not [text for text in letters + words if number in text]
    assert number[:6] + "*" * 8 + number[-4:] in letters[0], "masked, and there"


def _example() -> dict[str, object]:
    return {column.name: column.example for column in form("roster").sheet("党组织").own if column.example}
