"""What waits for a yes before it is taken in: rows left out, and what somebody had said before."""

from __future__ import annotations

from pathlib import Path

import pytest

from addin.submissions.folder import INBOX, Office
from addin.submissions.receive import receive
from tests.addin.submissions.changing import cell, change, him, in_force, made_from, whole
from tests.addin.submissions.received import results, said
from tests.addin.submitted_files import person, roster, unit, write, write_change

BRANCH = "530102000001"
SECOND = {"党组织代码": "530102000777", "党组织名称": "盘龙区第一局机关离退休干部第二党支部"}
POST = {name: person(101)[name] for name in ("姓名", "身份证号")} | {"任职组织代码": BRANCH, "职务": "委员"}


@pytest.mark.parametrize(
    ("page", "row", "named"),
    [("党组织变动", {"党组织代码": SECOND["党组织代码"]}, "第二党支部"), ("任职变动", POST, str(POST["姓名"]))],
)
def test_what_is_deleted_in_a_new_quarter_waits_for_a_yes(
    county: Office, tmp_path: Path, page: str, row: dict[str, object], named: str
) -> None:
    rows = roster(1)
    rows["党组织"].append(dict(SECOND))
    rows["任职"].append(dict(POST))
    base = write(tmp_path / "花名册.xlsx", "roster", rows, **unit(1), 报告期="2026Q2")
    assert results(receive(county, [base], accept_with_reason="照收")) == ["accepted"]
    gone = write_change(
        tmp_path / "变动表.xlsx", {page: [{"变动": "删除"} | row]}, **unit(1), 报告期="2026Q3", 依据版本=made_from(base)
    )
    (outcome,) = receive(county, [gone])
    assert (outcome.result, outcome.awaits_yes) == ("held", True), said(outcome)
    assert "第1号回执" in said(outcome)
    assert named in outcome.messages[0]
    assert results(receive(county, [county.root / INBOX], removals_wanted=True)) == ["accepted"]


def dead(number: int) -> dict[str, object]:
    return him(number, 变动="去世", 状态日期="2026-08-05")


@pytest.mark.parametrize("times", ["1", "2"])
def test_a_full_form_that_makes_a_dead_man_live_again_is_asked_about(county: Office, tmp_path: Path, times: str) -> None:
    """The change form told of his death; the full form, typed before, comes after it. One that is sent again means it."""
    base = whole(tmp_path, 报告期="2026Q2")
    receive(county, [base])
    told = change(tmp_path / "变动表.xlsx", dead(103), 报告期="2026Q3", 依据版本=made_from(base))
    assert results(receive(county, [told])) == ["accepted"]
    (outcome,) = receive(county, [whole(tmp_path, "三季度.xlsx", 报告期="2026Q3", 报送次数=times)])
    if times == "2":
        assert outcome.result == "accepted"
        return
    assert (outcome.result, outcome.awaits_yes) == ("held", True)
    assert str(person(103)["姓名"]) in outcome.messages[0]
    assert "第2号回执" in outcome.messages[0]
    assert cell(in_force(county, "2026Q3")[1], 103, "状态") == "去世"
    assert results(receive(county, [county.root / INBOX], removals_wanted=True)) == ["accepted"]


def test_a_full_form_that_tells_of_the_death_as_well_is_taken_in(county: Office, tmp_path: Path) -> None:
    base = whole(tmp_path, 报告期="2026Q2")
    receive(county, [base])
    receive(county, [change(tmp_path / "变动表.xlsx", dead(103), 报告期="2026Q3", 依据版本=made_from(base))])
    rows = roster(1)
    rows["离退休干部"][3] |= {"状态": "去世", "状态日期": "2026-08-05"}
    assert results(receive(county, [write(tmp_path / "三季度.xlsx", "roster", rows, **unit(1), 报告期="2026Q3")])) == ["accepted"]


@pytest.mark.parametrize("version", [True, False])
@pytest.mark.parametrize("period", ["2026Q3", "2026Q4"])
def test_a_dry_run_of_a_roster_and_its_changes_says_what_the_real_run_does(
    county: Office, tmp_path: Path, version: bool, period: str
) -> None:
    base = whole(tmp_path)
    made = {"依据版本": made_from(base)} if version else {}
    first = change(tmp_path / "一.xlsx", him(101, 居住地="大理市"), 报告期=period, **made)
    second = change(tmp_path / "二.xlsx", him(102, 变动="删除"), 报告期=period, 填报日期="2026-12-30", **made)
    files = [base, first, second]
    tried = receive(county, files, dry_run=True)
    last = ("would_hold", "held") if period == "2026Q3" else ("would_return", "returned")
    assert results(tried) == ["would_accept", "would_accept", last[0]]
    assert "居住地 昆明市盘龙区 → 大理市" in said(tried[1])
    assert "号回执" not in said(tried[2])
    assert not list((county.root / "已收").rglob("*.xlsx"))
    assert results(receive(county, files)) == ["accepted", "accepted", last[1]]
