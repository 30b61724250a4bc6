"""Which months a post is paid for, and how much: expected amounts by hand from S06, S07 and the rule catalogue."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.addin.doors.commandline.typed import Clerk
from tests.addin.money_sheets import COUNTY, Desk, account, table
from tests.addin.submitted_files import unit_code

HEAD = "| 职务 | 适用范围代码 | 月标准 | 生效日期 |\n|--|--|--|--|\n"


def paid(desk: Desk) -> dict[str, float]:
    """What each month pays, by month."""
    return {line["month"][5:]: float(line["amount"]) for line in desk.computes()["lines"] if line["outcome"] == "pay"}


@pytest.mark.parametrize("rule", ["整月", "半月"])
@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("去世 | 2026-08-10 | 2026-08-20 | ", {}),  # dead before he was appointed, in one month
        ("去世 | 2026-08-20 | 2026-08-10 | ", {"08": 300}),
        ("在册 | | 2026-08-20 | 2026-08-10", {}),  # ended before it began
        ("去世 | 2026-07-31 | 2026-08-01 | ", {}),
    ],
)
def test_nobody_is_paid_for_a_post_that_ended_before_it_began(
    clerk: Clerk, tmp_path: Path, rule: str, row: str, expected: dict[str, float]
) -> None:
    desk = Desk(clerk, tmp_path, COUNTY)
    desk.sets("月份规则", rule)
    desk.standards()
    head = "| 单位 | 姓名 | 职务 | 状态 | 状态日期 | 任职日期 | 免职日期 |\n|--|--|--|--|--|--|--|"
    desk.rosters(f"{head}\n| 一局 | 张建国 | 书记 | {row} |")
    assert paid(desk) == expected


@pytest.mark.parametrize(
    ("post", "office", "own", "expected"),
    [
        # In force on the 1st holds for the month, whatever begins within it in a narrower scope.
        ("书记", "书记 | 530000 | 300 | 2025-01-01", "书记 | {unit} | 200 | 2026-08-15", {"07": 300, "08": 300, "09": 200}),
        ("书记", "书记 | 530000 | 300 | 2025-01-01", "书记 | {unit} | 200 | 2026-08-01", {"07": 300, "08": 200, "09": 200}),
        # Clause （二）: a leader is paid like a secretary, until a standard of the leaders' own is in force on a 1st.
        ("组长", "书记 | 530000 | 300 | 2025-01-01", "组长 | {unit} | 250 | 2026-08-15", {"07": 300, "08": 300, "09": 250}),
        # One that begins within the month counts only where none was.
        ("书记", "书记 | 530000 | 300 | 2026-08-15", "书记 | {unit} | 200 | 2026-08-20", {"08": 200, "09": 200}),
    ],
)
def test_the_standard_in_force_on_the_first_holds_for_the_month(
    clerk: Clerk, tmp_path: Path, post: str, office: str, own: str, expected: dict[str, float]
) -> None:
    desk = Desk(clerk, tmp_path, COUNTY)
    desk.standards(f"{HEAD}| {office} |")
    desk.rosters(f"| 单位 | 姓名 | 职务 |\n|--|--|--|\n| 一局 | 张建国 | {post} |")
    rows = table(f"{HEAD}| {own.format(unit=unit_code(1))} |")
    desk.unit_form("一局", 补贴标准=rows, 收款账户=[account("张建国")])
    assert paid(desk) == expected


def by_halves(clerk: Clerk, folder: Path) -> Desk:
    """An office that pays by half months: 300 for a secretary, 210 for a committee member."""
    desk = Desk(clerk, folder, COUNTY)
    desk.sets("月份规则", "半月")
    desk.standards()
    return desk


SUCCESSIVE = "| 单位 | 姓名 | 职务 | 任职日期 | 免职日期 |\n|--|--|--|--|--|\n"


@pytest.mark.parametrize(
    ("posts", "august", "september"),
    [
        # “委员 to 15 August and 书记 from the 16th: 150, due 255; 书记 A then B: 150, due 300”
        ("| 一局 | 张建国 | 委员 | | 2026-08-15 |\n| 一局 | 张建国 | 书记 | 2026-08-16 | |", 105 + 150, 300),
        ("| 一局 | 张建国 | 书记 | | 2026-08-15 |\n| 二局 | 张建国 | 书记 | 2026-08-16 | |", 150 + 150, 300),
        # The lower post is kept beside the higher: the half in which both are held is paid for the higher.
        ("| 一局 | 张建国 | 委员 | | |\n| 二局 | 张建国 | 书记 | 2026-08-16 | |", 105 + 150, 300),
        ("| 一局 | 张建国 | 书记 | | 2026-08-10 |\n| 二局 | 张建国 | 委员 | 2026-07-20 | |", 150 + 105, 210),
        # A whole month of the higher: nothing to join.
        ("| 一局 | 张建国 | 书记 | | |\n| 二局 | 张建国 | 书记 | 2026-08-16 | |", 300, 300),
    ],
)
def test_each_half_of_a_month_is_paid_for_the_highest_post_held_in_it(
    clerk: Clerk, tmp_path: Path, posts: str, august: int, september: int
) -> None:
    desk = by_halves(clerk, tmp_path)
    desk.rosters(SUCCESSIVE + posts)
    made = desk.computes()
    assert {line["month"][5:]: float(line["amount"]) for line in made["lines"] if line["outcome"] == "pay"} == {
        "07": 210 if posts.startswith("| 一局 | 张建国 | 委员") else 300, "08": august, "09": september,
    }  # fmt: skip
    assert desk.pays() == f"{sum(paid_now(made)):.2f}"
    desk.sound()


def paid_now(made: dict[str, list[dict[str, str]]]) -> list[float]:
    return [float(line["amount"]) for line in made["lines"] if line["outcome"] == "pay"]


def test_a_month_paid_by_halves_says_both_and_is_one_payment(clerk: Clerk, tmp_path: Path) -> None:
    desk = by_halves(clerk, tmp_path)
    desk.rosters(SUCCESSIVE + "| 一局 | 张建国 | 委员 | | 2026-08-15 |\n| 二局 | 张建国 | 书记 | 2026-08-16 | |")
    august = [line for line in desk.computes()["lines"] if line["month"] == "2026-08"]
    assert {(line["outcome"], line["reason"]) for line in august} == {
        (
            "pay",
            "张建国 2026-08 合并发放一笔 255.00 元：上半月一局支部委员，"
            "委员标准 210.00 元的一半 105.00 元（示例1号，适用范围 530000）；"
            "下半月二局支部书记，书记标准 300.00 元的一半 150.00 元（示例1号，适用范围 530000）。",
        ),
        (
            "blocked",
            "张建国 2026-08 已按一局支部委员（上半月）、二局支部书记（下半月）的标准发放 255.00 元，"
            "上半月担任的一局支部委员已计在内，不另外发放。",
        ),
    }


def test_an_adjustment_brings_a_month_to_both_of_its_halves(clerk: Clerk, tmp_path: Path) -> None:
    """Paid 210 a month as a committee member; the new roster says secretary from 16 August: 45 and 90 are still due."""
    desk = by_halves(clerk, tmp_path)
    desk.rosters(SUCCESSIVE + "| 一局 | 张建国 | 委员 | | |")
    assert desk.pays() == "630.00"
    desk.reopens()
    desk.rosters(SUCCESSIVE + "| 一局 | 张建国 | 委员 | | 2026-08-15 |\n| 一局 | 张建国 | 书记 | 2026-08-16 | |")
    told = [line["message"] for line in desk.computes()["findings"] if line["rule"] == "S13"]
    assert told == []
    assert desk.adjusts() == f"{255 - 210 + 300 - 210:.2f}"
    assert desk.adjusts() == ""
    desk.sound()


def test_two_holders_of_the_halves_cost_no_more_than_the_standard(clerk: Clerk, tmp_path: Path) -> None:
    """An odd fen is paid once: predecessor and successor together get what one holder of the whole month gets."""
    desk = by_halves(clerk, tmp_path)
    desk.standards(f"{HEAD}| 书记 | 530000 | 300.01 | 2025-01-01 |")
    desk.rosters(SUCCESSIVE + "| 一局 | 张建国 | 书记 | | 2026-08-15 |\n| 一局 | 李秀英 | 书记 | 2026-08-16 | |")
    august = [line for line in desk.computes()["lines"] if line["month"] == "2026-08"]
    assert {line["name"]: line["amount"] for line in august} == {"张建国": "150.01", "李秀英": "150.00"}


def test_a_post_whose_number_cannot_be_read_is_a_line_with_its_reason(desk: Desk) -> None:
    """Accepted with a reason, it must not vanish from the list; nor are two such posts taken for one person's."""
    sheets = desk.roster_of(
        "一局", "| 单位 | 姓名 | 职务 |\n|--|--|--|\n| 一局 | 张建国 | 书记 |\n| 一局 | 李秀英 | 委员 |\n| 一局 | 王志强 | 委员 |"
    )
    for post in sheets["任职"][1:]:
        post["身份证号"] = None
    desk.roster_form("一局", sheets)
    desk.unit_form("一局", 收款账户=[account(name) for name in ("张建国", "李秀英", "王志强")])
    told = {(line["name"], line["outcome"], line["rule"]) for line in desk.computes()["lines"]}
    assert told == {("张建国", "pay", None), ("李秀英", "unpaid", "S01"), ("王志强", "unpaid", "S01")}
    assert desk.pays() == "900.00"
    desk.sound()
