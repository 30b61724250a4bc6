"""A change form and the money: a roster that was paid from changes after a named correction; the next quarter pays by it."""

from __future__ import annotations

from pathlib import Path

from tests.addin.money_sheets import TWO, Desk, account, number
from tests.addin.submitted_files import unit, write_change


def removal(folder: Path, period: str, day: str) -> Path:
    """李秀英 of the second unit leaves her post."""
    row = {"变动": "免职", "身份证号": number("李秀英"), "任职组织代码": "530102000002", "职务": "委员", "免职日期": day}
    cover = unit(2) | {"报告期": period, "填报日期": "2026-10-08"}
    return write_change(folder / f"变动表{period}.xlsx", {"任职变动": [row]}, **cover)


def test_a_roster_that_was_paid_from_is_changed_after_a_named_correction_alone(desk: Desk, tmp_path: Path) -> None:
    desk.rosters(TWO)
    assert desk.pays() == "1530.00", "three months of 300 and of 210"
    form = removal(tmp_path, "2026Q3", "2026-09-10")
    told = desk.types("receive", form, "--accept-with-reason", "测试")
    assert (desk.clerk.status, "已经用来发过补贴（批次 2026Q3-1）" in told) == (1, True)
    desk.reopens()
    desk.receives(form)


def test_the_next_quarter_is_paid_by_the_roster_that_the_changes_made(desk: Desk, tmp_path: Path) -> None:
    desk.rosters(TWO)
    assert desk.pays() == "1530.00"
    desk.rosters(TWO, "2026Q4", only="一局", accounts=False)
    desk.receives(removal(tmp_path, "2026Q4", "2026-10-31"))
    assert desk.pays("2026Q4") == "1110.00", "300 for three months, 210 for October alone"
    desk.sound()


def correction(folder: Path, period: str) -> Path:
    """The number of 李秀英 was mistyped in the year of birth."""
    row = {"变动": "更正身份证号", "身份证号": number("李秀英"), "姓名": "李秀英", "新身份证号": number("李秀英*")}
    return write_change(folder / f"更正{period}.xlsx", {"离退休干部变动": [row]}, **unit(2) | {"报告期": period})


def test_who_was_paid_under_a_wrong_number_is_paid_under_the_right_one_once_the_office_has_decided(
    desk: Desk, tmp_path: Path
) -> None:
    """Her money of the quarter has gone out under the old number: held until the office says that both are hers, then blocked."""
    desk.rosters(TWO)
    assert desk.pays() == "1530.00"
    desk.reopens()
    told = desk.types("receive", correction(tmp_path, "2026Q3"), "--accept-with-reason", "核对了身份证原件")
    assert "重复认定" in told, "the office is told what it has to decide"
    desk.unit_form("二局", 收款账户=[account("李秀英*")])
    held = [line for line in desk.computes()["lines"] if line["post"] == "委员"]
    assert {(line["outcome"], line["rule"]) for line in held} == {("held", "S05")}
    desk.standards(重复认定=[decision("李秀英", "李秀英*")])
    decided = [line for line in desk.computes()["lines"] if line["post"] == "委员"]
    assert {(line["outcome"], line["rule"]) for line in decided} == {("blocked", "S04")}
    assert desk.pays() == "0.00"
    assert desk.money("adjust", "--by", "李明") is None, "nothing is owed and nothing is to be recovered"
    desk.sound()


def decision(one: str, other: str) -> dict[str, str]:
    return {"身份证号一": number(one), "身份证号二": number(other), "认定结果": "同一人", "认定日期": "2026-08-20"}


def test_a_number_put_right_in_the_next_quarter_is_paid_by_its_new_account(desk: Desk, tmp_path: Path) -> None:
    """Of no month has she been paid under the old number: there is nothing to decide."""
    desk.rosters(TWO)
    assert desk.pays() == "1530.00"
    desk.rosters(TWO, "2026Q4", only="一局", accounts=False)
    desk.unit_form("二局", "2026Q4", 收款账户=[account("李秀英*")])
    desk.types("receive", correction(tmp_path, "2026Q4"), "--accept-with-reason", "核对了身份证原件")
    assert desk.pays("2026Q4") == "1530.00"
    desk.sound()
