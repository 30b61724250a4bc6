"""Who is dead or gone, wherever the old roster says it, is not brought in as 在册: the state is taken, or asked."""

from __future__ import annotations

import pytest

from addin.bringing.importing.bring_in import BroughtIn, bring_in
from addin.bringing.importing.layout.lists import lists_in
from addin.bringing.importing.mapping.choices import Certainty, Choices, ValueChoice, ValueKey
from addin.bringing.importing.vocabulary.words import FormField
from workbook_templates.read.grid import Grid

FIRST, SECOND, THIRD = "530302195401111007", "530302195607091435", "53030219560709103X"
STATE = FormField("离退休干部", "状态")


def brought(*sheets: list[list[object]], names: tuple[str, ...] = (), answers: Choices | None = None) -> BroughtIn:
    """What comes in when somebody says yes to every proposal."""
    named = zip(names or [f"Sheet{n}" for n in range(1, len(sheets) + 1)], sheets, strict=True)
    return bring_in(lists_in("旧.xlsx", [Grid(name, rows) for name, rows in named]), answers or Choices(), accept=True)


def states(found: BroughtIn) -> dict[object, object]:
    return {row["姓名"]: row.get("状态") for row in found.rows["离退休干部"]}


def asked(found: BroughtIn) -> list[str]:
    return [key.text for key, one in found.choices.values.items() if key.field == STATE and one.certainty is Certainty.ASKED]


@pytest.mark.parametrize(
    ("title", "cell", "state"),
    [
        ("去世时间", "2024.3.5", "去世"),
        ("死亡日期", "2024年3月", "去世"),
        ("逝世时间", 20240305, "去世"),
        ("病故时间", "2024", "去世"),
        ("转出时间", "2025-01-02", "转出"),
        ("调出日期", "2025.1.2", "转出"),
        ("离世日期", "2024.3.5", "去世"),
        ("是否去世", "是", "去世"),
        ("是否健在", "否", "去世"),
        ("状态", "病故", "去世"),
        ("人员状态", "调出", "转出"),
        ("备注", "已去世", "去世"),
        ("备注", "2024年3月因病去世", "去世"),
        ("变动情况", "2025.1转出", "转出"),
        ("备考", "2024.3.5病故，补助已停", "去世"),
    ],
)
def test_what_a_row_says_of_itself(title: str, cell: object, state: str) -> None:
    rows: list[list[object]] = [
        ["姓名", "身份证号", "性别", title],
        ["张三", FIRST, "女", cell],
        ["李四", SECOND, "男", ""],
    ]
    assert states(brought(rows)) == {"张三": state, "李四": "在册"}


def test_the_day_of_death_comes_with_it() -> None:
    found = brought([["姓名", "身份证号", "性别", "去世时间", "调出时间"], ["张三", FIRST, "女", "2024.3.5", ""],
                     ["李四", SECOND, "男", "", "2025-01-02"]])  # fmt: skip
    assert [(row["状态"], str(row["状态日期"])) for row in found.rows["离退休干部"]] == [
        ("去世", "2024-03-05"),
        ("转出", "2025-01-02"),
    ]


@pytest.mark.parametrize(
    ("heading", "state"), [("已去世人员（1人）", "去世"), ("三、已故老干部", "去世"), ("调出", "转出"), ("转出人员", "转出")]
)
def test_what_a_heading_says(heading: str, state: str) -> None:
    found = brought([
        ["姓名", "身份证号", "性别"],
        ["第一党支部", "", ""],
        ["张三", FIRST, "女"],
        [heading, "", ""],
        ["李四", SECOND, "男"],
        ["第二党支部", "", ""],
        ["王五", THIRD, "男"],
    ])  # fmt: skip
    assert states(found) == {"张三": "在册", "李四": state, "王五": "在册"}
    assert [row.get("备注") for row in found.rows["离退休干部"]] == ["第一党支部", None, "第二党支部"]


def test_a_heading_of_the_dead_of_one_branch_names_both() -> None:
    rows: list[list[object]] = [["姓名", "身份证号", "性别"], ["第一党支部", "", ""], ["张三", FIRST, "女"]]
    found = brought([*rows, ["第二党支部已故党员", "", ""], ["李四", SECOND, "男"]])
    assert states(found) == {"张三": "在册", "李四": "去世"}
    assert found.rows["离退休干部"][1]["备注"] == "第二党支部已故党员"


def test_what_the_name_of_the_sheet_and_the_title_say() -> None:
    header: list[object] = ["姓名", "身份证号", "性别"]
    found = brought(
        [header, ["张三", FIRST, "女"]],
        [header, ["李四", SECOND, "男"]],
        [["曲靖市某局去世干部名册"], header, ["王五", THIRD, "男"]],
        names=("在册", "已故", "Sheet3"),
    )
    assert states(found) == {"张三": "在册", "李四": "去世", "王五": "去世"}


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_one_person_in_two_lists(order: tuple[int, int]) -> None:
    lists: list[list[list[object]]] = [
        [["姓名", "身份证号", "性别", "民族"], ["张三", FIRST, "女", "汉"], ["李四", SECOND, "男", "汉"]],
        [["姓名", "身份证号", "去世时间"], ["张三", FIRST, "2024.3.5"]],
    ]
    assert states(brought(*(lists[n] for n in order))) == {"张三": "去世", "李四": "在册"}


