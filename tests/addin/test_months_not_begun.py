"""“Months that have not begun are not paid without a question” (issue 11), through real files and both doors."""

from __future__ import annotations

import pytest

from tests.addin.money_sheets import TWO, Desk
from tests.conftest import OfficeClock

SECRETARY = "| 单位 | 姓名 | 职务 |\n|--|--|--|\n| 一局 | 张建国 | 书记 |"


def paid(made: object) -> list[str]:
    return sorted({line["month"][5:] for line in made["lines"] if line["outcome"] == "pay"})  # type: ignore[index]


@pytest.mark.parametrize(
    ("day", "months"),
    [("2026-06-30", []), ("2026-07-01", ["07"]), ("2026-08-31", ["07", "08"]), ("2026-09-01", ["07", "08", "09"])],
)
def test_a_month_is_paid_from_its_first_day(desk: Desk, office_clock: OfficeClock, day: str, months: list[str]) -> None:
    desk.rosters(TWO)
    office_clock.set(day)
    made = desk.computes()
    assert paid(made) == months
    held = {line["month"][5:] for line in made["lines"] if line["rule"] == "S24"}
    assert held == {"07", "08", "09"} - set(months)


def test_what_is_held_is_paid_when_its_month_has_begun_and_only_once(desk: Desk, office_clock: OfficeClock) -> None:
    desk.rosters(SECRETARY)
    for day, now in (("2026-07-20", "300.00"), ("2026-08-20", "300.00"), ("2026-09-20", "300.00")):
        office_clock.set(day)
        assert desk.pays() == now
        assert desk.adjusts() == ""
    desk.sound()


def test_somebody_says_to_pay_ahead_and_the_one_who_approves_is_told(desk: Desk, office_clock: OfficeClock) -> None:
    desk.rosters(SECRETARY)
    office_clock.set("2026-07-20")
    said = desk.types("allowance", "compute", "--period", "2026Q3", "--by", "李明")
    assert "S24 暂缓 2 条" in said
    assert "--yes" in said
    assert paid(desk.money("compute", "--by", "李明", "--yes")) == ["07", "08", "09"]
    desk.rosters("| 单位 | 姓名 | 职务 |\n|--|--|--|\n| 二局 | 李秀英 | 委员 |")
    told = desk.types("allowance", "approve", "--period", "2026Q3", "--by", "王芳")
    assert desk.clerk.status == 0, "another unit's roster changes no line of this batch"
    assert told.startswith("批次 2026Q3-2 已由 王芳 复核：3 人月，900.00 元。\n其中 2026-08、2026-09 在计算时还没有开始")
    assert desk.money("pay", "--by", "赵强")["amount_now"] == "900.00"
    assert desk.adjusts() == "210.00", "the other one's July; the rest has not begun"
    desk.sound()


def test_the_adjustment_asks_too(desk: Desk, office_clock: OfficeClock) -> None:
    desk.rosters(SECRETARY)
    office_clock.set("2026-07-20")
    assert desk.pays() == "300.00"
    made = desk.money("adjust", "--by", "李明", "--yes")
    assert paid(made) == ["08", "09"]
