"""The list of what is due as a calendar that programs of others open (RFC 5545)."""

from __future__ import annotations

import datetime as dt
import re

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from addin.presentation.due_calendar import due_calendar
from validators.due import Due

DAY = dt.date(2026, 9, 30)


def duty(name: str = "盘龙区农业农村局退休支部", by: dt.date = DAY) -> Due:
    return Due(by, "D530102000001", "C11-1", "召开主题党日", name, "（十一）", 1, 3)


def test_one_entry_a_day() -> None:
    written = due_calendar([duty(), duty(by=dt.date(2026, 12, 31)), duty("另一支部")], DAY)
    assert re.findall(r"DTSTART;VALUE=DATE:(\d+)", written) == ["20260930", "20261231"]
    assert "SUMMARY:离退休党建：2 项要完成" in written
    assert written.count("TRIGGER:-P7D") == 2


def test_nothing_due_is_an_empty_calendar() -> None:
    assert "VEVENT" not in due_calendar([], DAY)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=200))
def test_whatever_a_body_is_called_the_lines_are_short_and_whole(name: str) -> None:
    written = due_calendar([duty(name)], DAY)
    assert all(len(line.encode()) <= 75 for line in written.split("\r\n"))
    unfolded = written.replace("\r\n ", "")
    (said,) = re.findall(r"^DESCRIPTION:(（十一）.*)\r$", unfolded, re.MULTILINE)
    plain = re.sub(r"\\(.)", lambda found: {"n": "\n"}.get(found[1], found[1]), said)
    assert plain == f"（十一） {duty(name).sentence}"


@given(st.lists(st.builds(duty, st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40),
                          st.dates(dt.date(2026, 1, 1), dt.date(2027, 12, 31))), max_size=5))  # fmt: skip
def test_a_library_reads_what_is_written(due: list[Due]) -> None:
    read = Calendar.from_ical(due_calendar(due, DAY))
    assert read.errors == []
    assert [event.decoded("dtstart") for event in read.walk("VEVENT")] == sorted({one.by for one in due})
    said = "\n".join(str(event["description"]) for event in read.walk("VEVENT"))
    assert sorted(said.split("\n") if said else []) == sorted(f"{one.clause} {one.sentence}" for one in due)
    assert {alarm.decoded("trigger") for alarm in read.walk("VALARM")} <= {dt.timedelta(days=-7)}


def test_the_same_duties_give_the_same_entries() -> None:
    assert due_calendar([duty()], DAY) == due_calendar([duty()], DAY)
