"""What a county paid is seen at the prefecture and at the province, as sums by unit; no name and no account leaves the county."""

from __future__ import annotations

import json
import zipfile
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from addin.summary.collect.subsidy_sums import sums_of
from addin.summary.measure.evidence import SubsidyLine
from tests.addin.doors.commandline.typed import Clerk
from tests.addin.money_sheets import PREFECTURE, TWO, Desk, number
from tests.addin.submitted_files import unit_code

PROVINCE = ("530000", "省老干部局", "province", "100000")
ABOVE = (("530102", "盘龙区老干部局", "county"), ("530100", "昆明市老干部局", "prefecture"))
# 书记 300 a month and 委员 210 a month, three months: written down from the standards of the table, not computed.
PAID = (2, 6, Decimal(1530))
NOTHING = (0, 0, Decimal(0))


def upward(desk: Desk, folder: Path) -> list[Path]:
    desk.types("consolidate", "--period", "2026Q3", "-o", folder)
    assert desk.clerk.status in (0, 1), desk.clerk.scolded
    return sorted(folder.glob("*.xlsx"))


def subsidies(desk: Desk) -> dict[str, tuple[int, int, Decimal]] | None:
    """Persons, lines and yuan by state; None where nothing was computed."""
    found = summary(desk)["subsidies"]
    return found and {state: (one["persons"], one["lines"], Decimal(one["yuan"])) for state, one in found.items()}


def summary(desk: Desk) -> Any:
    return json.loads(desk.types("report", "summary", "--period", "2026Q3", "-o", desk.root / "总表.xlsx", "--json"))


def indicator(desk: Desk, code: str) -> Any:
    return next(one for one in summary(desk)["indicators"] if one["code"] == code)


@pytest.fixture
def county(clerk: Clerk, tmp_path: Path) -> Desk:
    desk = Desk(clerk, tmp_path)
    desk.standards()
    desk.rosters(TWO)
    return desk


def test_what_is_paid_goes_up_through_two_levels_without_names(clerk: Clerk, county: Desk, tmp_path: Path) -> None:
    county.pays()
    assert subsidies(county)["已发放"] == PAID
    prefecture, province = Desk(clerk, tmp_path, PREFECTURE), Desk(clerk, tmp_path, PROVINCE)
    first = upward(county, tmp_path / "到州市")
    prefecture.receives(*first)
    assert subsidies(prefecture)["已发放"] == PAID
    paid = indicator(prefecture, "I22-1")
    assert (paid["value"], paid["by_unit"][unit_code(1)]["value"], paid["by_unit"][unit_code(2)]["value"]) == ("2", "1", "1")
    assert Decimal(indicator(prefecture, "I22-2")["by_unit"][unit_code(1)]["value"]) == 900
    second = upward(prefecture, tmp_path / "到省")
    province.receives(*second)
    assert subsidies(province)["已发放"] == PAID
    for file in (*first, *second):
        with zipfile.ZipFile(file) as book:
            hidden = next(book.read(name).decode() for name in book.namelist() if "已报单位".encode() in book.read(name))
        assert number("张建国") not in hidden
        assert "张建国" not in hidden


def test_paid_after_it_was_sent_up_is_sent_once_more(clerk: Clerk, county: Desk, tmp_path: Path) -> None:
    prefecture = Desk(clerk, tmp_path, PREFECTURE)
    prefecture.receives(*upward(county, tmp_path / "一"))
    assert subsidies(prefecture) is None
    county.computes()
    prefecture.receives(*upward(county, tmp_path / "二"))
    assert subsidies(prefecture)["待发放"] == PAID
    county.approves()
    county.money("pay", "--by", "赵强")
    prefecture.receives(*upward(county, tmp_path / "三"))
    assert (subsidies(prefecture)["待发放"], subsidies(prefecture)["已发放"]) == (NOTHING, PAID)


lines = st.builds(
    SubsidyLine,
    unit=st.sampled_from("甲乙"),
    unit_name=st.just("某局"),
    person=st.sampled_from(["1", "2", "3"]),
    name=st.just("某人"),
    body=st.just("支部"),
    post=st.just("书记"),
    month=st.sampled_from(["2026-07", "2026-08", "2026-09"]),
    amount=st.integers(0, 99999).map(lambda fen: Decimal(fen) / 100),
    state=st.sampled_from(["已发放", "暂缓"]),
)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(lines, max_size=30))
def test_sums_lose_no_fen_and_count_each_person_once_a_state(found: list[SubsidyLine]) -> None:
    sums = sums_of(found)
    for state in ("已发放", "暂缓"):
        own, there = [one for one in found if one.state == state], [one for one in sums if one.state == state]
        assert sum(one.yuan for one in there) == sum(one.amount for one in own)
        assert sum(one.lines for one in there) == len(own)
        assert sum(one.people for one in there) == len({one.person for one in own})
