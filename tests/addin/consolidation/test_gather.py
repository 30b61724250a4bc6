"""What an office has accepted for a period, as one set of tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from addin.consolidation.gather import gather
from addin.errors import Refused
from addin.submissions.folder import Office
from addin.submissions.receive import receive
from tests.addin.submitted_files import activity, liaison, roster, unit, unit_code, unit_name, write
from workbook_templates.values.period import Period

Q2, Q3, Q4 = (Period.parse(f"2026Q{n}") for n in (2, 3, 4))


def send(
    office: Office, name: str, kind: str, rows: dict[str, list[dict[str, object]]], number: int, period: str = "2026Q3"
) -> None:
    folder = office.root.parent
    file = write(folder / f"{name}.xlsx", kind, rows, **unit(number), 报告期=period)
    (outcome,) = receive(office, [file], as_of=Period.parse(period).end)  # the unit has not analysed its ranks
    assert outcome.result == "accepted", [finding.message for finding in outcome.findings if finding.severity == "error"]


def test_rows_know_their_unit_and_file(county: Office) -> None:
    send(county, "a", "roster", roster(1), 1)
    send(county, "b", "roster", roster(2), 2)
    gathered = gather(county, Q3)
    people = gathered.tables["离退休干部"]
    assert len(people) == 8
    assert [gathered.tables.unit("离退休干部", i) for i in (0, 7)] == sorted([unit_code(1), unit_code(2)])
    assert gathered.name_of(unit_code(2)) == unit_name(2)
    assert {source.file for source in gathered.tables.sources} == {Path(r.stored).name for r in gathered.receipts}


def test_only_the_latest_accepted_of_the_period_and_kinds(county: Office) -> None:
    send(county, "a", "roster", roster(1), 1)
    send(county, "b", "roster", roster(1, 5), 1)
    send(county, "c", "roster", roster(2), 2, "2026Q2")
    send(county, "d", "liaison", liaison(1, ["530102000001"]), 1)
    assert [r.file_name for r in gather(county, Q3).receipts] == ["b.xlsx", "d.xlsx"]
    assert [r.file_name for r in gather(county, Q3, ["liaison"]).receipts] == ["d.xlsx"]
    assert gather(county, Q4).submissions == ()


def test_the_year_so_far_counts_each_activity_of_a_unit_once(county: Office) -> None:
    send(county, "q2", "activity", activity(1, [("1", "2026-04-01"), ("2", "2026-05-01")]), 1, "2026Q2")
    told_again = activity(1, [("2", "2026-05-01"), ("3", "2026-07-01")])
    told_again["活动记录"][0]["活动主题"] = "更正后的主题"
    send(county, "q3", "activity", told_again, 1)
    send(county, "other", "activity", activity(2, [("1", "2026-08-01")]), 2)
    year = gather(county, Q3, year_to_date=True).tables
    rows = zip(*(year["活动记录"].get(name) for name in ("活动编号", "活动主题")), strict=True)
    found = sorted((year.unit("活动记录", i), *row) for i, row in enumerate(rows))
    usual = "学习党章和党规党纪"
    assert found == sorted(
        [(unit_code(1), "1", usual), (unit_code(1), "2", "更正后的主题"), (unit_code(1), "3", usual), (unit_code(2), "1", usual)]
    )
    assert sorted(zip(year["参加人员"].get("活动编号"), year["参加人员"].sources, strict=True)) == [
        ("1", 0),
        ("1", 2),
        ("2", 1),
        ("3", 1),
    ]
    assert len(gather(county, Q3).tables["活动记录"]) == 3, "without the year only what this period's files tell"


def test_standing_forms_are_taken_from_the_last_time_they_came(county: Office) -> None:
    send(county, "old", "liaison", liaison(1, ["530102000001"]), 1, "2026Q1")
    send(county, "new", "liaison", liaison(1, ["530102000001"]), 1, "2026Q2")
    send(county, "now", "roster", roster(1), 1)
    send(county, "later", "liaison", liaison(2, ["530102000002"]), 2, "2026Q4")
    assert [r.file_name for r in gather(county, Q3, latest=True).receipts] == ["new.xlsx", "now.xlsx"]


def test_a_file_that_was_taken_away_is_told(county: Office) -> None:
    send(county, "a", "roster", roster(1), 1)
    (receipt,) = gather(county, Q3).receipts
    (county.root / receipt.stored).unlink()
    with pytest.raises(Refused, match="不见了或打不开了（第1号回执）"):
        gather(county, Q3)