def test_a_list_of_the_dead_without_numbers_makes_everyone_of_that_name_a_question() -> None:
    found = brought(
        [["姓名", "身份证号", "性别", "民族"], ["张三", FIRST, "女", "汉"], ["李四", SECOND, "男", "汉"]],
        [["姓名", "性别", "去世时间"], ["张三", "女", "2024.3.5"]],
    )
    rows = [(row["姓名"], row.get("身份证号"), row.get("状态")) for row in found.rows["离退休干部"]]
    assert rows == [("张三", FIRST, None), ("李四", SECOND, "在册"), ("张三", None, "去世")]
    assert any("同名" in one.why for one in found.listing.left_out)


@pytest.mark.parametrize(
    ("present", "gone"),
    [
        (["张三", FIRST], ["张三", ""]),
        (["张三", ""], ["张三", FIRST]),
        (["张三", FIRST], ["章三", FIRST]),
        (["张三", ""], ["张 三", ""]),
    ],
)
def test_who_may_be_one_of_the_dead_is_not_taken_for_present(present: list[object], gone: list[object]) -> None:
    header: list[object] = ["姓名", "身份证号", "性别", "民族"]
    found = brought(
        [header, [*present, "女", "汉"], ["李四", SECOND, "男", "汉"]],
        [header, [*gone, "女", "汉"]],
        names=("名册", "已故"),
    )
    assert [row.get("状态") for row in found.rows["离退休干部"]] == [None, "在册", "去世"]


def test_one_name_written_in_two_ways_is_one_person() -> None:
    header: list[object] = ["姓名", "身份证号", "性别", "民族"]
    one, other = [header, ["阿依·买买提", FIRST, "女", "汉"]], [header, ["阿依•买买提", FIRST, "女", "汉"]]
    found = brought(one, other, names=("名册", "已故"))
    assert [(row["姓名"], row["状态"]) for row in found.rows["离退休干部"]] == [("阿依·买买提", "去世")]


@pytest.mark.parametrize(
    "remark", ["老伴去世", "配偶2020年病故，独居", "1990年从师宗县调出", "档案转出中", "去世或转出", "已故、病重"]
)
def test_what_may_be_about_somebody_else_is_asked(remark: str) -> None:
    rows: list[list[object]] = [["姓名", "身份证号", "性别", "备注"], ["张三", FIRST, "女", remark], ["李四", SECOND, "男", ""]]
    found = brought(rows)
    assert states(found) == {"张三": None, "李四": "在册"}
    [text] = asked(found)
    for answer, state in (("在册", "在册"), ("去世", "去世"), ("", "在册")):
        answers = Choices(values={ValueKey(STATE, text): ValueChoice(answer, Certainty.DECIDED)})
        assert states(brought(rows, answers=answers))["张三"] == state


@pytest.mark.parametrize(("title", "cell"), [("配偶姓名", "李四（已故）"), ("家属联系人", "李四，已去世"), ("子女情况", "去世")])
def test_what_is_said_of_relatives_says_nothing(title: str, cell: str) -> None:
    found = brought([["姓名", "身份证号", "性别", title], ["张三", FIRST, "女", cell]])
    assert states(found) == {"张三": "在册"}


def test_when_files_moved_is_asked() -> None:
    found = brought([["姓名", "身份证号", "性别", "档案转出时间"], ["张三", FIRST, "女", "2024.3.5"], ["李四", SECOND, "男", ""]])
    assert states(found) == {"张三": None, "李四": "在册"}
    assert len(asked(found)) == 1


def test_a_remark_behind_the_name() -> None:
    found = brought([["姓名", "性别", "民族"], ["张三（已故）", "女", "汉"], ["李四", "男", "汉"]])
    assert states(found) == {"张三": "去世", "李四": "在册"}


def test_who_has_a_state_that_nobody_understands_is_not_taken_for_present() -> None:
    found = brought([["姓名", "身份证号", "性别", "状态"], ["张三", FIRST, "女", "仙逝"], ["李四", SECOND, "男", "在册"]])
    assert states(found) == {"张三": None, "李四": "在册"}
    assert asked(found) == ["仙逝"]


def test_two_places_that_contradict_each_other_are_told() -> None:
    found = brought([["姓名", "身份证号", "性别", "状态", "去世时间"], ["张三", FIRST, "女", "在册", "2024.3.5"]])
    assert states(found) == {"张三": None}
    assert any(one.asks and "在册" in one.why for one in found.listing.left_out)


def test_a_day_of_leaving_without_a_word_is_told() -> None:
    found = brought([["姓名", "身份证号", "性别", "状态日期"], ["张三", FIRST, "女", "2024.3.5"], ["李四", SECOND, "男", ""]])
    assert states(found) == {"张三": None, "李四": "在册"}
    assert any(one.asks and "没有写是去世还是转出" in one.why for one in found.listing.left_out)


def test_where_the_state_comes_from_is_told() -> None:
    found = brought([["姓名", "身份证号", "性别"], ["已故", "", ""], ["张三", FIRST, "女"]])
    assert [(one.field, one.became) for one in found.listing.converted if one.field == STATE] == [(STATE, "去世")]
