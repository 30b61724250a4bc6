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


def test_a_removal_sent_again_is_a_remark() -> None:
    base, after = roster(person(), person(LI, "李明")), roster(person())
    gone = {ACTION: "删除", "身份证号": LI, "姓名": "李明"}
    found = changed_roster(change(gone, {ACTION: "修改", "身份证号": ZHANG, "居住地": "大理市"}), after, base)
    assert told(found) == [(ACTION, False)]
    assert rows(found)[(ZHANG,)]["居住地"] == "大理市"
    assert told(changed_roster(change(gone | {"姓名": "王五"}), after, base)) == [("姓名", True)]


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
