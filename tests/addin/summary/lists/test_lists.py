"""The lists: who stands in them and who does not, by the plan's words; and what is read back from the workbook."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from addin.summary.lists.lists_workbook import KINDS, dated, lists_of, write_lists
from addin.summary.measure.catalogue import find
from addin.summary.measure.inputs import Inputs
from tests.addin.summary.registers import context, inputs, person, unit
from tests.addin.summary.scenes import UNIT_A, UNIT_B

BRANCH, SECOND, THIRD = "530102000001", "530102000002", "530102000003"
DAY = "2026-09-30"


def who(n: int, **more: Any) -> dict[str, Any]:
    """A full member of the first branch, retired in 2023, who has held a post."""
    return {"姓名": f"第{n}人", "身份证号": person(n)} | more


def given(**rows: list[dict[str, Any]]) -> Inputs:
    """One unit with one branch, as it reports."""
    of = {"封面": [{}], "党组织": [{}], "离退休干部": [who(1)]} | rows
    return inputs(unit(UNIT_A, of, "盘龙区农业农村局"), on=context(DAY))


def told(found: Inputs, name: str) -> list[tuple[object, ...]]:
    rows = lists_of(found)[name]
    assert rows is not None
    return [one.cells for one in rows]


CANDIDATES = [
    who(1),
    who(2, 退休日期="2026-06-30"),
    who(3, 退休日期="2021-09-30"),
    who(4, 退休日期="2021-09-29"),
    who(5, 曾任领导职务="否"),
    who(6, 曾任领导职务=None),
    who(7, 政治面貌="中共预备党员"),
    who(8, 政治面貌="群众"),
    who(9, 人员类别="离休"),
    who(10, 状态="去世"),
    who(11, 退休日期=None),
    who(12, 党支部代码=SECOND),
]


def test_who_may_be_chosen_retired_within_five_years_led_and_is_a_full_member() -> None:
    """（七）: exactly five years are within. Those with most time left come first in their branch."""
    rows = told(given(离退休干部=CANDIDATES, 党组织=[{}, {"党组织代码": SECOND}]), "后备书记人选")
    assert [row[2] for row in rows] == ["第2人", "第1人", "第3人", "第12人"]
    assert rows[2][7] == "可以入库，到 2026-09-30 为止"


def test_who_is_chosen_is_told_with_what_became_of_it() -> None:
    people = [who(1), who(2, 退休日期="2021-03-31"), who(3, 曾任领导职务="否")]
    chosen = [who(2, 入库日期="2026-03-15", 所在层级="县"), who(3), who(1, 入库日期="2026-03-15")]
    rows = told(given(离退休干部=people, 后备书记=[{"党支部代码": BRANCH} | one for one in chosen]), "后备书记人选")
    states = {row[2]: row[7] for row in rows}
    assert states == {
        "第2人": "已入库；2026-03-31 起退休已超过5年，请考虑接替人选",
        "第3人": "已入库，没有计入：没有担任过领导职务",
        "第1人": "已入库",
    }
    assert [row[8] for row in rows] == ["县", "单位", "单位"]
    assert {row[1] for row in rows} == {"已有"}


def test_a_branch_without_a_reserve_is_told_as_the_indicator_counts_it() -> None:
    bodies = [{}, {"党组织代码": SECOND}]
    people = [who(1), who(2, 党支部代码=SECOND), who(3)]
    found = given(党组织=bodies, 离退休干部=people, 后备书记=[who(3, 党支部代码=BRANCH)])
    without = {row[0] for row in told(found, "后备书记人选") if row[1] == "还没有"}
    assert len(without) == find("I07-1").measure(found).tally.missed == 1


TERMS = [
    {"党组织代码": BRANCH, "党组织名称": "甲", "本届届满日期": "2027-03-31"},
    {"党组织代码": SECOND, "党组织名称": "乙", "本届届满日期": "2026-09-29"},
    {"党组织代码": THIRD, "党组织名称": "丙", "本届届满日期": "2026-09-30"},
    {"党组织代码": "530102000004", "党组织名称": "丁", "本届届满日期": "2025-01-01", "状态": "已撤销"},
]


def test_the_terms_of_all_that_exist_the_first_to_end_first() -> None:
    rows = told(given(党组织=TERMS), "换届日程")
    assert [(row[2], row[1]) for row in rows] == [("乙", "✘ 已届满"), ("丙", "▲ 六个月内届满"), ("甲", "")]


def test_what_has_a_day_that_is_not_over_stands_in_the_calendar() -> None:
    days = dated(lists_of(given(党组织=TERMS, 离退休干部=[who(1)])), dt.date(2026, 9, 30))
    assert [(one.by, one.rule) for one in days] == [
        (dt.date(2026, 9, 30), "C06-7"), (dt.date(2026, 12, 31), "C04-1"),
        (dt.date(2027, 3, 31), "C06-7"), (dt.date(2028, 3, 31), "C07-1"),
    ]  # fmt: skip


TRAINING = {"活动类型": "培训", "培训层级": "单位兜底"}


def test_who_needs_training_is_who_was_not_there() -> None:
    """（四）（五）: each person and each leader once a year; who can hardly be reached is excused."""
    people = [who(1), who(2), who(3, 健康状况="长期住院"), who(4, 政治面貌="群众", 党支部代码=None, 学习小组代码="X530102000001")]
    found = given(
        离退休干部=people, 活动记录=[TRAINING], 参加人员=[who(1)],
        任职=[who(1, 任职组织代码=BRANCH, 职务="书记"), who(2, 任职组织代码=BRANCH, 职务="委员")],
    )  # fmt: skip
    rows = told(found, "待培训人员")
    assert [(row[0][:2], row[3]) for row in rows] == [("书记", "第2人"), ("离退", "第2人"), ("离退", "第4人")]
    assert {row[6] for row in rows} == {"0/1 次"}
    assert sum(row[0].startswith("离退") for row in rows) == find("I04-1").measure(found).tally.missed
    days = [one for one in dated(lists_of(found), dt.date(2026, 9, 30)) if one.rule in ("C05-2", "C04-1")]
    assert sorted((one.by, one.rule, one.need) for one in days) == [
        (dt.date(2026, 12, 31), "C04-1", 1), (dt.date(2026, 12, 31), "C04-1", 1), (dt.date(2026, 12, 31), "C05-2", 1),
    ], "the year's last day, once for all of a body, without a name"  # fmt: skip
    assert not any("第2人" in one.sentence for one in days)


def absent() -> Inputs:
    """Two meetings in both halves of the half-year name one of two members."""
    meetings = [
        {"活动编号": "1", "活动日期": "2026-05-12", "实到人数": "1"},
        {"活动编号": "2", "活动日期": "2026-08-12", "实到人数": "1"},
    ]
    there = [who(1, 活动编号="1"), who(1, 活动编号="2")]
    return given(离退休干部=[who(1), who(2)], 活动记录=meetings, 参加人员=there)


def test_who_stays_away_is_told_by_row_and_not_by_name() -> None:
    rows = lists_of(absent())["长期不参加组织生活"]
    assert rows is not None
    (one,) = rows
    assert absent().evidence_row(one.ref).row == 5
    assert "6 个月没有参加组织生活" in str(one.cells[1])
    assert "第2人" not in str(one.cells)
    assert find("I12-6").measure(absent()).tally.total == len(rows)


def scored(*marks: tuple[str, int], honours: list[dict[str, Any]] | None = None) -> Inputs:
    items = ("组织设置好", "班子建设好", "党员队伍好", "学习活动好", "作用发挥好", "制度坚持好")
    six = [{"党支部代码": code, "年度": "2026"} | dict.fromkeys(items, str(mark)) for code, mark in marks]
    bodies = [{"党组织代码": code, "党组织名称": code[-1]} for code in (BRANCH, SECOND, THIRD)]
    return given(党组织=bodies, 六个好=six, 先进典型=honours or [])


def test_branches_are_ranked_by_their_scores_and_equal_ones_share_a_rank() -> None:
    rows = told(scored((BRANCH, 90), (SECOND, 95), (THIRD, 90)), "模范党支部评选")
    assert [(row[0], row[1]) for row in rows] == [(1, "2"), (2, "1"), (2, "3")]


def test_a_nomination_is_told_with_who_has_confirmed_it_and_what_speaks_against_it() -> None:
    honours = [
        {"类别": "模范党支部", "对象代码": BRANCH, "年度": "2026", "级别": "单位", "特色名称": "金色晚霞"},
        {"类别": "模范党支部", "对象代码": SECOND, "年度": "2026", "级别": "县", "特色名称": None},
        {"类别": "模范党支部", "对象代码": THIRD, "年度": "2025", "级别": "单位", "特色名称": None},
    ]
    rows = {row[1]: row for row in told(scored((BRANCH, 95), (SECOND, 70), honours=honours), "模范党支部评选")}
    assert rows["1"][-6:] == ("已登记", "", "", "", "", "金色晚霞"), "by level: 单位, 县, 州市, 省"
    assert rows["2"][-6:-2] == ("", "待确认", "", "")
    assert rows["2"][-2] == "6 项“六个好”评分不全或不达标", "each of the six is below the mark of 85"
    assert "3" not in rows, "of an earlier year, and without scores"


def test_who_is_nominated_without_scores_comes_last_without_a_rank() -> None:
    honours = [{"类别": "模范党支部", "对象代码": BRANCH, "年度": "2026", "级别": "单位"}]
    rows = told(scored((SECOND, 60), honours=honours), "模范党支部评选")
    assert [(row[0], row[1]) for row in rows] == [(1, "2"), ("没有评分", "1")]


def test_talents_are_those_of_the_register_by_speciality() -> None:
    skills = {1: "书法", 2: None, 4: "书法"}
    people = [who(n, 银发人才="是", 专长=skill) for n, skill in skills.items()]
    people += [who(3, 银发人才="否"), who(5, 银发人才="是", 状态="转出")]
    rows = told(given(离退休干部=people), "银发人才")
    assert [(row[0], row[2]) for row in rows] == [("书法", "第1人"), ("书法", "第4人"), ("没有写专长", "第2人")]


def test_each_number_of_the_talents_by_speciality_and_rank_leads_to_the_first_of_them(tmp_path: Path) -> None:
    told = (("书法", "县处级正职"), ("农技", "乡科级正职"), ("书法", "乡科级正职"), ("书法", "县处级正职"), (None, "工勤"))
    people = [who(n, 银发人才="是", 专长=skill, 退休时职级=rank) for n, (skill, rank) in enumerate(told, start=1)]
    found = given(离退休干部=people)
    write_lists(tmp_path / "名单.xlsx", found, lists_of(found), "盘龙区委老干部局")
    book = load_workbook(tmp_path / "名单.xlsx")
    listed = [row[:2] for row in rows_of(book, "银发人才")]
    sheet = book["银发人才分布"]
    header, *lines = list(sheet.iter_rows(min_row=3))
    assert [cell.value for cell in header] == ["专长", "县处级正职", "乡科级正职", "工勤", "合计"], "as the code list has them"
    for line in lines:
        for column, cell in zip(header[1:], line[1:], strict=True):
            asked = (line[0].value, column.value)
            same = [n for n, (skill, rank) in enumerate(listed, start=4) if asked in ((skill, rank), (skill, "合计"))]
            assert (cell.value or 0) == len(same)
            assert not same or cell.hyperlink.location == f"'银发人才'!A{same[0]}"
            assert not same or same[-1] - same[0] == len(same) - 1, "they stand together"


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Any:
    people = [who(1, 姓名="=1+1", 银发人才="是", 备注="530102196303072415"), who(2, 银发人才="是", 专长="530102196303072415")]
    second = {"封面": [{}], "党组织": [{"党组织代码": SECOND}], "离退休干部": [who(3, 党支部代码=SECOND)]}
    first = {"封面": [{}], "党组织": [{}], "离退休干部": people}
    found = inputs(unit(UNIT_A, first, "甲局"), unit(UNIT_B, second, "乙局"), on=context(DAY))
    path = tmp_path_factory.mktemp("lists") / "名单.xlsx"
    write_lists(path, found, lists_of(found), "盘龙区委老干部局")
    return load_workbook(path)


def rows_of(book: Any, name: str) -> list[tuple[Any, ...]]:
    return list(book[name].iter_rows(min_row=4, values_only=True))


def test_each_list_is_a_sheet_and_each_row_says_where_it_comes_from(book: Any) -> None:
    assert book.sheetnames == [*(kind.name for kind in KINDS), "银发人才分布"]
    sources = {row[2]: row[-3:] for row in rows_of(book, "后备书记人选")}
    assert sources["第3人"] == ("乙局", f"{UNIT_B}.xlsx", 4)
    assert sources["第2人"] == ("甲局", f"{UNIT_A}.xlsx", 5)


def test_numbers_are_masked_and_nothing_becomes_a_formula(book: Any) -> None:
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    texts = [str(cell.value) for cell in cells]
    assert not [text for text in texts if "530102196303" in text]
    assert "530102********0001" in texts
    assert {cell.data_type for cell in cells if cell.value == "=1+1"} == {"s"}


def test_a_list_without_rows_says_so_and_one_without_its_sheets_says_what_is_missing(tmp_path: Path) -> None:
    found = inputs(on=context(DAY))
    write_lists(tmp_path / "空.xlsx", found, lists_of(found), "盘龙区委老干部局")
    empty = load_workbook(tmp_path / "空.xlsx")
    assert "没有收到离退休干部，列不出来。" in empty["银发人才"]["A2"].value
    assert rows_of(empty, "银发人才")[0][0] == "没有。"
