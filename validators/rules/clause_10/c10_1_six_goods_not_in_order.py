"""C10-1: a 六个好 score that is missing or out of range, or a model branch below the mark."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from validators.finding import Severity
from validators.lookups.bodies import ORGANISATIONS
from validators.lookups.honours import HONOURS, MODEL
from validators.lookups.named import named
from validators.lookups.once import columns
from validators.planting import plant
from validators.planting.rows import is_branch, organisation, put
from validators.planting.site import FormRow, Marks, NoRoom, Site
from validators.rule import Context, Hit, Rows, rule
from workbook_templates.table import Tables

SCORES = "六个好"
ITEMS = ("组织设置好", "班子建设好", "党员队伍好", "学习活动好", "作用发挥好", "制度坚持好")
_MODEL = {"类别": MODEL}


@rule(
    brief="{n} 项“六个好”评分不全或不达标",
    clause="（十）",
    obligations=("0-3", "10-1", "10-2"),
    thresholds=("model_branch_mark",),
    severity=Severity.ERROR,
    sheet="六个好",
    column="组织设置好",
    message="{哪个支部}“{哪一项}”{怎样}。",
    fix="请核对评分，每项填 0 到 100；达不到标准的，不能评为模范党支部。",
    passes=[
        {},
        {"组织设置好": "70"},
        {"组织设置好": "85", "先进典型": [_MODEL]},
        {"组织设置好": "70", "先进典型": [_MODEL | {"年度": "2025"}]},
        {"组织设置好": "70", "年度": "2025", "党组织": [{"支部类别": "模范"}]},
        {"组织设置好": "0"},
    ],
    fails=[
        {"组织设置好": None},
        {"组织设置好": "100.5"},
        {"组织设置好": "84.9", "先进典型": [_MODEL]},
        {"组织设置好": "70", "党组织": [{"支部类别": "模范"}]},
    ],
)
def six_goods_not_in_order(tables: Tables, on: Context) -> Rows:
    """以“六个好”为标准，持续开展离退休干部“模范党支部”选树：六项评分齐全，模范党支部每项达到分数线。

    All six scores stand between 0 and 100. A model branch is one listed as 模范党支部 in 先进典型 for the year of the
    scores, or whose 支部类别 is 模范 in the year of the period; it reaches ``model_branch_mark`` in each of the six.
    """
    mark, models = Decimal(on.policy["model_branch_mark"]), _models(tables, on)
    table = tables[SCORES]
    for i, (branch, year, *scores) in enumerate(zip(*columns(tables, SCORES, "党支部代码", "年度", *ITEMS), strict=True)):
        is_model = (branch, year) in models
        for item, score in zip(ITEMS, scores, strict=True):
            if score is None and i in table.unread.get(item, ()):
                continue
            wrong = _wrong(score, mark if is_model else None)
            if wrong:
                yield Hit(i, {"哪个支部": named(tables, branch), "哪一项": item, "怎样": wrong}, column=item)


def _wrong(score: Decimal | None, mark: Decimal | None) -> str:
    if score is None:
        return "没有评分，六项都要评分"
    if not 0 <= score <= 100:
        return f"是 {score} 分，应在 0 到 100 之间"
    return f"只有 {score} 分，评为模范党支部的每项都要达到 {mark} 分" if mark is not None and score < mark else ""


def _models(tables: Tables, on: Context) -> set[tuple[Any, Any]]:
    honours = zip(*columns(tables, HONOURS, "类别", "对象代码", "年度"), strict=True)
    classes = zip(*columns(tables, ORGANISATIONS, "党组织代码", "支部类别"), strict=True)
    by_class = {(code, on.period.year) for code, of in classes if of == "模范"}
    return by_class | {(code, year) for kind, code, year in honours if kind == MODEL}


@plant()
def model_branch_below_the_mark(site: Site) -> Marks:
    """模范党支部有一项评分不够。"""

    def body(row: FormRow) -> FormRow:
        return organisation(site, row.form.unit, row["党支部代码"])

    def plain(row: FormRow) -> bool:
        return is_branch(body(row)) and body(row)["支部类别"] != "模范" and site.free(body(row))

    try:
        row = site.take(SCORES, lambda one: body(one)["支部类别"] == "模范")
    except NoRoom:
        row = site.take(SCORES, plain)
        site.use(body(row))["支部类别"] = "模范"
    row.update(dict.fromkeys(ITEMS, 95))
    yield from put(row, site.rng.choice(ITEMS), 71)
