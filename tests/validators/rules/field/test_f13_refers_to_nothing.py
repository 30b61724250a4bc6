"""F13: when an unresolved code is a mistake, and when nobody can know."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import pytest

from validators.catalogue import find
from validators.engine import check_tables
from validators.examples import tables_of
from validators.rule import Context, Hit
from workbook_templates.cell_types import Value
from workbook_templates.merge import merge_tables
from workbook_templates.table import Tables
from workbook_templates.values.period import Period

HOME, ELSEWHERE = "530102000001", "530102000777"
COVER_CODE, OTHER_UNIT = "11530102015101001R", "12530102431200000P"


def hits(
    tables: Tables, register: Mapping[str, frozenset[Value]] | None = None, *, complete: bool = False
) -> list[tuple[str, str, int]]:
    """Sheet, column and row of every unresolved code."""
    context = Context(dt.date(2026, 9, 30), Period.parse("2026Q3"), register=register or {}, complete=complete)
    found: list[Hit] = list(find("F13").check(tables, context))
    return [(hit.sheet, hit.column, hit.row) for hit in found]


def of_unit(unit: str, sheets: dict[str, list[dict[str, object]]]) -> Tables:
    """The sheets as another unit hands them in."""
    tables = tables_of(sheets)
    tables.sources[0].unit = unit
    return tables


def test_all_references_of_a_sheet_are_looked_up() -> None:
    person: dict[str, object] = {"党支部代码": ELSEWHERE, "学习小组代码": "X530102000009"}
    tables = tables_of({"党组织": [{}], "学习小组": [{}], "离退休干部": [{}, person]})
    assert hits(tables) == [("离退休干部", "党支部代码", 1), ("离退休干部", "学习小组代码", 1)]


def test_any_target_will_do() -> None:
    posts: list[dict[str, object]] = [{"任职组织代码": code} for code in (HOME, "X530102000001", ELSEWHERE)]
    assert hits(tables_of({"党组织": [{}], "学习小组": [{}], "任职": posts})) == [("任职", "任职组织代码", 2)]


def test_an_unknown_target_sheet_makes_no_mistake() -> None:
    posts: list[dict[str, object]] = [{"任职组织代码": "X530102000009"}]
    assert hits(tables_of({"党组织": [{}], "任职": posts})) == []
    assert hits(tables_of({"任职": posts})) == []


def test_the_register_stands_for_a_sheet_that_is_not_at_hand() -> None:
    tables = tables_of({"工作经费": [{}, {"党组织代码": ELSEWHERE}]})
    assert hits(tables, {"党组织.党组织代码": frozenset({HOME})}) == [("工作经费", "党组织代码", 1)]
    assert hits(tables, {"党组织.党组织代码": frozenset({HOME, ELSEWHERE})}) == []


def test_the_register_adds_to_the_sheet_at_hand() -> None:
    tables = tables_of({"党组织": [{}], "工作经费": [{"党组织代码": ELSEWHERE}]})
    assert hits(tables, {"党组织.党组织代码": frozenset({ELSEWHERE})}) == []


def test_a_code_of_another_unit_is_a_mistake_only_once_all_files_are_together() -> None:
    tables = tables_of({"党组织": [{"上级党组织代码": ELSEWHERE}]})
    assert hits(tables) == []
    assert hits(tables, complete=True) == [("党组织", "上级党组织代码", 0)]


def test_a_roster_not_handed_in_makes_no_other_sheet_wrong() -> None:
    roster = of_unit(COVER_CODE, {"党组织": [{}]})
    funds: dict[str, list[dict[str, object]]] = {"工作经费": [{"党组织代码": ELSEWHERE}]}
    assert hits(merge_tables([roster, of_unit(OTHER_UNIT, funds)]), complete=True) == []
    assert len(hits(merge_tables([roster, of_unit(COVER_CODE, funds)]), complete=True)) == 1


def test_a_roster_handed_in_empty_does() -> None:
    parts = [of_unit(OTHER_UNIT, {"党组织": []}), of_unit(OTHER_UNIT, {"工作经费": [{"党组织代码": ELSEWHERE}]})]
    assert len(hits(merge_tables(parts))) == 1


def test_a_consolidated_row_is_judged_by_the_unit_it_came_from() -> None:
    roster = of_unit("530102", {"党组织": [{"来源单位代码": COVER_CODE}]})
    rows: list[dict[str, object]] = [{"党组织代码": ELSEWHERE, "来源单位代码": unit} for unit in (COVER_CODE, OTHER_UNIT)]
    assert hits(merge_tables([roster, of_unit("530102", {"工作经费": rows})])) == [("工作经费", "党组织代码", 0)]


def test_the_unit_itself_may_act() -> None:
    acts: list[dict[str, object]] = [
        {"组织代码": COVER_CODE},
        {"组织代码": OTHER_UNIT},
        {"组织代码": OTHER_UNIT, "来源单位代码": OTHER_UNIT},
    ]
    base: dict[str, list[dict[str, object]]] = {"党组织": [{}], "学习小组": [{}]}
    assert hits(tables_of(base | {"活动记录": acts[:2]})) == [("活动记录", "组织代码", 1)]
    theirs: dict[str, list[dict[str, object]]] = {sheet: [{"来源单位代码": OTHER_UNIT}] for sheet in base}
    assert hits(tables_of(theirs | {"活动记录": acts[2:]})) == []


def test_a_malformed_code_is_left_to_the_rule_of_its_type() -> None:
    codes: list[dict[str, object]] = [{"党组织代码": code} for code in ("5301020000", "5.3E+11", "=530102000001", "53010200000A")]
    assert hits(tables_of({"党组织": [{}], "工作经费": codes})) == []


def test_a_code_a_spreadsheet_would_run_is_left_to_f12() -> None:
    assert hits(tables_of({"活动记录": [{}], "参加人员": [{"活动编号": "-1"}]})) == []
    assert hits(tables_of({"活动记录": [{}], "参加人员": [{"活动编号": "1"}]})) == [("参加人员", "活动编号", 0)]


def test_the_finding_says_where_to_look_and_what_is_near() -> None:
    tables = tables_of(
        {"党组织": [{}], "学习小组": [{}], "任职": [{"任职组织代码": "530102000010"}, {"任职组织代码": "530199000999"}]}
    )
    context = Context(dt.date(2026, 9, 30), Period.parse("2026Q3"))
    near, far = (f for f in check_tables(tables, context)[0] if f.rule == "F13")
    assert "在“党组织”表、“学习小组”表里找不到" in near.message
    assert near.fix.endswith(f"最接近的是 {HOME}。")
    assert "最接近" not in far.fix


def test_a_person_who_is_in_no_roster() -> None:
    reserve: list[dict[str, object]] = [{}, {"身份证号": "530102196303072423"}, {"身份证号": "530102196303072424"}]
    tables = tables_of({"党组织": [{}], "离退休干部": [{}], "后备书记": reserve})
    assert hits(tables) == [("后备书记", "身份证号", 1)]


@pytest.mark.parametrize(
    ("actor", "found"),
    [
        ("530102", 0),  # the office that receives the form
        ("530100", 0),  # and those above it
        ("530000", 0),
        ("530103", 1),  # another county's
        (COVER_CODE, 0),
    ],
)
def test_the_offices_above_a_unit_are_known_to_it(actor: str, found: int) -> None:
    tables = tables_of({"封面": [{}], "党组织": [{}], "学习小组": [{}], "活动记录": [{"组织代码": actor}]})
    assert len(hits(tables)) == found
