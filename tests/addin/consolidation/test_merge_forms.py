"""Which rows are one row, which stands for the others, and where each came from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from addin.consolidation.merge_forms import MergedSheet, merge_sheet
from validators.examples import sheet_named, tables_of
from workbook_templates.merge import merge_tables
from workbook_templates.table import Tables

Rows = Sequence[Mapping[str, object]]


def files(sheet: str, *given: tuple[str, Rows]) -> list[Tables]:
    """One set of tables for each (unit, rows)."""
    made = []
    for number, (unit, rows) in enumerate(given, start=1):
        tables = tables_of({sheet: rows})
        tables.sources[0].file, tables.sources[0].unit, tables.sources[0].unit_name = f"{number}.xlsx", unit, f"{unit}局"
        made.append(tables)
    return made


def merged(sheet: str, *given: tuple[str, Rows]) -> MergedSheet:
    parts = files(sheet, *given)
    found = merge_sheet(merge_tables(parts), sheet_named(sheet))
    assert len(found.rows) == len(found.kept)
    assert len(found.rows) + len(found.joined) == sum(len(tables[sheet]) for tables in parts)
    return found


def cells(found: MergedSheet, *names: str) -> list[tuple[object, ...]]:
    all_names = [column.name for column in found.sheet.columns]
    return [tuple(row[all_names.index(name)] for name in names) for row in found.rows]


def test_every_row_says_where_it_came_from() -> None:
    found = merged("后备书记", ("A", [{}, {"身份证号": "2"}]), ("B", [{"身份证号": "3"}]))
    assert cells(found, "来源单位代码", "来源单位", "来源文件", "来源行") == [
        ("A", "A局", "1.xlsx", 4),
        ("A", "A局", "1.xlsx", 5),
        ("B", "B局", "2.xlsx", 4),
    ]


def test_what_a_lower_level_said_about_the_origin_is_kept() -> None:
    came = {"来源单位代码": "U", "来源单位": "某局", "来源文件": "u.xlsx", "来源行": "17"}
    found = merged("后备书记", ("530102", [came, {"身份证号": "2"}]))
    assert cells(found, "来源单位代码", "来源单位", "来源文件", "来源行") == [
        ("U", "某局", "u.xlsx", 17),
        ("530102", "530102局", "1.xlsx", 5),
    ]


def test_a_body_that_two_units_list_is_one_and_disagreements_are_told() -> None:
    found = merged(
        "党组织", ("A", [{"支部类别": None}]), ("B", [{"设置方式": "联合成立"}]), ("C", [{"党组织名称": "同号的另一个支部"}])
    )
    assert cells(found, "来源单位代码") == [("B",), ("C",)], "the fuller row stays; another name is another body"
    (joined,) = found.joined
    assert (joined.kept.unit, joined.dropped.unit, joined.differs) == ("B", "A", ("设置方式",))


def test_a_row_that_another_file_repeats_is_one() -> None:
    found = merged("任职", ("A", [{}]), ("B", [{}, {"职务": "委员"}]))
    assert cells(found, "来源单位代码", "职务") == [("A", "书记"), ("B", "委员")]
    assert [joined.key for joined in found.joined] == ["530102********2415 530102000001 书记 2025-06-01"]


def test_a_person_told_differently_by_two_units_goes_up_twice() -> None:
    found = merged("离退休干部", ("A", [{}]), ("B", [{"居住地": "大理"}]))
    assert len(found.rows) == 2
    assert not found.joined


def test_a_later_part_of_one_unit_is_believed() -> None:
    found = merged("离退休干部", ("A", [{}, {"身份证号": "2"}]), ("A", [{"居住地": "大理"}]))
    assert cells(found, "身份证号", "居住地") == [("2", "昆明市盘龙区"), ("530102196303072415", "大理")]
    assert found.joined[0].differs == ("居住地",)


def test_a_row_twice_within_one_file_stays_to_be_told() -> None:
    found = merged("任职", ("A", [{}, {}]))
    assert len(found.rows) == 2


def test_activities_of_two_units_are_never_one() -> None:
    found = merged("活动记录", ("A", [{}]), ("B", [{}]), ("A", [{}]))
    assert cells(found, "来源单位代码") == [("B",), ("A",)]


def test_the_matters_of_two_units_are_never_one() -> None:
    found = merged("单位事项", ("A", [{}]), ("B", [{}]))
    assert cells(found, "来源单位代码") == [("A",), ("B",)], "one unit's appraisal is not the other's"
    assert not found.joined


def test_a_standard_of_pay_goes_up_with_each_who_states_it() -> None:
    found = merged("补贴标准", ("11530102015101001R", [{}]), ("530102", [{}]))
    assert cells(found, "来源单位代码") == [("11530102015101001R",), ("530102",)], "only the office's row counts above"


def test_what_was_not_understood_goes_up_as_it_stands() -> None:
    found = merged("后备书记", ("A", [{"入库日期": "去年"}]))
    assert cells(found, "入库日期") == [("去年",)]


def test_an_empty_sheet() -> None:
    assert merge_sheet(Tables(), sheet_named("学习小组")).rows == []
