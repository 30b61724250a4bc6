"""A change form and the money: a roster that was paid from changes after a named correction; the next quarter pays by it."""

from __future__ import annotations

from pathlib import Path

from tests.addin.money_sheets import TWO, Desk, number
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
