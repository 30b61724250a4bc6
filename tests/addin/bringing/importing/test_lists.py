"""The lists in a sheet: header, groups above names, rows, and what is neither."""

from __future__ import annotations

from addin.bringing.importing.layout.lists import lists_in
from addin.bringing.importing.layout.source_list import RowKind, SourceList
from workbook_templates.read.grid import Grid

NUMBER = "530302195401111007"


def the_list(*rows: list[object], merges: list[tuple[int, int, int, int]] | None = None) -> SourceList:
    [found] = lists_in("旧.xlsx", [Grid("Sheet1", rows, merges=merges or [])])
    return found


def named(found: SourceList) -> list[str]:
    return [column.names[0] for column in found.columns if not column.aside]


def test_title_unit_line_and_blank_rows_stand_above_the_header() -> None:
    found = the_list(
        ["某局退休干部花名册"], ["填报单位：某局", "2026年6月"], [], ["序号", "姓 名", "身份证号码*"], [1, "张三", NUMBER]
    )
    assert named(found) == ["序号", "姓名", "身份证号码"]
    assert [row.number for row in found.rows] == [5]
    assert "退休干部花名册" in found.title


def test_groups_above_names_make_the_name() -> None:
    upper = ["编号", "姓名", "退休情况", "", "家属", ""]
    lower = ["", "", "时间", "职务", "姓名", "电话"]
    found = the_list(["一览表"], upper, lower, ["1", "张三", "2009.1", "局长", "李四", "13888000001"], merges=[(0, 0, 0, 5)])
    assert named(found) == ["编号", "姓名", "退休时间", "职务", "家属姓名", "家属电话"]


def test_a_header_that_is_merged_downwards_is_no_row() -> None:
    found = the_list(
        ["姓名", "身份证号", "联系方式"],
        ["", "", "手机号码"],
        ["张三", NUMBER, "13888000001"],
        merges=[(0, 0, 1, 0), (0, 1, 1, 1)],
    )
    assert [row.cells[0] for row in found.rows] == ["张三"]


def test_headings_totals_and_signatures_are_no_persons_and_are_told() -> None:
    found = the_list(
        ["姓名", "身份证号", "性别"],
        ["第1党支部（2人）", "", ""],
        ["张三", NUMBER, "男"],
        ["李四", "530302195607091435", "男"],
        ["小计", 2, ""],
        ["", "", ""],
        ["第2党支部（1人）", "", ""],
        ["王五", "53030219560709103X", "男"],
        ["合计", "3人", ""],
        ["审核人：", "", "填表人：李明"],
    )
    heading = next(column for column in found.columns if column.title == "分组标题")
    assert [(row.cells[0], row.cells[heading.at]) for row in found.rows] == [
        ("张三", "第1党支部"), ("李四", "第1党支部"), ("王五", "第2党支部"),
    ]  # fmt: skip
    kinds = [RowKind.HEADING, RowKind.TOTAL, RowKind.HEADING, RowKind.TOTAL, RowKind.NOTE]
    assert [one.kind for one in found.passed] == kinds


def test_a_header_that_comes_again_on_the_next_page_is_no_row_and_no_new_list() -> None:
    found = the_list(["姓名", "身份证号", "性别"], ["张三", NUMBER, "男"], ["姓名", "身份证号", "性别"], ["李四", NUMBER, "男"])
    assert [row.cells[0] for row in found.rows] == ["张三", "李四"]


def test_another_header_below_begins_another_list() -> None:
    grid = Grid(
        "Sheet1",
        [
            ["姓名", "身份证号", "性别"],
            ["张三", NUMBER, "男"],
            [],
            ["姓名", "开户行", "银行账号"],
            ["张三", "农信", "6223690000000000015"],
        ],
    )
    assert [len(one.rows) for one in lists_in("旧.xlsx", [grid])] == [1, 1]


