"""Whatever stands in an old roster is brought in or told: rows, columns and cells, wherever they stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from addin.bringing.importing.bring_in import BroughtIn, bring_in
from addin.bringing.importing.layout.lists import lists_in
from addin.bringing.importing.mapping.choices import Certainty, Choices
from workbook_templates.cell_types import mask, show
from workbook_templates.layout import letters
from workbook_templates.read.grid import Grid

FIRST, SECOND = "530302195401111007", "530302195607091435"
CODE = "530302000001"


def brought(*rows: list[object]) -> BroughtIn:
    return bring_in(lists_in("旧.xlsx", [Grid("Sheet1", list(rows))]), Choices(), accept=True)


def told(found: BroughtIn) -> str:
    return "\n".join(f"{one.origin.cell} {one.what} {one.text} {one.why}" for one in found.listing.left_out)


@pytest.mark.parametrize("header", ["代码", "支部代码", "编码"])
def test_branches_in_two_columns_are_bodies_and_no_headings(header: str) -> None:
    found = brought(["支部名称", header], ["第一党支部", CODE], ["第二党支部", 530302000002.0], ["第三党支部", ""])
    assert [(row["党组织名称"], row.get("党组织代码")) for row in found.rows["党组织"]] == [
        ("第一党支部", CODE),
        ("第二党支部", "530302000002"),
        ("第三党支部", None),
    ]


def test_groups_in_two_columns_are_groups() -> None:
    found = brought(["小组名称", "代码"], ["第一学习小组", f"X{CODE}"], ["第二学习小组", ""])
    assert [(row["小组名称"], row.get("小组代码")) for row in found.rows["学习小组"]] == [
        ("第一学习小组", f"X{CODE}"),
        ("第二学习小组", None),
    ]


def test_what_a_sheet_without_a_list_begins_with_is_told() -> None:
    grids = [Grid("名册", [["姓名", "性别"], ["张三", "男"]]), Grid("其他", [["通讯录"], ["门卫", 13881312013.0]])]
    found = bring_in(lists_in("旧.xlsx", grids), Choices())
    assert [one.text for one in found.listing.left_out if one.what == "整张工作表"] == ["通讯录 门卫 13*****2013"]


def test_a_branch_list_gives_the_codes_to_its_members() -> None:
    found = bring_in(
        lists_in(
            "旧.xlsx",
            [
                Grid("名册", [["姓名", "性别", "民族", "支部"], ["张三", "男", "汉", "第一 党支部"]]),
                Grid("支部", [["支部名称", "支部代码"], ["第一党支部", 530302000001.0], ["第二党支部", "530302000002"]]),
            ],
        ),
        Choices(),
        accept=True,
    )
    assert found.rows["离退休干部"][0]["党支部代码"] == CODE


def test_a_person_beside_the_name_of_a_branch_is_a_person() -> None:
    found = brought(["支部", "姓名", "性别"], ["第一党支部", "张三", ""], ["第一党支部", "", ""], ["", "李四", "男"])
    assert [row["姓名"] for row in found.rows["离退休干部"]] == ["张三", "李四"]


@pytest.mark.parametrize("second", ["书记：李明", "共3人", "3"])
def test_a_heading_beside_its_count_or_secretary_is_a_heading(second: str) -> None:
    found = brought(["序号", "姓名", "性别"], ["第一党支部", second, ""], ["1", "张三", "男"])
    assert [(row["姓名"], row.get("备注")) for row in found.rows["离退休干部"]] == [("张三", "第一党支部")]


def test_a_column_without_a_header_is_asked_about_where_most_rows_have_it() -> None:
    found = brought(
        ["姓名", "", "身份证号", "性别"],
        ["张三", "汉族", FIRST, "女", "退休金已领"],
        ["李四", "彝族", SECOND, "男", ""],
    )
    asked = [key.at for key, one in found.choices.columns.items() if one.certainty is Certainty.ASKED]
    assert asked == [1]
    assert "2 格，如 汉族、彝族" in told(found)
    assert "1 格，如 退休金已领" in told(found)


def test_rows_above_the_header_are_told() -> None:
    found = brought(["某局名册"], ["张三", FIRST, "女"], ["姓名", "身份证号", "性别"], ["李四", SECOND, "男"])
    assert "某局名册" in told(found)
    assert ("2", True) in [(one.origin.cell, one.asks) for one in found.listing.left_out]


def test_every_cell_of_a_row_that_cannot_be_used_is_told() -> None:
    found = brought(
        ["姓名", "性别", "电话", "手机"], ["张三", "男", "见通讯录", "不详"], ["李四", "男", "3123456", "13881312013"]
    )
    assert "见通讯录" in told(found)
    assert "不详" in told(found)


def test_the_day_of_an_appointment_without_its_post_is_told() -> None:
    header: list[object] = ["姓名", "身份证号", "性别", "民族", "党内职务", "党内任职时间"]
    found = brought(header, ["张三", FIRST, "女", "汉", "书记", "2025-06-01"], ["李四", SECOND, "男", "汉", "", "2025-06-02"])
    assert len(found.rows["任职"]) == 1
    assert "任职.任职日期 2025-06-02" in told(found)


def test_a_leader_of_a_group_leads_the_group() -> None:
    header: list[object] = ["姓名", "身份证号", "性别", "民族", "党支部", "学习小组", "党内职务"]
    found = brought(
        header, ["张三", FIRST, "女", "汉", CODE, f"X{CODE}", "组长"], ["李四", SECOND, "男", "汉", CODE, f"X{CODE}", "书记"]
    )
    assert [row["任职组织代码"] for row in found.rows["任职"]] == [f"X{CODE}", CODE]


def test_blank_cells_deny_no_code_of_sex() -> None:
    rows: list[list[object]] = [["姓名", "身份证号", "性别"]]
    rows += [[f"张{n}", FIRST, 2 if n < 3 else ""] for n in range(8)]
    found = brought(*rows)
    assert not [key for key, one in found.choices.values.items() if one.certainty is Certainty.ASKED]
    assert [row["性别"] for row in found.rows["离退休干部"]] == ["女"] * 8


def test_no_text_of_a_sheet_vanishes() -> None:
    """Every cell of a motley sheet is found again in the rows, the changed cells or what is told as left out."""
    rows: list[list[object]] = [
        ["盘龙区某局退休干部名册"],
        ["姓名", "", "身份证号", "性别", "政治面貌", "联系电话", "出生年月", "怪列"],
        ["张三", "甲一", FIRST, "女", "党员", "3123456 小舅子", "1954.1.11（档案）", "乙一"],
        ["李四", "甲二", SECOND, "男", "某党", "没电话", "很久以前", "乙二", "丙"],
        ["", "", "", "", "", "", "", "", "丁"],
        ["没人认识"],
        ["合计", "2人"],
    ]
    found = brought(*rows)
    values = [show(value) for made in found.rows.values() for row in made for value in row.values()]
    changed = [one.was for one in found.listing.converted]
    text = "\n".join([*values, *changed, told(found)])
    for word in (
        "盘龙区某局退休干部名册",
        "张三",
        "甲一",
        "小舅子",
        "档案",
        "乙一",
        "某党",
        "没电话",
        "很久以前",
        "丙",
        "丁",
        "没人认识",
        "2人",
    ):
        assert word in text, word


HEADER: list[object] = [
    "姓名",
    "身份证号",
    "性别",
    "政治面貌",
    "出生年月",
    "联系电话",
    "座机",
    "党内职务",
    "开户行",
    "备注",
    "",
    "怪列",
]


@given(st.lists(st.lists(st.sampled_from(["", "词", "日", "数", "话"]), max_size=14), min_size=1, max_size=8), st.booleans())
def test_every_cell_is_found_again(shapes: list[list[str]], accept: bool) -> None:
    """In the rows, among what was changed, or among what is told as left out: there alone, or with its whole column."""
    writings = {
        "词": lambda n: f"词{n}语",
        "日": lambda n: f"{1930 + n}.3.1（记{n}注）",
        "数": lambda n: 7000 + n,
        "": lambda n: "",
        "话": lambda n: f"3{n:06}",
    }
    rows = [[writings[kind](14 * y + x) for x, kind in enumerate(shape)] for y, shape in enumerate(shapes)]
    found = bring_in(lists_in("旧.xlsx", [Grid("Sheet1", [HEADER, ["张三", FIRST, "女"], *rows])]), Choices(), accept=accept)
    columns = {one.origin.cell for one in found.listing.left_out if one.what.startswith("整列")}
    values = [show(value) for made in found.rows.values() for row in made for value in row.values()]
    text = "\n".join([*values, *(one.was for one in found.listing.converted), told(found)])
    lost = [show(cell) for row in rows for at, cell in enumerate(row) if letters(at) not in columns and show(cell) not in text]
    assert [cell for cell in lost if mask(cell) not in text] == []
