"""The words of the plan's reading (what clerks were told before, and what they read now), as a table from the issue's text."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from addin.summary.measure.catalogue import catalogue as indicators
from tests.validators.plan_helpers import found, person
from validators.catalogue import catalogue
from validators.rule import Rule
from validators.run_examples import run_example

ROOT = Path(__file__).parents[2]
PACKAGES = ("addin", "validators", "workbook_templates")

NO_LONGER = (
    "召开党课", "属于不足六个月流动", "只填次数", "登记类型为", "绕成了圈", "支委会却有", "到了这个人数", "够单独成立",
    "晚于检查日期", "补贴不重复发放人数", "没有填学习小组代码",
)  # fmt: skip


def test_no_text_says_it_as_before() -> None:
    files = [file for package in PACKAGES for kind in ("*.py", "*.yaml", "*.toml") for file in (ROOT / package).rglob(kind)]
    assert len(files) > 300
    assert [(file.name, old) for file in files for old in NO_LONGER if old in file.read_text(encoding="utf-8")] == []


IDLE: dict[str, Any] = {"活动记录": []}


def members(number: int) -> list[dict[str, object]]:
    return [person(n) for n in range(number)]


NOW: list[tuple[str, dict[str, Any], str, str, str]] = [
    ("C12-5", {}, "2026-12-31", "2026Q4", "讲党课 0 次"),
    ("C12-1", IDLE, "2026-12-31", "2026Q4", "负责同志在2026年讲党课 0 次"),
    ("C02-5", IDLE, "2026-10-01", "2026Q3", "本季度已过，请补学并说明"),
    ("C02-5", IDLE, "2026-09-30", "2026Q3", "应在2026年9月30日（含）前完成"),
    ("C20-1", {"完成时限": "2026-09-29"}, "2026-09-30", "2026Q3", "应在 2026-09-29（含）前完成"),
    ("C13-4", {"流动类型": "不足六个月", "外出日期": "2026-09-10", "参加人员": []}, "", "2026Q3", "流动时间不足6个月"),
    ("C12-2", IDLE, "2026-12-31", "2026Q4", "登记本次分析的完成日期"),
    ("C12-3", {"事项": "回访", "完成情况": "未开展"}, "2026-12-31", "2026Q4", "只填完成情况和次数，不写个人情况"),
    ("C06-5", {"上级党组织代码": "530102000001"}, "", "2026Q3", "盘龙区农业农村局离退休干部党支部（530102000001）：填成了它自己"),
    ("C06-5", {"党组织": [{"上级党组织代码": "530102000002"}, {"党组织代码": "530102000002", "上级党组织代码": "530102000001"}]},
     "", "2026Q3", "上下级关系互相循环"),
    ("C06-7", {"离退休干部": members(7), "任职": [person(0, 职务="书记")]}, "", "2026Q3",
     "支部委员会现有 1 人，应为 3 至 5 人，一般不超过 7 人"),
    ("C06-3", {"离退休干部": members(51)}, "", "2026Q3", "支部工作条例规定党支部一般不超过 50 人"),
    ("C06-4", {"设置方式": "联合成立", "离退休干部": members(3)}, "", "2026Q3", "具备单独成立条件"),
    ("F04", {"状态": "去世", "状态日期": "2026-10-02"}, "", "2026Q3", "晚于本期期末 2026-09-30。请放到下一期"),
    ("C02-2", {"政治面貌": "群众", "党支部代码": None}, "", "2026Q3", "张建国（群众）未编入学习小组"),
    ("C11-2", {"完成情况": "进行中"}, "2026-12-31", "2026Q4", "正面、负面清单"),
    ("C02-3", {"党组织": [{"状态": "已撤销"}]}, "", "2026Q3", "离退休干部党支部（530102000001）已撤销"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "example", "day", "period", "words"), NOW, ids=[f"{code}-{words}" for code, *_, words in NOW])
def test_what_a_clerk_reads_now(code: str, example: dict[str, Any], day: str, period: str, words: str) -> None:
    assert any(words in one.message + one.fix for one in found(code, example, day, period))


def test_who_is_paid_once_is_named_as_that() -> None:
    assert "因兼职未重复发放的人数" in {one.name for one in indicators()}


@pytest.mark.parametrize("rule", [rule for rule in catalogue() if rule.code[0] == "C"], ids=lambda rule: rule.code)
def test_no_bracket_stands_in_a_bracket_and_no_code_alone(rule: Rule) -> None:
    """A body is called by its name, the code in brackets behind it; what is to be typed into a cell is named with its column."""
    [said, *_] = [one.message for one in run_example(rule, rule.fails[0]) if one.rule == rule.code]
    assert not re.search("（[^）]*（", said)
    assert not re.search(r"(?<![（\dA-Z→])(?<!单位 )(?<!学习小组 )(?<!党组织 )X?\d{12}(?!\d)", said), said