def test_a_branch_that_is_merged_over_its_members_is_everybodys() -> None:
    found = the_list(["所在支部", "姓名", "性别"], ["第一支部", "张三", "男"], ["", "李四", "女"], merges=[(1, 0, 2, 0)])
    assert [row.cells[0] for row in found.rows] == ["第一支部", "第一支部"]


def test_a_row_that_nobody_understands_is_asked_about_and_not_lost() -> None:
    found = the_list(["姓名", "身份证号", "性别"], ["张三", NUMBER, "男"], ["", "", "女"])
    assert [(one.number, one.kind) for one in found.passed] == [(3, RowKind.UNCLEAR)]


def test_values_that_are_also_names_of_columns_are_no_header() -> None:
    found = the_list(["姓名", "政治面貌", "人员类别"], ["张三", "党员", "退休"], ["李四", "群众", "离休"])
    assert len(found.rows) == 2


def test_a_damaged_number_still_makes_a_person() -> None:
    found = the_list(["姓名", "身份证号", "性别"], ["张三", 5.30302195401111e17, ""])
    assert len(found.rows) == 1


def test_a_heading_with_its_number_in_a_cell_of_its_own_is_no_person() -> None:
    found = the_list(
        ["序号", "姓名", "性别"], ["一", "离休干部（1人）", ""], [1, "张三", "男"], ["二", "退休干部", ""], [2, "王村", "男"]
    )
    heading = next(column for column in found.columns if column.title == "分组标题")
    assert [(row.cells[1], row.cells[heading.at]) for row in found.rows] == [("张三", "离休干部"), ("王村", "退休干部")]


def test_the_title_on_the_next_page_is_no_heading() -> None:
    found = the_list(
        ["某局退休干部花名册"],
        ["姓名", "身份证号"],
        ["张三", NUMBER],
        ["某局退休干部花名册"],
        ["姓名", "身份证号"],
        ["李四", NUMBER],
    )
    assert [row.cells[0] for row in found.rows] == ["张三", "李四"]
    assert not [column for column in found.columns if column.title == "分组标题"]


def test_two_persons_side_by_side_are_two_persons() -> None:
    left, right = lists_in("旧.xlsx", [Grid("Sheet1", [
        ["序号", "姓名", "身份证号", "序号", "姓名", "身份证号"],
        [1, "张三", NUMBER, 3, "王五", "53030219560709103X"],
        [2, "李四", "530302195607091435", "", "", ""],
    ])])  # fmt: skip
    assert [row.cells[1] for row in left.rows] == ["张三", "李四"]
    assert [row.cells[4] for row in right.rows] == ["王五"]
    assert right.columns[1].letter == "E"


def test_a_sheet_without_header_is_known_by_its_identity_numbers() -> None:
    found = the_list(["张三", NUMBER, "男"], ["李四", 5.30302195607091e17, "男"], ["王五", "53030219560709103X", "男"])
    assert [row.cells[0] for row in found.rows] == ["张三", "李四", "王五"]
    assert named(found) == ["第A列", "身份证号", "第C列"]


def test_several_things_in_one_column_are_several_columns() -> None:
    found = the_list(["姓名", "身份证号", "性别、民族", "电话/手机"], ["张三", NUMBER, "男/汉", "13888000001"])
    assert named(found) == ["姓名", "身份证号", "电话", "性别", "民族"]
    assert [column.letter for column in found.columns if not column.aside] == ["A", "B", "D", "C", "C"]


def test_the_name_and_number_of_a_contact_are_not_the_persons() -> None:
    assert named(the_list(["姓名", "身份证号", "联系人及电话"], ["张三", NUMBER, "李四 13888000001"]))[2] == "联系人及电话"


def test_a_sheet_without_header_has_no_title() -> None:
    found = the_list(["张三", NUMBER, "已去世"], ["李四", "530302195607091435", ""], ["王五", "53030219560709103X", ""])
    assert found.title == ""
