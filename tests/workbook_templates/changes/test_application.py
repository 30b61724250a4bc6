"""Changes applied to a roster: what a full form would have said, whoever comes first; a conflict exactly where two disagree."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.workbook_templates.changes.made import LI, PEOPLE, POSTS, ZHANG, made, person, post
from workbook_templates.changes.changed_roster import ChangedRoster, changed_roster
from workbook_templates.changes.version import RosterVersion, content_print, declared_version, version_of
from workbook_templates.changes.words import ACTION, CLEAR
from workbook_templates.schema import Column, form
from workbook_templates.table import Submission

PERSONS, HELD = "离退休干部变动", "任职变动"
DAY = dt.date(2026, 8, 1)
COLUMNS = ("居住地", "联系电话", "专长", "备注")
CELLS = {"居住地": ("大理市", "昆明市"), "联系电话": ("13888000009", CLEAR), "专长": ("书法", CLEAR), "备注": ("迁居", CLEAR)}
NUMBERS = ("530102196303072415", "530102195801010017", "530102195905052024", "530102196007071231")
Edits = dict[str, dict[str, object]]

edits = st.dictionaries(
    st.sampled_from(NUMBERS),
    st.fixed_dictionaries({}, optional={name: st.sampled_from(values) for name, values in CELLS.items()}).filter(bool),
)


def roster(*people: dict[str, object], posts: Sequence[dict[str, object]] = (), **cover: object) -> Submission:
    return made("roster", {PEOPLE: people, POSTS: posts}, **cover)


def change(*people: dict[str, object], posts: Sequence[dict[str, object]] = (), **cover: object) -> Submission:
    return made("change", {PERSONS: people, HELD: posts}, **cover)


def rows(made_: ChangedRoster, sheet: str = PEOPLE) -> dict[tuple[object, ...], dict[str, object]]:
    return {row.key(form("roster").sheet(sheet)): row.cells for row in made_.state.rows(sheet)}


def version(submission: Submission) -> RosterVersion:
    found = version_of(submission)
    assert found is not None
    return found


def told(found: ChangedRoster) -> list[tuple[str, bool]]:
    return [(problem.column, problem.error) for problem in found.problems]


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


def test_where_somebody_moved_is_kept_among_the_remarks() -> None:
    moved = {ACTION: "转出", "身份证号": ZHANG, "状态日期": DAY, "转往": "昆明市五华区"}
    found = rows(changed_roster(change(moved), roster(person(备注="以档案为准"))))[(ZHANG,)]
    assert (found["状态"], found["备注"]) == ("转出", "以档案为准；转往昆明市五华区")


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


def test_a_post_held_twice_is_asked_for_by_its_day() -> None:
    early, late = post(任职日期=dt.date(2020, 1, 1)), post(任职日期=dt.date(2025, 1, 1))
    out = {ACTION: "免职", "身份证号": ZHANG, "任职组织代码": "530102000001", "职务": "书记", "免职日期": DAY}
    assert told(changed_roster(change(posts=[out]), roster(person(), posts=[early, late]))) == [("任职日期", True)]
    exact = changed_roster(change(posts=[out | {"任职日期": dt.date(2025, 1, 1)}]), roster(person(), posts=[early, late]))
    assert [row["免职日期"] for row in rows(exact, POSTS).values()] == [None, DAY]
    ended = early | {"免职日期": dt.date(2023, 1, 1)}
    one_left = changed_roster(change(posts=[out]), roster(person(), posts=[ended, late]))
    assert [row["免职日期"] for row in rows(one_left, POSTS).values()] == [dt.date(2023, 1, 1), DAY]


OUT = {ACTION: "免职", "身份证号": ZHANG, "任职组织代码": "530102000001", "职务": "书记", "免职日期": DAY}
BEGAN, OTHER_DAY = dt.date(2025, 6, 1), dt.date(2024, 3, 1)


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


def test_the_roster_made_is_read_as_the_full_form_would_be() -> None:
    edit = change({ACTION: "修改", "身份证号": ZHANG, "联系电话": "1388800", "居住地": "大理市"})
    table = changed_roster(edit, roster(person())).submission.tables[PEOPLE]
    assert table.get("居住地")[0] == "大理市"
    assert table.get("退休日期")[0] == dt.date(2023, 3, 31)
