"""A name put right, or the identity number of somebody else."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.workbook_templates.changes.made import (
    DAY,
    LI,
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


@pytest.mark.parametrize(
    ("cells", "error"),
    [
        ({"姓名": "李明", "居住地": "大理市"}, True),
        ({"姓名": "李明"}, True),
        ({"姓名": "赵六"}, True),
        ({"姓名": "张建军", "居住地": "大理市"}, True),
        ({"姓名": "李明", "出生日期": dt.date(1958, 1, 1)}, True),
        ({"姓名": "张建军"}, False),
        ({"姓名": "赵六", "出生日期": dt.date(1963, 3, 7), "居住地": "大理市"}, False),
        ({"姓名": "李明", "出生日期": dt.date(1963, 3, 7)}, False),
    ],
)
def test_a_number_of_somebody_else_renames_nobody(cells: dict[str, object], error: bool) -> None:
    base = [person(出生日期=dt.date(1963, 3, 7)), person(LI, "李明", 出生日期=dt.date(1958, 1, 1))]
    found = changed_roster(change({ACTION: "修改", "身份证号": ZHANG} | cells), roster(*base))
    assert told(found) == [("姓名", error)]
    assert rows(found)[(ZHANG,)]["姓名"] == ("张建国" if error else cells["姓名"])
    assert "张建国" in found.problems[0].message


def test_a_post_takes_the_name_that_the_person_has() -> None:
    edit = {ACTION: "修改", "身份证号": ZHANG, "姓名": "张建军"}
    found = changed_roster(change(edit, posts=[OUT | {"姓名": "张建军"}]), roster(person(), posts=[post()]))
    assert told(found) == [("姓名", False)], "of the person, not of the post"
    assert [(row["姓名"], row["免职日期"]) for row in rows(found, POSTS).values()] == [("张建军", DAY)]
