"""Which row of the roster an entry means: the post among several, its end, and nothing where two could be meant."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.workbook_templates.changes.made import (
    BEGAN,
    DAY,
    OTHER_DAY,
    OUT,
    POSTS,
    ZHANG,
    change,
    person,
    post,
    roster,
    rows,
    told,
)
from workbook_templates.changes.changed_roster import changed_roster
from workbook_templates.changes.words import ACTION


def test_a_post_held_twice_is_asked_for_by_its_day() -> None:
    early, late = post(任职日期=dt.date(2020, 1, 1)), post(任职日期=dt.date(2025, 1, 1))
    out = {ACTION: "免职", "身份证号": ZHANG, "任职组织代码": "530102000001", "职务": "书记", "免职日期": DAY}
    assert told(changed_roster(change(posts=[out]), roster(person(), posts=[early, late]))) == [("任职日期", True)]
    exact = changed_roster(change(posts=[out | {"任职日期": dt.date(2025, 1, 1)}]), roster(person(), posts=[early, late]))
    assert [row["免职日期"] for row in rows(exact, POSTS).values()] == [None, DAY]
    ended = early | {"免职日期": dt.date(2023, 1, 1)}
    one_left = changed_roster(change(posts=[out]), roster(person(), posts=[ended, late]))
    assert [row["免职日期"] for row in rows(one_left, POSTS).values()] == [dt.date(2023, 1, 1), DAY]


@pytest.mark.parametrize(
    ("row", "ended", "column", "error"),
    [
        (OUT, dt.date(2026, 6, 30), ACTION, True),
        (OUT, DAY, ACTION, False),
        (OUT | {"任职日期": OTHER_DAY}, None, "任职日期", True),
        (OUT | {"任职日期": OTHER_DAY}, DAY, "任职日期", True),
        (OUT | {ACTION: "删除", "免职日期": None, "任职日期": OTHER_DAY}, None, "任职日期", True),
    ],
)
def test_the_end_of_a_post_is_written_into_no_row_that_is_not_meant(
    row: dict[str, object], ended: dt.date | None, column: str, error: bool
) -> None:
    base = roster(person(), posts=[post(任职日期=BEGAN, 免职日期=ended)])
    found = changed_roster(change(posts=[{name: cell for name, cell in row.items() if cell is not None}]), base)
    assert told(found) == [(column, error)]
    assert [(one["任职日期"], one["免职日期"]) for one in rows(found, POSTS).values()] == [(BEGAN, ended)]


def test_what_else_is_said_of_an_ended_post_is_written() -> None:
    base = roster(person(), posts=[post(免职日期=DAY)])
    found = changed_roster(change(posts=[OUT | {"备注": "届满"}]), base)
    assert [row["备注"] for row in rows(found, POSTS).values()] == ["届满"]
    assert not found.problems


def test_the_first_day_of_a_post_is_corrected_by_a_correction_alone_and_told() -> None:
    edit = OUT | {ACTION: "修改", "免职日期": None, "任职日期": OTHER_DAY}
    found = changed_roster(change(posts=[edit]), roster(person(), posts=[post(任职日期=BEGAN)]))
    assert told(found) == [("任职日期", False)]
    assert [row["任职日期"] for row in rows(found, POSTS).values()] == [OTHER_DAY]
    held = [post(任职日期=BEGAN), post(任职日期=dt.date(2020, 1, 1), 免职日期=dt.date(2023, 1, 1))]
    assert told(changed_roster(change(posts=[edit]), roster(person(), posts=held))) == [("任职日期", True)]


TAKEN_UP = post(任职日期=dt.date(2026, 8, 2)) | {ACTION: "任职"}


def test_the_order_of_an_end_and_a_beginning_does_not_matter() -> None:
    base = roster(person(), posts=[post(任职日期=BEGAN)])
    one = changed_roster(change(posts=[TAKEN_UP, OUT]), base)
    other = changed_roster(change(posts=[OUT, TAKEN_UP]), base)
    assert not one.problems
    assert not other.problems
    ends = {BEGAN: DAY, dt.date(2026, 8, 2): None}
    assert {row["任职日期"]: row["免职日期"] for row in rows(one, POSTS).values()} == ends
    assert rows(one, POSTS) == rows(other, POSTS)


def test_a_post_begun_and_ended_in_one_form() -> None:
    ends = OUT | {"免职日期": dt.date(2026, 9, 1), "任职日期": dt.date(2026, 8, 2)}
    found = changed_roster(change(posts=[ends, OUT, TAKEN_UP]), roster(person(), posts=[post(任职日期=BEGAN)]))
    assert not found.problems
    assert [row["免职日期"] for row in rows(found, POSTS).values()] == [DAY, dt.date(2026, 9, 1)]


@pytest.mark.parametrize("declared", [True, False])
def test_an_end_sent_again_is_not_that_of_the_post_begun_since(declared: bool) -> None:
    base = roster(person(), posts=[post(任职日期=BEGAN)])
    after = roster(person(), posts=[post(任职日期=BEGAN, 免职日期=DAY), post(任职日期=dt.date(2026, 8, 2))])
    found = changed_roster(change(posts=[OUT]), after, base if declared else None)
    assert told(found) == [(ACTION, False)]
    assert [row["免职日期"] for row in rows(found, POSTS).values()] == [DAY, None]
