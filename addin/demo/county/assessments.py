"""Rows of 考评与任务: scores of branches, tasks, duties of the unit, model branches."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from addin.demo.county.model import DemoUnit

Row = dict[str, object]
_BASICS = ("基本组织", "基本队伍", "基本活动", "基本制度", "基本保障")
_GOODS = ("组织设置好", "班子建设好", "党员队伍好", "学习活动好", "作用发挥好", "制度坚持好")
_DUTIES = (
    ("（三）", "纳入考核"),
    ("（三）", "述职评议"),
    ("（三）", "党建总体布局"),
    ("（三）", "基层党建工作责任落实体系"),
    ("（四）", "导学"),
    ("（十一）", "正负面清单"),
    ("（十一）", "互联网群组管理"),
    ("（十二）", "同职级联系"),
    ("（十五）", "社区共建"),
    ("（十五）", "银发人才库"),
)
_TASKS = (
    ("（二）", "实现学习小组全覆盖"),
    ("（六）", "规范党组织名称"),
    ("（七）", "建立后备书记库"),
    ("（八）", "落实联络员责任清单"),
)


def scores(unit: DemoUnit, year: int, items: tuple[str, ...]) -> Iterator[Row]:
    """A row of scores (0 to 100) for each branch; a model branch has at least 92 on every item."""
    for body in unit.branches:
        low = 92 if body.level == "模范" else 78
        marks: Row = {item: unit.rng.randint(low, 99) for item in items}
        least = min(int(str(mark)) for mark in marks.values())
        yield {"党支部代码": body.code, "年度": year, **marks, "评定等次": "优秀" if least >= 90 else "良好"}


def tasks(unit: DemoUnit, year: int) -> Iterator[Row]:
    """Tasks with responsible person, deadline and state, none overdue."""
    for n, (clause, text) in enumerate(_TASKS, 1):
        done = unit.rng.random() < 0.5
        yield {
            "任务编号": f"RW-{year}-{n:02d}",
            "条款": clause,
            "任务内容": text,
            "责任单位": unit.name,
            "责任人": unit.staff[0].name,
            "完成时限": dt.date(year, 12, 20),
            "进度": "已完成" if done else "进行中",
            "完成日期": dt.date(year, 6, unit.rng.randint(1, 28)) if done else None,
        }


def duties(unit: DemoUnit, year: int) -> Iterator[Row]:
    """The duties of the unit itself, each done, with the day."""
    for clause, duty in _DUTIES:
        day = dt.date(year, unit.rng.randint(3, 8), unit.rng.randint(1, 28))
        yield {"条款": clause, "事项": duty, "年度": year, "完成情况": "已完成", "完成日期": day, "佐证": "见本单位台账"}


def models(unit: DemoUnit, year: int) -> Iterator[Row]:
    """A row of 先进典型 for each model branch and for each one in order, which has a brand of its own."""
    kinds = {"模范": "模范党支部", "规范": "支部品牌"}
    for body in unit.branches:
        if body.level in kinds:
            yield {
                "类别": kinds[body.level],
                "对象代码": body.code,
                "名称": body.name,
                "年度": year,
                "级别": "单位",
                "特色名称": "金色晚霞",
            }


def sheets(unit: DemoUnit, year: int) -> dict[str, list[Row]]:
    """The rows of the form by sheet."""
    return {
        "五个基本": list(scores(unit, year, _BASICS)),
        "六个好": list(scores(unit, year, _GOODS)),
        "任务清单": list(tasks(unit, year)),
        "单位事项": list(duties(unit, year)),
        "先进典型": list(models(unit, year)),
    }
