"""Where somebody moved, among the remarks."""

from __future__ import annotations

import pytest

from tests.workbook_templates.changes.made import (
    DAY,
    ZHANG,
    change,
    person,
    roster,
    rows,
    told,
)
from workbook_templates.changes.changed_roster import changed_roster
from workbook_templates.changes.words import ACTION


def test_where_somebody_moved_is_kept_among_the_remarks() -> None:
    moved = {ACTION: "转出", "身份证号": ZHANG, "状态日期": DAY, "转往": "昆明市五华区"}
    found = rows(changed_roster(change(moved), roster(person(备注="以档案为准"))))[(ZHANG,)]
    assert (found["状态"], found["备注"]) == ("转出", "以档案为准；转往昆明市五华区")


MOVED = {ACTION: "转出", "身份证号": ZHANG, "状态日期": DAY, "转往": "昆明市五华区"}


GONE = {"状态": "转出", "状态日期": DAY}


@pytest.mark.parametrize(
    ("now", "problems", "remark"),
    [
        ("转往昆明市五华区", [(ACTION, False)], "转往昆明市五华区"),
        ("原有；转往昆明市五华区", [(ACTION, False)], "原有；转往昆明市五华区"),
        ("转往昆明市官渡区", [("转往", True)], "转往昆明市官渡区"),
        (None, [], "转往昆明市五华区"),
    ],
)
def test_a_move_sent_again_does_not_lose_where_to(now: str | None, problems: list[tuple[str, bool]], remark: str) -> None:
    after, base = roster(person(备注=now, **GONE)), roster(person())
    for older in (None, base):
        found = changed_roster(change(MOVED), after, older)
        assert told(found) == problems
        assert rows(found)[(ZHANG,)]["备注"] == remark


def test_remarks_that_would_become_too_long_are_told_where_the_move_is_written() -> None:
    long = "长" * 192
    found = changed_roster(change(MOVED), roster(person(备注=long)))
    assert told(found) == [("转往", True)]
    assert "201个字" in found.problems[0].message, "192, a semicolon, and 8 of the move"
    assert "191个字" in found.problems[0].fix
    assert rows(found)[(ZHANG,)]["备注"] == long
    fits = changed_roster(change(MOVED | {"备注": "长" * 191}), roster(person(备注=long)))
    assert not fits.problems
    assert len(str(rows(fits)[(ZHANG,)]["备注"])) == 200
