"""What is decided goes out as a sheet, comes back from it, and is kept without anybody's name or number."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from addin.bringing.importing.bring_in import bring_in
from addin.bringing.importing.layout.lists import lists_in
from addin.bringing.importing.layout.source_list import SourceList
from addin.bringing.importing.mapping.choices import (
    Certainty,
    Choices,
    ColumnChoice,
    ColumnKey,
    DefaultChoice,
    ValueChoice,
    ValueKey,
)
from addin.bringing.importing.mapping.remembered import as_data, from_data, recall, remember
from addin.bringing.importing.mapping.sheet_reader import read_choices
from addin.bringing.importing.mapping.sheet_writer import write_choices
from addin.bringing.importing.vocabulary.words import FormField, all_fields
from benchmarks.importing import brought_from
from benchmarks.old_rosters import make_old_roster
from workbook_templates.read.grid import Grid
from workbook_templates.schema import code_lists

NUMBER = "530302195401111007"
ROWS = [
    ["姓名", "身份证号", "性别", "职级", "家庭住址", "现居住地址", "支部"],
    ["吴秀军", NUMBER, "2", "正科", "甲", "乙", "一支部"],
]


@pytest.fixture
def written(tmp_path: Path) -> Path:
    brought = bring_in(lists_in("旧.xlsx", [Grid("Sheet1", ROWS)]), Choices())
    write_choices(tmp_path / "映射.xlsx", brought.sources, brought.choices, [("来源", "旧.xlsx")])
    return tmp_path / "映射.xlsx"


@pytest.mark.parametrize("seed", range(80_000, 80_008))
def test_what_was_decided_comes_back_from_the_sheet(seed: int, tmp_path: Path) -> None:
    brought = brought_from(make_old_roster(tmp_path, seed, people=5).path)
    write_choices(tmp_path / "映射.xlsx", brought.sources, brought.choices, [])
    answers = read_choices(tmp_path / "映射.xlsx").answers
    for ours, theirs in ((brought.choices.columns, answers.columns), (brought.choices.values, answers.values)):
        for key, one in theirs.items():  # type: ignore[attr-defined]
            asked = ours[key].certainty is Certainty.ASKED
            assert one.certainty is (Certainty.ASKED if asked else Certainty.DECIDED)
            assert asked or one[0] == ours[key][0]
    assert {field: one.value for field, one in answers.defaults.items()} == {
        field: one.value for field, one in brought.choices.defaults.items()
    }


def test_the_answers_are_chosen_from_drop_downs(written: Path) -> None:
    book = load_workbook(written)
    lists = {}
    for name in ("列", "值", "统一填写"):
        for rule in book[name].data_validations.dataValidation:
            sheet, _, area = rule.formula1.partition("!")
            cells = [cell.value for [cell] in book[sheet][area.replace("$", "")]]
            lists[name, str(rule.sqref)] = cells
    columns = next(cells for (name, _), cells in lists.items() if name == "列")
    assert columns == ["（不导入）", *(field.label for field in all_fields())]
    values = [cells for (name, _), cells in lists.items() if name == "值"]
    assert [*code_lists()["退休时职级"], "（不采用）"] in values
    assert all(book[name].sheet_state == "hidden" for name in ("选项", "映射信息"))


def test_what_waits_for_an_answer_comes_first(written: Path) -> None:
    book = load_workbook(written)
    sure = {"列": 8, "值": 4, "统一填写": 2}
    for name, column in sure.items():
        told = [row[column].value for row in book[name].iter_rows(min_row=4)]
        assert told == sorted(told, key=["请选定", "建议", "一定"].index), name
    assert book["列"].cell(4, 8).fill.fgColor.rgb != book["列"].cell(6, 8).fill.fgColor.rgb


def test_equals_are_left_blank_and_the_likeliest_is_named(written: Path) -> None:
    lines = {row[3].value: row for row in load_workbook(written)["列"].iter_rows(min_row=4)}
    for title in ("家庭住址", "现居住地址"):
        assert (lines[title][7].value, lines[title][8].value) == (None, "请选定")
        assert "离退休干部.居住地" in lines[title][9].value
    assert [lines["身份证号"][n].value for n in (4, 7, 8)] == ["530302********1007", "离退休干部.身份证号", "一定"]


def test_nobodys_name_or_number_is_remembered(tmp_path: Path) -> None:
    source = lists_in("旧.xlsx", [Grid("Sheet1", ROWS)])
    brought = bring_in(source, Choices(), accept=True)
    remember(tmp_path, "某局/甲", brought.choices)
    [file] = tmp_path.rglob("*.json")
    kept = file.read_text(encoding="utf-8")
    assert NUMBER not in kept
    assert "吴秀军" not in kept
    assert recall(tmp_path, "某局/甲", [source[0].layout]) == from_data(as_data(brought.choices))
    assert recall(tmp_path, "乙局", [source[0].layout]) == Choices()


@pytest.mark.parametrize(
    "damaged", ["", "[]", '{"columns": [1]}', '{"columns": [["x", 0, "没有.这列"]], "values": [], "defaults": []}']
)
def test_a_damaged_memory_is_no_memory(damaged: str, tmp_path: Path) -> None:
    folder = tmp_path / "甲"
    folder.mkdir()
    (folder / "abc.json").write_text(damaged, encoding="utf-8")
    assert recall(tmp_path, "甲", ["abc"]) == Choices()
    assert json.dumps(as_data(Choices())) == '{"columns": [], "values": [], "defaults": []}'


HEADER: list[object] = ["姓名", "身份证号", "性别", "家庭住址", "支部"]


def roster(title: str, *persons: list[object]) -> list[SourceList]:
    return lists_in("旧.xlsx", [Grid("Sheet1", [[title], HEADER, *persons])])


def unsettled(found: Choices) -> set[str]:
    return {field.column for field, one in found.defaults.items() if one.certainty is Certainty.PROPOSED}


def test_what_everybody_got_decides_again_for_such_people_alone(tmp_path: Path) -> None:
    """A class that was decided for retired persons says nothing of other people in the same layout."""
    retired = roster("退休干部名册", ["吴秀军", NUMBER, "2", "甲", "一支部"])
    remember(tmp_path, "某局", bring_in(retired, Choices(), accept=True).choices)
    memory = recall(tmp_path, "某局", [retired[0].layout])
    assert unsettled(bring_in(retired, Choices(), memory).choices) == set()
    others = roster("离休干部名册", ["张三", "530302192801110012", "1", "乙", "一支部"])
    assert others[0].layout == retired[0].layout
    found = bring_in(others, Choices(), memory)
    assert unsettled(found.choices) == {"人员类别"}
    assert found.rows["离退休干部"][0].get("人员类别") is None
    assert bring_in(others, Choices(), memory, accept=True).rows["离退休干部"][0]["人员类别"] == "离休"


@pytest.mark.parametrize(
    ("title", "joined", "proposed"),
    [
        ("党员花名册", "1985-07-01", "中共党员"),
        ("××局离退休干部党员名册", "1985-07-01", "中共党员"),
        ("党员花名册", "", ""),
        ("非党员名册", "1985-07-01", ""),
        ("离退休干部、党员名册", "1985-07-01", ""),
        ("退休干部花名册", "1985-07-01", ""),
    ],
)
def test_a_roster_of_members_alone_says_so_in_its_title_and_dates(title: str, joined: str, proposed: str) -> None:
    """Whose politics no column says: proposed for all, never taken unasked."""
    persons = [["吴秀军", NUMBER, "1985-07-01"], ["林建芳", "530302195607241038", joined]]
    source = lists_in("旧.xlsx", [Grid("Sheet1", [[title], ["姓名", "身份证号", "入党日期"], *persons])])
    found = bring_in(source, Choices())
    assert found.choices.defaults[FormField("离退休干部", "政治面貌")].value == proposed
    assert found.rows["离退休干部"][0].get("政治面貌") is None


def test_without_a_unit_everything_remembered_is_a_proposal(tmp_path: Path) -> None:
    """一支部 is another branch in every unit."""
    source = roster("退休干部名册", ["吴秀军", NUMBER, "2", "甲", "一支部"])
    branch = ValueKey(FormField("离退休干部", "党支部代码"), "一支部")
    decided = Choices(values={branch: ValueChoice("530302000001", Certainty.DECIDED)})
    remember(tmp_path, "", bring_in(source, decided, accept=True).choices)
    found = bring_in(source, Choices(), recall(tmp_path, "", [source[0].layout]))
    assert found.choices.values[branch][:2] == ("530302000001", Certainty.PROPOSED)
    assert found.rows["离退休干部"][0].get("党支部代码") is None
    assert found.proposals


def test_a_remark_about_somebody_is_not_remembered(tmp_path: Path) -> None:
    [source] = lists_in("旧.xlsx", [Grid("Sheet1", [["姓名", "性别", "备注"], ["吴秀军", "女", "老伴李四去世"]])])
    state = ValueKey(FormField("离退休干部", "状态"), "老伴李四去世")
    decided = Choices(values={state: ValueChoice("在册", Certainty.DECIDED)})
    remember(tmp_path, "甲", bring_in([source], decided, accept=True).choices)
    assert "李四" not in "".join(file.read_text(encoding="utf-8") for file in tmp_path.rglob("*.json"))


def test_an_answer_that_answers_nothing_is_told() -> None:
    answers = Choices(
        {ColumnKey("0123456789ab", 3): ColumnChoice(FormField("任职", "职务"), Certainty.DECIDED)},
        {ValueKey(FormField("离退休干部", "民族"), "汗"): ValueChoice("汉族", Certainty.DECIDED)},
        {FormField("离退休干部", "姓名"): DefaultChoice("张三", Certainty.DECIDED)},
    )
    found = bring_in(lists_in("旧.xlsx", [Grid("Sheet1", ROWS)]), answers)
    told = [one.what for one in found.listing.left_out if one.origin.file == "映射表"]
    assert told == ["任职.职务", "离退休干部.民族", "离退休干部.姓名"]


def test_what_is_brought_into_a_sheet_that_gets_no_row_is_told() -> None:
    [source] = lists_in("旧.xlsx", [Grid("Sheet1", [["姓名", "性别", "民族", "片区"], ["吴秀军", "女", "汉", "城南"]])])
    answers = Choices({ColumnKey(source.layout, 3): ColumnChoice(FormField("学习小组", "小组名称"), Certainty.DECIDED)})
    found = bring_in([source], answers, accept=True)
    assert "学习小组" not in found.rows
    assert [(one.what, one.text) for one in found.listing.left_out] == [("学习小组.小组名称", "城南")]


def test_two_sheets_of_one_layout_that_say_different_things_are_a_question() -> None:
    header: list[object] = ["姓名", "身份证号", "性别"]
    found = bring_in(
        lists_in(
            "旧.xlsx",
            [Grid("第一党支部", [header, ["张三", NUMBER, "女"]]), Grid("退休", [header, ["李四", "530302195607091435", "男"]])],
        ),
        Choices(),
        accept=True,
    )
    assert [one.certainty for one in found.choices.columns.values() if one.field].count(Certainty.ASKED) == 1
    assert all("备注" not in row for row in found.rows["离退休干部"])
