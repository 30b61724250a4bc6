"""Which version of a roster a change form was made from: known by its rows, written so that a clerk can type it."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from tests.workbook_templates.changes.made import (
    LI,
    PEOPLE,
    change,
    person,
    roster,
)
from workbook_templates.changes.version import RosterVersion, content_print, declared_version, version_of
from workbook_templates.schema import Column, form
from workbook_templates.table import Submission


def version(submission: Submission) -> RosterVersion:
    found = version_of(submission)
    assert found is not None
    return found


def test_a_version_is_known_by_its_rows_whatever_their_order_and_however_often_it_was_sent() -> None:
    one, other = person(), person(LI, "李明")
    text = version(roster(one, other)).text
    assert re.fullmatch(r"2026Q3第1次 [0-9A-F]{12}", text)
    assert declared_version(change(依据版本=text)) == version(roster(one, other))
    assert version(roster(other, one)).content == version(roster(one, other, 报送次数=2)).content == text[-12:]
    assert version(roster(one)).content != text[-12:]
    assert version(roster(one | {"专长": "书法"}, other)).content != text[-12:]


def test_a_column_that_comes_later_changes_no_version() -> None:
    before, sheet = version(roster(person())).content, form("roster").sheet(PEOPLE)
    more = replace(sheet, columns=(*sheet.own, Column("以后的", "text")), own_columns=sheet.own_columns + 1)
    tables = roster(person()).tables
    tables[PEOPLE].sheet = more
    assert content_print(tables) == before


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("2026Q3第1次", ("2026Q3", 1, "")),
        (" 2026q3 第 2 次 3fa9c1d2e4b5", ("2026Q3", 2, "3FA9C1D2E4B5")),
        ("2026第1次", ("2026", 1, "")),
    ],
)
def test_a_clerk_may_write_the_version_by_hand(typed: str, read: tuple[str, int, str]) -> None:
    found = declared_version(change(依据版本=typed))
    assert found is not None
    assert (str(found.period), found.times, found.content) == read


@pytest.mark.parametrize("typed", [None, "第1次", "去年的", "2026Q3", "2026Q9第1次"])
def test_what_is_no_version_is_none(typed: str | None) -> None:
    assert declared_version(change(依据版本=typed)) is None
