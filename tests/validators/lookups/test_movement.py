"""Opening + joined − left = closing, for every unit, whoever comes and goes; and each kind of move by a table."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from validators.examples import tables_of
from validators.lookups.movement import CAME, FIRST, JOINED, LEFT, NEW, OTHER, Move, movements, rows_of_units
from validators.lookups.people import PEOPLE
from validators.lookups.unarrived import gone_out_of_sight, unarrived
from workbook_templates.table import Tables

PRESENT, MOVED, DEAD = "在册", "转出", "去世"
NAMES = {"a": "张建国", "b": "李国强", "c": "王兴华", "d": "赵文华"}
NUMBERS = {who: f"5301021950010100{n:02d}" for n, who in enumerate(["a", "b", "c", "d", "ax", "bx", "by"])}
Row = tuple[str, str, str]  # unit, person, state


def roster(rows: list[Row], period: str, day: str | None = None) -> Tables:
    people = [
        {"来源单位代码": unit, "姓名": NAMES[who[0]], "身份证号": NUMBERS[who], "状态": state}
        | {"状态日期": day if state != PRESENT else None}
        for unit, who, state in rows
    ]
    return tables_of({"封面": [{}], PEOPLE: people}, period)


def moved(before: list[Row], now: list[Row], unit: str = "一局") -> tuple[int, list[tuple[str, str]], int]:
    """Opening, kind and name of each move, closing, of one unit."""
    last, this = roster(before, "2026Q2", "2026-05-20"), roster(now, "2026Q3", "2026-08-20")
    (one,) = [found for found in movements(last, this) if found.unit == unit]
    return one.opening, [(move.kind, move.person.name) for move in one.moves], one.closing


A, B = ("一局", "a", PRESENT), ("一局", "b", PRESENT)


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        ([A, B], [A, B], []),
        ([A], [A, B], [(NEW, "李国强")]),
        ([A, B], [A, ("一局", "b", MOVED)], [(MOVED, "李国强")]),
        ([A, B], [A, ("一局", "b", DEAD)], [(DEAD, "李国强")]),
        ([A, B], [A], [(OTHER, "李国强")]),
        ([A, ("二局", "b", PRESENT)], [A, B, ("二局", "b", MOVED)], [(CAME, "李国强")]),
        ([A, ("二局", "b", MOVED)], [A, B], [(CAME, "李国强")]),
        ([A, ("一局", "b", MOVED)], [A, B], [(CAME, "李国强")]),
        ([A, ("一局", "b", MOVED)], [A], []),
        ([A], [A, ("一局", "b", DEAD)], [(NEW, "李国强"), (DEAD, "李国强")]),
        ([A, ("一局", "bx", PRESENT)], [A, ("一局", "by", PRESENT)], []),
        ([("二局", "b", PRESENT)], [A, ("二局", "b", PRESENT)], [(FIRST, "张建国")]),
    ],
)
def test_everybody_who_comes_or_goes_is_told_once(before: list[Row], now: list[Row], expected: list[tuple[str, str]]) -> None:
    assert moved(before, now)[1] == expected


rows = st.lists(
    st.tuples(
        st.sampled_from(["一局", "二局"]),
        st.sampled_from(list(NUMBERS)),
        st.sampled_from([PRESENT, MOVED, DEAD]),
    ),
    min_size=1,
    max_size=10,
    unique_by=lambda row: row[:2],
)


@given(rows, rows)
def test_opening_and_joined_less_left_are_closing(before: list[Row], now: list[Row]) -> None:
    last, this = roster(before, "2026Q2", "2026-05-20"), roster(now, "2026Q3", "2026-08-20")
    for one in movements(last, this):
        counted = {who for unit, who, state in before if unit == one.unit and state == PRESENT}
        there = {who for unit, who, state in now if unit == one.unit and state == PRESENT}
        assert (one.opening, one.closing) == (len(counted), len(there))
        assert one.opening + len(one.of(*JOINED)) - len(one.of(*LEFT)) == one.closing
        assert all(isinstance(move, Move) and move.person for move in one.moves)


@pytest.mark.parametrize(
    ("before", "now", "waited_for"),
    [
        ([A, ("一局", "b", MOVED)], [A], ["李国强"]),
        ([A, ("一局", "b", MOVED)], [A, ("二局", "b", PRESENT)], []),
        ([A, ("一局", "b", MOVED), ("二局", "b", PRESENT)], [A], []),
        ([A, ("一局", "b", MOVED)], [A, B], []),
        ([A, ("一局", "b", MOVED)], [A, ("二局", "b", DEAD)], []),
        ([A, ("一局", "b", MOVED)], [A, ("二局", "b", MOVED)], ["李国强"]),
        ([A, B], [A, ("一局", "b", MOVED)], []),
    ],
)
def test_who_moved_out_is_waited_for_until_somebody_has_them(before: list[Row], now: list[Row], waited_for: list[str]) -> None:
    last, this = roster(before, "2026Q2", "2026-05-20"), roster(now, "2026Q3", "2026-08-20")
    assert [one.person.name for one in unarrived(last, this)] == waited_for


@pytest.mark.parametrize(
    ("remark", "gone"),
    [
        ("转往四川省成都市", True),
        ("已转出到四川省", True),
        ("2026年5月转到省农科院", True),
        ("2019年由省农科院转到本单位", False),
        ("2019年转到省农科院", False),
        ("2019年由省农科院转来，2026年转往四川省", True),
        ("转到我局退休办", False),
        ("转往盘龙区第二局", False),
        ("转往盘龙区二局", False),
        ("转往第二局", False),
        ("转往五华区委老干部局", True),
        ("转往市区", True),
        ("", False),
    ],
)
def test_a_remark_that_says_where_somebody_went(remark: str, gone: bool) -> None:
    """They left on 2026-05-20; 盘龙区第二局 is at hand."""
    units = [("一局", "盘龙区第一局", "a", MOVED, "2026-05-20"), ("二局", "盘龙区第二局", "b", PRESENT, None)]
    people = [
        {"来源单位代码": code, "来源单位": name, "身份证号": NUMBERS[who], "姓名": NAMES[who], "状态": state, "状态日期": day}
        for code, name, who, state, day in units
    ]
    tables = tables_of({"封面": [{}], PEOPLE: people}, "2026Q2")
    assert gone_out_of_sight(tables, rows_of_units(tables)["一局"][NUMBERS["a"]], remark) == gone
