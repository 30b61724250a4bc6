"""A wrong identity number is put right everywhere in the roster, or nowhere; what else the form says of the person counts."""

from __future__ import annotations

from typing import Any

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
from workbook_templates.table import Submission

NEW, OTHER = "530102196303072423", "530102196007071231"
RIGHT = {ACTION: "更正身份证号", "身份证号": ZHANG, "姓名": "张建国", "新身份证号": NEW}


def base() -> Submission:
    return roster(person(), person(LI, "李国强"), posts=[post(), post(LI, 姓名="李国强")])


def typed(*people: dict[str, object]) -> dict[tuple[object, ...], dict[str, object]]:
    """The rows of these persons, as a clerk would have typed them in a whole form."""
    return rows(changed_roster(change(), roster(*people)))


def test_the_person_keeps_the_row_and_all_that_other_sheets_say() -> None:
    made = changed_roster(change(RIGHT), base())
    assert rows(made) == typed(person(NEW), person(LI, "李国强"))
    assert [key[0] for key in rows(made, POSTS)] == [NEW, LI]
    assert told(made) == [("新身份证号", False)], "the office is told"
    assert "任职、后备书记、流动党员里的1行" in made.problems[0].message
    assert ZHANG not in made.problems[0].message + made.problems[0].fix


def test_what_was_wrong_with_the_number_is_put_right_in_the_same_row() -> None:
    made = changed_roster(change(RIGHT | {"居住地": "大理市"}), base())
    assert rows(made) == typed(person(NEW, 居住地="大理市"), person(LI, "李国强"))
    assert told(made) == [("新身份证号", False)]


@pytest.mark.parametrize("number", [ZHANG, NEW])
@pytest.mark.parametrize("again", [False, True])
def test_other_rows_of_the_form_may_know_the_person_by_either_number(number: str, again: bool) -> None:
    """Sent again, once they have been made, they change nothing more."""
    form = change(RIGHT, {ACTION: "修改", "身份证号": number, "居住地": "大理市"}, posts=[OUT | {"身份证号": number}])
    made = changed_roster(form, base())
    if again:
        made = changed_roster(form, made.submission, base())
    assert rows(made)[NEW,]["居住地"] == "大理市"
    [released] = [row for key, row in rows(made, POSTS).items() if key[0] == NEW]
    assert released["免职日期"] == DAY
    assert not any(one.error for one in made.problems)
    assert (len(made.problems), "已经是这样" in made.problems[0].message) == ((3, True) if again else (1, False))


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ({"身份证号": OTHER}, "身份证号"),
        ({"姓名": "李国强"}, "姓名"),
        ({"新身份证号": LI}, "新身份证号"),
    ],
)
def test_an_unknown_number_another_name_and_a_number_that_is_taken_are_refused(row: dict[str, Any], column: str) -> None:
    made = changed_roster(change(RIGHT | {"居住地": "大理市"} | row), base())
    assert rows(made) == typed(person(), person(LI, "李国强")), "nothing is changed"
    assert told(made) == [(column, True)]
    assert not any(number in made.problems[0].message for number in (ZHANG, LI, OTHER))


def test_what_somebody_else_changed_since_is_still_a_conflict() -> None:
    now = roster(person(居住地="昆明市"), person(LI, "李国强"), posts=[post()])
    made = changed_roster(change(RIGHT | {"居住地": "大理市"}), now, base())
    assert rows(made)[NEW,]["居住地"] == "昆明市"
    assert told(made) == [("新身份证号", False), ("居住地", True)]


def test_without_a_new_number_nothing_is_done() -> None:
    """What is missing is told of by the rule on rows that say too little."""
    made = changed_roster(change(RIGHT | {"新身份证号": None, "居住地": "大理市"}), base())
    assert rows(made) == typed(person(), person(LI, "李国强"))
    assert told(made) == []
