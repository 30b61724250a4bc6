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
    settings = desk.root / "设置.toml"
    settings.write_text(settings.read_text(encoding="utf-8").replace('"整月"', f'"{rule}"'), encoding="utf-8")
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
