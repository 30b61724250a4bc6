"""Expected, received, late, returned, missing."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from addin.presentation.office import status_text
from addin.submissions.folder import Office
from addin.submissions.receipt_text import receipt_text
from addin.submissions.receive import receive
from addin.submissions.status import status
from tests.addin.conftest import found, registered
from tests.addin.submitted_files import activity, roster, unit, unit_code, write
from tests.conftest import OfficeClock
from workbook_templates.values.period import Period

Q3 = Period.parse("2026Q3")


@pytest.fixture
def office(tmp_path: Path, office_clock: OfficeClock) -> Office:
    """Unit 1 in time and then again, unit 2 late, unit 3 sent back, unit 4 silent; unit 1 sends more than asked."""
    office = found(tmp_path / "o", units=registered(1, 2, 3, 4, kinds=("roster",)))
    wrong = roster(3)
    wrong["离退休干部"][0]["性别"] = "女"
    days = {
        "2026-10-08": write(tmp_path / "1.xlsx", "roster", roster(1), **unit(1)),
        "2026-10-11": write(tmp_path / "2.xlsx", "roster", roster(2), **unit(2)),
        "2026-10-12": write(tmp_path / "3.xlsx", "roster", wrong, **unit(3)),
        "2026-10-13": write(tmp_path / "4.xlsx", "roster", roster(1, 5), **unit(1), 报送次数="2"),
        "2026-10-14": write(tmp_path / "5.xlsx", "activity", activity(1, [("1", "2026-08-01")]), **unit(1)),
    }
    for day, file in days.items():
        office_clock.set(day)
        receive(office, [file])
    return office


def test_each_form_of_each_unit_has_one_state(office: Office) -> None:
    told = status(office, Q3).as_json()
    assert [(line["unit"], line["state"], line["when"]) for line in told["lines"]] == [
        (unit_code(1), "received", "2026-10-08"),
        (unit_code(2), "late", "2026-10-11"),
        (unit_code(3), "returned", "2026-10-12"),
        (unit_code(4), "missing", ""),
    ]
    assert {k: told[k] for k in ("deadline", "expected", "received", "late", "returned", "missing")} == {
        "deadline": "2026-10-10", "expected": 4, "received": 2, "late": 1, "returned": 1, "missing": 1,
    }  # fmt: skip
    assert [(r["kind"], r["unit"]) for r in told["unasked"]] == [("activity", unit_code(1))]


def test_another_period_is_wholly_missing(office: Office) -> None:
    told = status(office, Period.parse("2026Q4"))
    assert (told.count("missing"), len(told.missing_units), told.unasked) == (4, 4, ())


def test_the_table_is_plain_chinese(office: Office) -> None:
    text = status_text(status(office, Q3))
    assert "应报4份，已收2份（其中迟报1份），退回未改1份，未报1份。" in text
    assert "盘龙区第二局  迟报 10-11" in text
    assert "未作要求也收到：盘龙区第一局 活动记录 2026年第三季度" in text


@pytest.mark.parametrize(("arrived", "state"), [(dt.date(2026, 10, 10), "received"), (dt.date(2026, 10, 11), "late")])
def test_the_day_of_arrival_decides_what_is_late(arrived: dt.date, state: str, tmp_path: Path) -> None:
    """The clerk was ill when the file came in: what counts is when it came, and the receipt tells both days."""
    office = found(tmp_path / "o", units=registered(1, kinds=("roster",)))
    outcome = receive(office, [write(tmp_path / "1.xlsx", "roster", roster(1), **unit(1))], arrived=arrived)[0]
    assert [line.state for line in status(office, Q3).lines] == [state]
    assert outcome.receipt is not None
    assert f"送达日期：{arrived}" in receipt_text(office, outcome.receipt)
