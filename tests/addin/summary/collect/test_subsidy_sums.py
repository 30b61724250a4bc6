"""What a county paid is seen at the prefecture and at the province, as sums by unit; no name and no account leaves the county."""

from __future__ import annotations

import json
import zipfile
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from addin.submissions.folder import open_office
from addin.submissions.receive import receive
from addin.submissions.register import Subordinate, save_units
from addin.summary.collect.data import PAYMENT_STATES
from addin.summary.collect.subsidy_sums import sums_of
from addin.summary.measure.evidence import SubsidyLine
from tests.addin.doors.commandline.typed import Clerk
from tests.addin.money_sheets import PREFECTURE, TWO, Desk, number
from tests.addin.submitted_files import unit, unit_code
from workbook_templates.table import SUBSIDY_STATES

PROVINCE = ("530000", "省老干部局", "province", "100000")
# 书记 300 a month and 委员 210 a month, three months: written down from the standards of the table, not computed.
PAID = (2, 6, Decimal(1530))
NOTHING = (0, 0, Decimal(0))


def upward(desk: Desk, folder: Path, *kinds: str) -> list[Path]:
    desk.types("consolidate", "--period", "2026Q3", "-o", folder, *(word for kind in kinds for word in ("--kind", kind)))
    assert desk.clerk.status in (0, 1), desk.clerk.scolded
    return sorted(folder.glob("*.xlsx"))


def above(clerk: Clerk, folder: Path, office: tuple[str, str, str, str], below: str) -> Desk:
    """An office that has registered the one below."""
    desk = Desk(clerk, folder, office)
    save_units(open_office(desk.root), [Subordinate(below, "下级老干部局", "", ("roster", "allowance"))])
    return desk


def subsidies(desk: Desk, period: str = "2026Q3") -> Any:
    """Persons, lines and yuan by state; None where nothing was computed."""
    found = summary(desk, period)["subsidies"]
    return found and {state: (one["persons"], one["lines"], Decimal(one["yuan"])) for state, one in found.items()}


def summary(desk: Desk, period: str = "2026Q3") -> Any:
    return json.loads(desk.types("report", "summary", "--period", period, "-o", desk.root / "总表.xlsx", "--json"))


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
    prefecture, province = above(clerk, tmp_path, PREFECTURE, "530102"), above(clerk, tmp_path, PROVINCE, "530100")
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
    prefecture = above(clerk, tmp_path, PREFECTURE, "530102")
    prefecture.receives(*upward(county, tmp_path / "一"))
    assert subsidies(prefecture) is None
    county.computes()
    prefecture.receives(*upward(county, tmp_path / "二"))
    assert subsidies(prefecture)["待发放"] == PAID
    county.approves()
    county.money("pay", "--by", "赵强")
    prefecture.receives(*upward(county, tmp_path / "三"))
    assert (subsidies(prefecture)["待发放"], subsidies(prefecture)["已发放"]) == (NOTHING, PAID)


def test_they_count_once_whatever_forms_carry_them(clerk: Clerk, county: Desk, tmp_path: Path) -> None:
    county.pays()
    prefecture = above(clerk, tmp_path, PREFECTURE, "530102")
    prefecture.receives(*upward(county, tmp_path / "一", "花名册"), *upward(county, tmp_path / "二", "补贴与经费"))
    assert subsidies(prefecture)["已发放"] == PAID
    assert subsidies(prefecture, "2026")["已发放"] == PAID


def with_sums(file: Path, *lines: tuple[object, ...]) -> Path:
    """The workbook with lines put into its hidden sheet, as somebody could who knows how they are written."""
    book = openpyxl.load_workbook(file)
    for line in (("已报单位", unit_code(1), "某局"), *lines):
        book["表单信息"].append(line)
    book.save(file)
    return file


FORGED = ("补贴", unit_code(1), "某局", "已发放", "2026-07", "999", "999", "999999.00")


def test_a_unit_s_own_words_on_what_was_paid_are_not_believed(clerk: Clerk, county: Desk, tmp_path: Path) -> None:
    prefecture = above(clerk, tmp_path, PREFECTURE, "530102")
    county.receives(with_sums(county.letter("roster", county.roster_of("一局", TWO), "2026Q3", **unit(1)), FORGED))
    county.pays()
    prefecture.receives(*upward(county, tmp_path / "一"))
    assert subsidies(prefecture)["已发放"] == PAID


def test_an_office_that_is_not_registered_is_not_believed(clerk: Clerk, county: Desk, tmp_path: Path) -> None:
    county.pays()
    stranger = Desk(clerk, tmp_path, PREFECTURE)
    save_units(open_office(stranger.root), [])
    stranger.receives(*upward(county, tmp_path / "一"))
    assert subsidies(stranger) is None


@pytest.mark.parametrize(
    "line",
    [
        (*FORGED[:3], "发了", *FORGED[4:]),
        *((*FORGED[:7], yuan) for yuan in ("NaN", "Infinity", "1E+999999", "300元", "-300.00")),
        (*FORGED[:5], "-5", *FORGED[6:]),
        (*FORGED[:4], "七月", *FORGED[5:]),
    ],
)
def test_a_line_that_was_changed_is_told_and_stops_nothing(
    clerk: Clerk, county: Desk, tmp_path: Path, line: tuple[str, ...]
) -> None:
    county.pays()
    prefecture = above(clerk, tmp_path, PREFECTURE, "530102")
    roster, *others = sorted(upward(county, tmp_path / "一"), key=lambda file: "花名册" not in file.name)
    outcomes = receive(open_office(prefecture.root), [with_sums(roster, line), *others])
    assert [one.result for one in outcomes] == ["accepted", "accepted"]
    assert sum("补贴的合计有几行读不出来" in finding.message for one in outcomes for finding in one.findings) == 1
    assert subsidies(prefecture)["已发放"] == PAID


def test_a_year_at_the_office_above_has_all_quarters(clerk: Clerk, county: Desk, tmp_path: Path) -> None:
    """Three months of Q3 and three of Q4, of as many persons as the quarter with most: nobody above knows who they are."""
    prefecture = above(clerk, tmp_path, PREFECTURE, "530102")
    county.pays()
    prefecture.receives(*upward(county, tmp_path / "一"))
    county.rosters(TWO, "2026Q4")
    county.pays("2026Q4")
    county.types("consolidate", "--period", "2026Q4", "-o", tmp_path / "二")
    prefecture.receives(*sorted((tmp_path / "二").glob("*.xlsx")))
    assert subsidies(prefecture, "2026")["已发放"] == (2, 12, Decimal(3060))


def test_the_states_are_those_of_the_summary() -> None:
    assert set(SUBSIDY_STATES) == set(PAYMENT_STATES)


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
