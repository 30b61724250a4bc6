"""Changes applied to a roster: what a full form would have said, whoever comes first; a conflict exactly where two disagree."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.workbook_templates.changes.made import (
    BEGAN,
    DAY,
    LI,
    PEOPLE,
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
from workbook_templates.changes.words import ACTION, CLEAR
from workbook_templates.table import Submission

COLUMNS = ("居住地", "联系电话", "专长", "备注")
CELLS = {"居住地": ("大理市", "昆明市"), "联系电话": ("13888000009", CLEAR), "专长": ("书法", CLEAR), "备注": ("迁居", CLEAR)}
NUMBERS = ("530102196303072415", "530102195801010017", "530102195905052024", "530102196007071231")
Edits = dict[str, dict[str, object]]

edits = st.dictionaries(
    st.sampled_from(NUMBERS),
    st.fixed_dictionaries({}, optional={name: st.sampled_from(values) for name, values in CELLS.items()}).filter(bool),
)


def full(base: list[dict[str, object]], wanted: Edits) -> Submission:
    """The whole form that a clerk would have typed."""
    typed = [row | wanted.get(str(row["身份证号"]), {}) for row in base]
    return roster(*({name: None if cell == CLEAR else cell for name, cell in row.items()} for row in typed))


def as_change(wanted: Edits, **cover: object) -> Submission:
    return change(*({ACTION: "修改", "身份证号": number} | cells for number, cells in wanted.items()), **cover)


def people() -> list[dict[str, object]]:
    """Every edit above makes a cell something else than it is here."""
    return [person(number, name, 备注="原有") for number, name in zip(NUMBERS, ("张甲", "张乙", "张丙", "张丁"), strict=True)]


@given(edits)
@settings(max_examples=60, deadline=None)
def test_changes_alone_make_what_a_full_form_would_have_said(wanted: Edits) -> None:
    base = people()
    found = changed_roster(as_change(wanted), roster(*base))
    same = changed_roster(change(), full(base, wanted))
    assert rows(found) == rows(same)
    assert not [one for one in found.problems if one.error]


@given(edits, edits)
@settings(max_examples=60, deadline=None)
def test_two_forms_from_one_roster_merge_or_disagree_at_the_very_cell(first: Edits, second: Edits) -> None:
    base = roster(*people())
    one, two = as_change(first), as_change(second)
    after = full([dict(row) for row in people()], first)
    both = changed_roster(two, after, base)
    disputed = {
        (number, name)
        for number, cells in second.items()
        for name, cell in cells.items()
        if _differs(first, number, name) and first[number][name] != cell
    }
    assert {(str(p.entry.cells["身份证号"]), p.column) for p in both.problems if p.error} == disputed
    if not disputed:
        other = changed_roster(one, full([dict(row) for row in people()], second), base)
        assert rows(both) == rows(other), "whoever came first"


def _differs(made_before: Edits, number: str, name: str) -> bool:
    """Whether the first form made the cell something else than it had been."""
    was = next(row for row in people() if row["身份证号"] == number).get(name)
    now = made_before.get(number, {}).get(name, was)
    return (None if now == CLEAR else now) != was


def test_a_cell_written_as_it_was_is_no_yes_to_what_somebody_else_made_of_it() -> None:
    """The clerk filled it in: whoever changed it meanwhile and the clerk do not agree."""
    edit = change({ACTION: "修改", "身份证号": ZHANG, "居住地": "昆明市盘龙区"})
    assert told(changed_roster(edit, roster(person(居住地="玉溪市")), roster(person()))) == [("居住地", True)]


def test_a_death_is_written_into_the_row_and_the_post_is_closed() -> None:
    dead = {ACTION: "去世", "身份证号": ZHANG, "姓名": "张 建国", "状态日期": DAY}
    out = {ACTION: "免职", "身份证号": ZHANG, "任职组织代码": "530102000001", "职务": "书记", "免职日期": DAY}
    found = changed_roster(change(dead, posts=[out]), roster(person(), posts=[post()]))
    assert (rows(found)[(ZHANG,)]["状态"], rows(found)[(ZHANG,)]["状态日期"]) == ("去世", DAY)
    [held] = rows(found, POSTS).values()
    assert held["免职日期"] == DAY
    assert held["任职日期"] == dt.date(2025, 6, 1), "the key that was left blank is the roster's"
    assert not found.problems


def test_a_row_is_added_with_all_it_says_and_one_can_be_taken_out() -> None:
    new = person(LI, "李明") | {ACTION: "新增"}
    found = changed_roster(change(new, {ACTION: "删除", "身份证号": ZHANG}), roster(person()))
    assert list(rows(found)) == [(LI,)]
    assert rows(found)[(LI,)] == rows(changed_roster(change(), roster(person(LI, "李明"))))[(LI,)]
    assert not found.problems


@pytest.mark.parametrize(
    ("row", "base", "column", "error"),
    [
        ({ACTION: "修改", "身份证号": LI, "居住地": "大理市"}, {}, "身份证号", True),
        ({ACTION: "去世", "身份证号": LI, "状态日期": DAY}, {}, "身份证号", True),
        (person() | {ACTION: "新增"}, {}, "身份证号", True),
        ({ACTION: "去世", "身份证号": ZHANG, "状态日期": DAY}, {"状态": "去世", "状态日期": dt.date(2026, 7, 1)}, ACTION, True),
        ({ACTION: "去世", "身份证号": ZHANG, "状态日期": DAY}, {"状态": "去世", "状态日期": DAY}, ACTION, False),
        ({ACTION: "去世", "身份证号": ZHANG, "姓名": "李明", "状态日期": DAY}, {}, "姓名", True),
        ({ACTION: "修改", "身份证号": ZHANG, "姓名": "张建军"}, {}, "姓名", False),
        ({ACTION: "修改", "身份证号": ZHANG, "居住地": "昆明市盘龙区"}, {}, ACTION, False),
    ],
)
def test_what_cannot_be_meant_is_told_at_its_cell(
    row: dict[str, object], base: dict[str, object], column: str, error: bool
) -> None:
    found = changed_roster(change(row), roster(person(**base)))
    assert told(found) == [(column, error)]
    assert not error or rows(found) == rows(changed_roster(change(), roster(person(**base)))), "nothing is half done"


@pytest.mark.parametrize(("registered", "said"), [("去世", "转出"), ("转出", "去世")])
def test_a_death_and_a_move_of_one_person_are_cleared_up(registered: str, said: str) -> None:
    row = {ACTION: said, "身份证号": ZHANG, "状态日期": DAY, "转往": "昆明市五华区" if said == "转出" else None}
    found = changed_roster(change(row), roster(person(状态=registered, 状态日期=dt.date(2026, 7, 5))))
    assert told(found) == [(ACTION, True)]
    assert f"{registered} 2026-07-05" in found.problems[0].message
    assert (rows(found)[(ZHANG,)]["状态"], rows(found)[(ZHANG,)]["备注"]) == (registered, None)


def test_what_went_or_changed_meanwhile_is_a_conflict() -> None:
    base = roster(person(), person(LI, "李明"))
    edit = change({ACTION: "修改", "身份证号": LI, "居住地": "大理市"})
    assert told(changed_roster(edit, roster(person()), base)) == [("身份证号", True)]
    gone = change({ACTION: "删除", "身份证号": LI})
    assert told(changed_roster(gone, roster(person(), person(LI, "李明", 专长="书法")), base)) == [(ACTION, True)]
    added = change(person(LI, "李明", 居住地="大理市") | {ACTION: "新增"})
    assert told(changed_roster(added, roster(person(), person(LI, "李明")), roster(person()))) == [("居住地", True)]


def test_a_conflict_says_what_it_was_what_it_is_and_what_is_wanted() -> None:
    edit = change({ACTION: "修改", "身份证号": ZHANG, "居住地": "大理市"})
    [problem] = changed_roster(edit, roster(person(居住地="玉溪市")), roster(person())).problems
    assert all(word in problem.message for word in ("昆明市盘龙区", "玉溪市", "大理市", "530102********2415"))


def test_the_next_period_begins_with_the_rows_that_go_on() -> None:
    dead = person(LI, "李明", 状态="去世", 状态日期=DAY)
    found = changed_roster(
        change({ACTION: "修改", "身份证号": ZHANG, "居住地": "大理市"}, 报告期="2026Q4"), roster(person(), dead)
    )
    assert list(rows(found)) == [(ZHANG,)]
    assert (found.times, found.cover["报告期"]) == (1, "2026Q4")


def test_a_version_of_the_same_period_counts_on() -> None:
    assert changed_roster(change(), roster(person(), 报送次数=2)).times == 3


def test_the_roster_made_is_read_as_the_full_form_would_be() -> None:
    edit = change({ACTION: "修改", "身份证号": ZHANG, "联系电话": "1388800", "居住地": "大理市"})
    table = changed_roster(edit, roster(person())).submission.tables[PEOPLE]
    assert table.get("居住地")[0] == "大理市"
    assert table.get("退休日期")[0] == dt.date(2023, 3, 31)


NEW = person(LI, "李明", 联系电话=None, 专长=None) | {ACTION: "新增"}


def test_a_row_sent_again_with_more_cells_fills_those_that_are_blank() -> None:
    base, after = roster(person()), roster(person(), person(LI, "李明", 联系电话=None, 专长=None))
    found = changed_roster(change(NEW | {"联系电话": "13888000009", "专长": "书法"}), after, base)
    assert not found.problems
    assert (rows(found)[(LI,)]["联系电话"], rows(found)[(LI,)]["专长"]) == ("13888000009", "书法")
    assert told(changed_roster(change(NEW), after, base)) == [(ACTION, False)]
    other = changed_roster(change(NEW | {"居住地": "大理市", "专长": "书法"}), after, base)
    assert told(other) == [("居住地", True)]
    assert rows(other)[(LI,)]["专长"] is None, "nothing is half done"


def test_a_removal_sent_again_is_a_remark() -> None:
    base, after = roster(person(), person(LI, "李明")), roster(person())
    gone = {ACTION: "删除", "身份证号": LI, "姓名": "李明"}
    found = changed_roster(change(gone, {ACTION: "修改", "身份证号": ZHANG, "居住地": "大理市"}), after, base)
    assert told(found) == [(ACTION, False)]
    assert rows(found)[(ZHANG,)]["居住地"] == "大理市"
    assert told(changed_roster(change(gone | {"姓名": "王五"}), after, base)) == [("姓名", True)]


def test_posts_left_behind_under_an_old_number_are_named() -> None:
    base = roster(person(), posts=[post(), post(职务="委员", 任职日期=BEGAN)])
    gone, new = {ACTION: "删除", "身份证号": ZHANG}, person(LI) | {ACTION: "新增"}
    found = changed_roster(change(gone, new), base)
    assert told(found) == [("身份证号", True)]
    assert all(word in found.problems[0].message for word in ("2行", "任职", "书记", "委员", "530102********2415"))
    moved = [line for one in ("书记", "委员") for line in _moved(one)]
    assert not changed_roster(change(gone, new, posts=moved), base).problems
    served = roster(person(), posts=[post(任职人员类别="在职")])
    assert not changed_roster(change(gone), served).problems, "somebody in service is not among the retired"


def _moved(duty: str) -> list[dict[str, object]]:
    """A post taken from one number to another."""
    out = {ACTION: "删除", "身份证号": ZHANG, "任职组织代码": "530102000001", "职务": duty}
    return [out, post(LI, 职务=duty) | {ACTION: "任职"}]
