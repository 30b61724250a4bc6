"""A unit's own roster brought in by the page, with the choices that its user is asked for."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from addin.usecases.check_files import check_files
from tests.addin.doors.page.test_answers import Asked
from tests.addin.doors.page.test_making import UNIT, field, in_archive
from workbook_templates.read import read_submission

HEADERS = ["姓名", "性别", "身份证号码", "近况"]
PERSON = ["张建国", "男", "530102194812310013", "照旧"]


@pytest.fixture
def asked(tmp_path: Path) -> Asked:
    made = Asked(tmp_path)
    book = openpyxl.Workbook()
    for row in (HEADERS, PERSON):
        book.active.append(row)
    book.save(field(made, "old") / "旧名册.xlsx")
    return made


def lines(answer: Any, table: str) -> list[Any]:
    """The cells of a table's lines, which a test may answer in place."""
    return [line["cells"] for one in answer["choices"] if one["name"] == table for line in one["lines"]]


def answers(answer: Any) -> dict[str, list[Any]]:
    return {one["name"]: lines(answer, one["name"]) for one in answer["choices"]}


def test_what_is_open_is_asked_first_with_what_may_be_answered(asked: Asked) -> None:
    answer = asked("import", **UNIT)
    assert [one["name"] for one in answer["choices"]] == ["列", "值", "统一填写"]
    first = answer["choices"][0]["lines"][0]
    assert (first["cells"]["旧表的列名"], first["state"], first["only"]) == ("近况", "proposed", True)
    assert first["allowed"][0] == "（不导入）"
    assert "离退休干部.状态" in first["allowed"]


def test_an_answer_may_ask_more_and_then_nothing_is_open(asked: Asked) -> None:
    first = asked("import", **UNIT)
    next(one for one in lines(first, "列") if one["旧表的列名"] == "近况")["对应到"] = "离退休干部.状态"
    second = asked("import", answers=answers(first), **UNIT)
    (value,) = [one for one in lines(second, "值") if one["旧表的写法"] == "照旧"]
    assert value["改成"] == ""
    value["改成"] = "在册"
    done = asked("import", answers=answers(second), **UNIT)
    assert done["choices"] == []
    (archive,) = done["saved"]
    assert len(in_archive(archive)) == 3
    with zipfile.ZipFile(archive) as opened:
        made = read_submission(Path(opened.extract("花名册_旧名册.xlsx", asked.results)))
    table = made.tables["离退休干部"]
    assert (table.get("姓名"), table.get("身份证号"), table.get("状态")) == (["张建国"], [PERSON[2]], ["在册"])


def test_an_answer_that_may_not_be_given_is_refused(asked: Asked) -> None:
    first = asked("import", **UNIT)
    lines(first, "列")[0]["对应到"] = "离退休干部.没有这一列"
    assert "没有这一列" in asked("import", answers=answers(first), **UNIT)["refused"]


def test_samples_in_the_choices_are_masked(asked: Asked) -> None:
    assert PERSON[2] not in str(asked("import", **UNIT))


def test_an_old_roster_becomes_a_form(asked: Asked) -> None:
    answer = asked("import", **UNIT)
    (saved,) = answer["saved"]
    names = in_archive(saved)
    assert len(names) == 3
    assert "花名册_旧名册.xlsx" in names
    (table,) = [part for part in answer["lines"] if isinstance(part, list)]
    assert table[0] == ["列", "旧表的列名", "对应到", "把握", "旧表里的样例"]
    assert [row[:2] for row in table[1:]] == [["A", "姓名"], ["B", "性别"], ["C", "身份证号码"], ["D", "近况"]]
    assert "530102194812310013" not in str(answer["lines"])
    with zipfile.ZipFile(saved) as opened:
        opened.extract("花名册_旧名册.xlsx", asked.results)
    (report,) = check_files([asked.results / "花名册_旧名册.xlsx"])
    assert report.rows["离退休干部"] == 1
    assert not (asked.results / "memory").exists(), "nothing of it is remembered"


def test_without_an_old_roster_one_is_asked_for(tmp_path: Path) -> None:
    assert Asked(tmp_path)("import", **UNIT)["refused"] == "请选旧名册。"
