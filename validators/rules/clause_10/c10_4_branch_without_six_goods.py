"""C10-4: a branch whose 六个好 of the year were not scored."""

from __future__ import annotations

from collections.abc import Iterator

from validators.duty import Duty
from validators.duty_progress import DutyProgress
from validators.finding import Severity
from validators.lookups.bodies import ORGANISATIONS
from validators.lookups.scores import SIX_GOODS, branches_by_scores
from validators.planting import plant
from validators.planting.rows import is_branch, organisation
from validators.planting.site import FormRow, Marks, Site
from validators.rule import Context, Rows, rule
from workbook_templates.table import Tables

_YEAR_END = {"period": "2026Q4"}


def standings(tables: Tables, on: Context) -> Iterator[DutyProgress]:
    """Each branch set up before the year's last quarter: whether its six of the year are scored."""
    yield from branches_by_scores(tables, on, SIX_GOODS)


DUTY = Duty(
    "按“六个好”标准给党支部评分", ORGANISATIONS, standings, after=Severity.WARNING, evidence=SIX_GOODS.sheet, title="“六个好”评分"
)


@rule(
    brief="{n} 个党支部没有“六个好”评分",
    clause="（十）",
    obligations=("0-3", "10-1"),
    severity=Severity.WARNING,
    sheet="党组织",
    column="党组织代码",
    needs=["六个好"],
    message="{党组织名称}在{期间}没有“六个好”评分。",
    fix="请按“六个好”标准评分，在“六个好”填写一行：“党支部代码”填 {党组织代码}，六项都填。",
    passes=[
        {"六个好": []},
        _YEAR_END,
        _YEAR_END | {"六个好": [{"作用发挥好": None}]},
        _YEAR_END | {"六个好": [], "状态": "已撤销"},
        _YEAR_END | {"六个好": [], "成立日期": "2026-10-01"},
        _YEAR_END | {"六个好": [], "组织形式": "党总支", "党组织名称": "盘龙区农业农村局离退休干部党总支"},
    ],
    fails=[
        _YEAR_END | {"六个好": []},
        _YEAR_END | {"六个好": [], "as_of": "2027-01-01"},
        _YEAR_END | {"六个好": [{"年度": "2025"}]},
        _YEAR_END | {"六个好": [{"党支部代码": "530102000002"}]},
    ],
    also=["F13"],
)
def branch_without_six_goods(tables: Tables, on: Context) -> Rows:
    """2026年以“六个好”为标准，一般支部抓规范、规范支部创模范、模范支部树品牌：每个党支部每年都按六个好评分。

    Every 党支部 in being set up before October, where its unit's 六个好 is at hand and has no row for it; a score left
    out of a row is F01's matter. Told from the year's last quarter on, and always a warning: the plan sets the
    standard, the yearly score is how the forms show it.
    """
    yield from DUTY.hits(tables, on)


@plant()
def scored_for_another_year(site: Site) -> Marks:
    """党支部的“六个好”评分是上一年的，本年没有评。"""

    def plain(body: FormRow) -> bool:
        return is_branch(body) and body["支部类别"] != "模范" and site.free(body)

    row = site.take(SIX_GOODS.sheet, lambda one: plain(organisation(site, one.form.unit, one["党支部代码"])))
    row["年度"] = site.period.year - 1
    yield site.use(organisation(site, row.form.unit, row["党支部代码"])).at("党组织代码")
