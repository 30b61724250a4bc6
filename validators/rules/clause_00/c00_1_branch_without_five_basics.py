"""C00-1: a branch whose 五个基本 of the year were not scored."""

from __future__ import annotations

from collections.abc import Iterator

from validators.duty import Duty
from validators.duty_progress import DutyProgress
from validators.finding import Severity
from validators.lookups.bodies import ORGANISATIONS
from validators.lookups.scores import FIVE_BASICS, branches_by_scores
from validators.planting import plant
from validators.planting.rows import is_branch, organisation
from validators.planting.site import FormRow, Marks, Site
from validators.rule import Context, Rows, rule
from workbook_templates.table import Tables

_YEAR_END = {"period": "2026Q4"}


def standings(tables: Tables, on: Context) -> Iterator[DutyProgress]:
    """Each branch set up before the year's last quarter: whether its five of the year are scored."""
    yield from branches_by_scores(tables, on, FIVE_BASICS)


DUTY = Duty(
    "给党支部的“五个基本”评分",
    ORGANISATIONS,
    standings,
    after=Severity.WARNING,
    evidence=FIVE_BASICS.sheet,
    title="“五个基本”评分",
)


@rule(
    brief="{n} 个党支部没有“五个基本”评分",
    clause="一",
    obligations=("0-2",),
    severity=Severity.WARNING,
    sheet="党组织",
    column="党组织代码",
    needs=["五个基本"],
    message="{党组织名称}在{期间}没有“五个基本”评分。",
    fix="请在“五个基本”填写一行：“党支部代码”填 {党组织代码}，五项都填。",
    passes=[
        {"五个基本": []},
        _YEAR_END,
        _YEAR_END | {"五个基本": [{"基本保障": None}]},
        _YEAR_END | {"五个基本": [], "状态": "已撤销"},
        _YEAR_END | {"五个基本": [], "成立日期": "2026-10-01"},
        _YEAR_END | {"五个基本": [], "组织形式": "党总支", "党组织名称": "盘龙区农业农村局离退休干部党总支"},
    ],
    fails=[
        _YEAR_END | {"五个基本": []},
        _YEAR_END | {"五个基本": [], "as_of": "2027-01-01"},
        _YEAR_END | {"五个基本": [{"年度": "2025"}]},
        _YEAR_END | {"五个基本": [{"党支部代码": "530102000002"}]},
    ],
    also=["F13"],
)
def branch_without_five_basics(tables: Tables, on: Context) -> Rows:
    """以“五个基本”为主要内容，巩固规范化建设成果：每个党支部每年都评分。

    Every 党支部 in being set up before October, where its unit's 五个基本 is at hand and has no row for it; a score left
    out of a row is F01's matter. Told from the year's last quarter on, and always a warning: the plan names the
    contents of 2025, the yearly score is how the forms show that the results are kept.
    """
    yield from DUTY.hits(tables, on)


@plant()
def scored_for_another_year(site: Site) -> Marks:
    """党支部的“五个基本”评分是上一年的，本年没有评。"""

    def plain(body: FormRow) -> bool:
        return is_branch(body) and body["支部类别"] != "模范" and site.free(body)

    row = site.take(FIVE_BASICS.sheet, lambda one: plain(organisation(site, one.form.unit, one["党支部代码"])))
    row["年度"] = site.period.year - 1
    yield site.use(organisation(site, row.form.unit, row["党支部代码"])).at("党组织代码")
