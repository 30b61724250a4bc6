"""Headers as offices write them, known or not: what is taken without asking is what the header means."""

from __future__ import annotations

from random import Random

import pytest

from addin.bringing.importing.bring_in import bring_in
from addin.bringing.importing.columns.propose import propose
from addin.bringing.importing.layout.lists import lists_in
from addin.bringing.importing.mapping.choices import Certainty, Choices
from benchmarks.roster_persons import person
from workbook_templates.cell_types import show
from workbook_templates.read.grid import Grid

PERSONS = [person(Random(n), n) for n in range(20)]
# Header, what stands below it (a key of the invented persons), and our column for it; a dash where we have none.
HEADERS = [
    line.split()
    for line in """
身分证号码 身份证号 身份证号
出生年月（公历） 出生日期 出生日期
何时参加工作 参加工作时间 参加工作时间
离退休前职级 退休时职级 退休时职级
退休时的职务 退休时职务 退休时职务
现家庭住址 居住地 居住地
手机号码1 联系电话 联系电话
联系电话（手机） 联系电话 联系电话
所在支部全称 党支部代码 党支部代码
退(离)休时间 退休日期 退休日期
入党(团)时间 入党日期 入党日期
政治面貌(党员/群众) 政治面貌 政治面貌
配偶电话 联系电话 -
联系人电话 联系电话 家属联系电话
子女联系方式 联系电话 家属联系电话
爱人姓名 配偶 -
配偶身份证号 身份证号 -
联系人 配偶 家属联系人
转正时间 入党日期 -
任现职时间 退休日期 -
任职时间 退休日期 -
出生地 居住地 -
户籍所在地 居住地 -
身份证住址 居住地 -
退休证编号 联系电话 -
退休金 联系电话 -
单位 居住地 -
社区 居住地 -
年龄 退休时职级 -
开户行 开户银行 -
是否党员 性别 政治面貌
身份证号 姓名 身份证号
联系电话 身份证号 联系电话
职务 党内职务 -
""".strip().splitlines()
]


def taken(header: str, key: str) -> tuple[str, Certainty]:
    """Our column that the header's column is brought into without a question, and how sure that is."""
    others = [one for one in ("姓名", "身份证号", "民族", "性别") if one != key]
    rows = [[*others, header], *([show(one[other]) for other in (*others, key)] for one in PERSONS)]
    [found] = lists_in("旧.xlsx", [Grid("Sheet1", rows)])
    one = propose(found)[len(others)]
    asked = one.certainty is Certainty.ASKED
    return ("" if asked or one.field is None else one.field.column), one.certainty


@pytest.mark.parametrize(("header", "key", "means"), HEADERS, ids=[header for header, _, _ in HEADERS])
def test_nothing_is_taken_for_what_it_is_not(header: str, key: str, means: str) -> None:
    assert taken(header, key)[0] in ("", means)


@pytest.mark.parametrize(
    ("header", "key"), [("是否党员", "性别"), ("身份证号", "姓名"), ("联系电话", "身份证号"), ("职务", "党内职务")]
)
def test_a_header_that_its_cells_deny_is_a_question(header: str, key: str) -> None:
    assert taken(header, key) == ("", Certainty.ASKED)


def test_two_columns_of_one_name_are_a_question() -> None:
    keys = ("姓名", "身份证号", "民族", "居住地", "居住地")
    [found] = lists_in("旧.xlsx", [Grid("Sheet1", [list(keys), *([show(one[key]) for key in keys] for one in PERSONS)])])
    assert [propose(found)[at].certainty for at in (3, 4)] == [Certainty.ASKED, Certainty.ASKED]


@pytest.mark.parametrize(("man", "woman", "asked"), [("1", "2", []), ("2", "1", ["1", "2"])])
def test_codes_of_sex_that_the_numbers_deny_are_a_question(man: str, woman: str, asked: list[str]) -> None:
    rows = [["姓名", "身份证号", "民族", "性别"]]
    rows += [[one["姓名"], one["身份证号"], one["民族"], man if one["性别"] == "男" else woman] for one in PERSONS]
    brought = bring_in(lists_in("旧.xlsx", [Grid("Sheet1", rows)]), Choices(), accept=True)
    questions = [key.text for key, value in brought.choices.values.items() if value.certainty is Certainty.ASKED]
    assert sorted(questions) == asked
    got = [row.get("性别") for row in brought.rows["离退休干部"]]
    assert got == [None if asked else one["性别"] for one in PERSONS]
