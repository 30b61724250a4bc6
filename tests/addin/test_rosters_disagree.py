"""Two rosters that disagree on a death or a transfer: “the payment is held and both are told” (issue 11)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.addin.money_sheets import Desk

HERE = """
| 单位 | 姓名   | 职务 |
|------|--------|------|
| 一局 | 张建国 | 书记 |
| 二局 | 李秀英 | 委员 |
"""
THERE = """
| 单位 | 姓名   | 职务 | 状态 | 状态日期   |
|------|--------|------|------|------------|
| 二局 | 李秀英 | 委员 | 在册 |            |
| 二局 | 张建国 |      | {state} | {day} |
"""


def lines(made: object, name: str = "张建国") -> dict[str, tuple[str, str | None]]:
    """What became of each month of one person: outcome and rule."""
    return {line["month"][5:]: (line["outcome"], line["rule"]) for line in made["lines"] if line["name"] == name}  # type: ignore[index]


PAID, HELD = ("pay", None), ("held", "S23")


@pytest.mark.parametrize(
    ("state", "day", "expected"),
    [
        ("去世", "2026-08-10", {"07": PAID, "08": PAID, "09": HELD}),
        ("转出", "2026-08-10", {"07": PAID, "08": PAID, "09": HELD}),  # a secretary of 一局 since 2025: not moved there
        ("转出", "2025-05-01", {"07": PAID, "08": PAID, "09": PAID}),  # moved, and appointed afterwards
        ("去世", "2026-09-30", {"07": PAID, "08": PAID, "09": PAID}),
    ],
)
def test_what_they_disagree_on_is_held(desk: Desk, state: str, day: str, expected: dict[str, tuple[str, str | None]]) -> None:
    desk.rosters(HERE)
    desk.rosters(THERE.format(state=state, day=day), accounts=False)
    made = desk.computes()
    assert lines(made) == expected
    said = {line["reason"] for line in made["lines"] if line["rule"] == "S23"}
    if said:
        assert said == {
            "张建国 2026-09 的一局支部书记补贴暂缓：盘龙区第二局的花名册上是“"
            + f"{state}（{day}）”，盘龙区第一局的花名册上是“在册”。"
        }
    desk.approves()
    desk.money("pay", "--by", "赵强")
    desk.sound()


def test_both_units_are_told(desk: Desk, tmp_path: Path) -> None:
    desk.rosters(HERE)
    desk.rosters(THERE.format(state="去世", day="2026-08-10"), accounts=False)
    told = json.loads(desk.types("consolidate", "--period", "2026Q3", "-o", tmp_path / "汇总.xlsx", "--json"))
    found = {one["file"]: one["message"] for one in told["findings"] if one["rule"] == "T16"}
    assert len(found) == 2
    assert all("张建国 在这里是" in message for message in found.values())


def test_what_was_paid_before_they_disagreed_is_told_by_the_adjustment(desk: Desk) -> None:
    """Nothing is taken back while nobody knows; and nothing is silent."""
    desk.rosters(HERE)
    assert desk.pays() == f"{3 * 300 + 3 * 210:.2f}"
    desk.rosters(THERE.format(state="去世", day="2026-08-10"), accounts=False)
    made = desk.money("adjust", "--by", "李明")
    [line] = made["lines"]
    assert (line["name"], line["month"], line["outcome"]) == ("张建国", "2026-09", "held")
    assert "现在不能判断应不应发" in line["reason"]
    desk.rosters("| 单位 | 姓名 | 职务 | 状态 | 状态日期 |\n|--|--|--|--|--|\n| 一局 | 张建国 | 书记 | 去世 | 2026-08-10 |")
    [line] = desk.money("adjust", "--by", "李明")["lines"]
    assert (line["month"], line["outcome"], line["amount"]) == ("2026-09", "lower", "300.00")
