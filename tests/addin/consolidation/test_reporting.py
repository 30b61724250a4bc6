"""A form sent without rows and a form not sent stay two things, one level up and two levels up."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from addin.consolidation.consolidate import consolidate
from addin.consolidation.reporting import divided
from addin.submissions.folder import Office
from addin.submissions.receive import receive
from addin.submissions.register import Subordinate
from addin.usecases.reports import summary_data
from tests.addin.conftest import found, registered
from tests.addin.submitted_files import activity, roster, unit, unit_code, unit_name, write
from validators.due import due
from validators.lookups.units import units_reporting
from validators.rule import Context
from workbook_templates.merge import merge_tables
from workbook_templates.read import read_submission
from workbook_templates.table import Reporting, Tables
from workbook_templates.values.period import Period

Q3, AFTER = Period.parse("2026Q3"), dt.date(2026, 10, 12)
FULL, EMPTY, NOTHING, ROWLESS = 1, 2, 3, 4


@pytest.fixture
def county(tmp_path: Path) -> Office:
    """Of four units one sends its activities, one a log without a row, one no log at all, and one such a log and no roster."""
    units = [*registered(FULL, EMPTY, NOTHING, kinds=("roster", "activity")), *registered(ROWLESS, kinds=("activity",))]
    office = found(tmp_path / "盘龙区", units=units, phone="0871-63123456")
    for n in (FULL, EMPTY, NOTHING):
        write(tmp_path / f"报来/{n}花名册.xlsx", "roster", roster(n), **unit(n))
    write(tmp_path / "报来/1活动.xlsx", "activity", activity(FULL, [("1", "2026-08-12")]), **unit(FULL))
    for n in (EMPTY, ROWLESS):
        write(tmp_path / f"报来/{n}活动.xlsx", "activity", {"活动记录": [], "参加人员": []}, **unit(n))
    assert {one.result for one in receive(office, [tmp_path / "报来"])} == {"accepted"}
    return office


def sent_up(office: Office, to: Path) -> Tables:
    done = consolidate(office, Q3, to)
    return merge_tables([read_submission(one.path).tables for one in done.outputs])


def prefecture(county: Office, tmp_path: Path) -> Office:
    consolidate(county, Q3, tmp_path / "到州市")
    counties = [Subordinate("530102", "盘龙区委老干部局", "county", ("roster", "activity"))]
    office = found(tmp_path / "昆明市", "530100", "prefecture", counties, phone="0871-63123456")
    assert {one.result for one in receive(office, [tmp_path / "到州市"])} == {"accepted"}
    return office


@pytest.mark.parametrize("levels", [1, 2])
def test_who_sent_an_empty_log_did_nothing_and_who_sent_none_is_not_seen(county: Office, tmp_path: Path, levels: int) -> None:
    office = county if levels == 1 else prefecture(county, tmp_path)
    tables = sent_up(office, tmp_path / "上报")
    assert units_reporting(tables, "离退休干部") >= {unit_code(n) for n in (FULL, EMPTY, NOTHING)}
    assert units_reporting(tables, "活动记录") == {unit_code(FULL), unit_code(EMPTY), unit_code(ROWLESS)}
    [activities] = [source.reporting for source in tables.sources if "活动记录" in source.letters]
    assert activities is not None
    assert activities.missing == {unit_code(NOTHING): unit_name(NOTHING)}
    owing = {one.code for one in due(tables, Context(AFTER, Q3)) if one.rule == "C12-5"}
    assert f"530102{EMPTY:06d}" in owing
    assert f"530102{NOTHING:06d}" not in owing
    warned = {one.code: one.name for one in due(tables, Context(AFTER, Q3)) if one.rule == "C11-1"}
    assert warned == {unit_code(n): unit_name(n) for n in (FULL, EMPTY, ROWLESS)}


def test_the_prefecture_sees_who_below_it_has_not_sent(county: Office, tmp_path: Path) -> None:
    data = summary_data(prefecture(county, tmp_path).root, str(Q3), as_of=AFTER)
    [theme_days] = [one for one in data.indicators if one.indicator.code == "I10-4"]
    assert theme_days.not_seen == (unit_code(NOTHING),)
    [warnings] = [one for one in data.indicators if one.indicator.code == "I11-1"]
    assert (warnings.whole.counted, warnings.whole.base) == (0, 3)


def test_a_unit_s_own_form_says_nothing_of_others(tmp_path: Path) -> None:
    path = write(tmp_path / "花名册.xlsx", "roster", roster(1), **unit(1))
    assert [source.reporting for source in read_submission(path).tables.sources] == [None]


def test_the_parts_of_a_large_book_share_its_units_and_the_first_has_those_without_rows() -> None:
    whole = Reporting({"甲": "甲局", "乙": "乙局", "丙": "丙局"}, {"丁": "丁局"}, {"乙": "乙说", "丙": "丙说"})
    first, second = divided(whole, [frozenset({"甲"}), frozenset({"乙"})])
    assert first == Reporting({"甲": "甲局", "丙": "丙局"}, {"丁": "丁局"}, {"丙": "丙说"})
    assert second == Reporting({"乙": "乙局"}, {}, {"乙": "乙说"})
