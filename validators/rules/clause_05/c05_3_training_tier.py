"""C05-3: a training that names no tier, or one that does not fit who organised it."""

from __future__ import annotations

from validators.finding import Severity
from validators.lookups.activities import ACTIVITIES, TRAINING
from validators.lookups.named import named
from validators.lookups.once import blank
from validators.lookups.units import is_office
from validators.planting import plant
from validators.planting.rows import put
from validators.planting.site import FormRow, Marks, Site
from validators.rule import Context, Hit, Rows, rule
from workbook_templates.table import Tables

_OWN = "单位兜底"
_CREDIT_CODE, _REGION = 18, 6
_TRAINING = {"活动类型": TRAINING}


@rule(
    brief="{n} 次培训的层级没有写明或不符",
    clause="（五）",
    obligations=("5-3",),
    severity=Severity.WARNING,
    sheet="活动记录",
    column="培训层级",
    message="{主办}的培训“{活动主题}”{怎样}。",
    fix="请在“培训层级”选：省里办的“省级示范”，州市“州市重点”，县“县级普遍”，单位和支部自己办的“单位兜底”。",
    passes=[
        {},
        _TRAINING | {"培训层级": "单位兜底"},
        _TRAINING | {"培训层级": "县级普遍", "组织代码": "530102"},
        _TRAINING | {"培训层级": "州市重点", "组织代码": "530100"},
        _TRAINING | {"培训层级": "省级示范", "组织代码": "530000"},
        _TRAINING | {"培训层级": "县级普遍", "组织代码": "11530102015101001R"},
        _TRAINING | {"培训层级": "单位兜底", "组织代码": "11530102015101001R"},
        _TRAINING | {"培训层级": "县级普遍"},
        _TRAINING | {"培训层级": "县级普遍", "组织代码": "X530102000001"},
    ],
    fails=[
        _TRAINING,
        _TRAINING | {"培训层级": "省级示范"},
        _TRAINING | {"培训层级": "省级示范", "组织代码": "530102"},
        _TRAINING | {"培训层级": "州市重点", "组织代码": "11530102015101001R"},
    ],
    also=["F13"],
)
def training_tier(tables: Tables, on: Context) -> Rows:
    """采取省级示范培训、州（市）级重点培训、县（市、区）级普遍培训、部门（单位）兜底培训的组织形式：培训要写明层级，且与主办的层级相符。

    The level is read from 组织代码: an office's six digits (…0000 province, …00 prefecture, else county); in a unit's
    社会信用代码 characters 3-8, in a branch's or group's code the first six digits say where it is. A unit, branch or group
    holds 单位兜底, or records what its county (prefecture, province) held for it: then the tier says whose training it was.
    """
    columns = ("活动类型", "培训层级", "组织代码")
    for i, (kind, tier, actor) in enumerate(tables[ACTIVITIES].records(*columns)):
        if kind != TRAINING:
            continue
        if tier is None:
            if blank(tables, ACTIVITIES, "培训层级", i):
                yield Hit(i, {"主办": named(tables, actor), "怎样": "没有写明培训层级"})
        elif actor and tier not in _fitting(str(actor)):
            said = f"的培训层级填了“{tier}”，与主办的层级不符，应为“{'”或“'.join(_fitting(str(actor)))}”"
            yield Hit(i, {"主办": named(tables, actor), "怎样": said})


def _fitting(actor: str) -> tuple[str, ...]:
    if is_office(actor):
        return (_tier(actor),)
    region = actor[2:8] if len(actor) == _CREDIT_CODE else actor.removeprefix("X")[:_REGION]
    return (_tier(region), _OWN) if region.isdigit() else (_OWN,)


def _tier(region: str) -> str:
    if region.endswith("0000"):
        return "省级示范"
    return "州市重点" if region.endswith("00") else "县级普遍"


@plant()
def tier_not_told(site: Site) -> Marks:
    """培训没有写层级。"""
    yield from put(_training(site), "培训层级", None)


@plant()
def tier_too_high(site: Site) -> Marks:
    """单位办的培训写成省级示范。"""
    yield from put(_training(site), "培训层级", "省级示范")


def _training(site: Site) -> FormRow:
    return site.take("活动记录", lambda one: one["活动类型"] == "培训")
