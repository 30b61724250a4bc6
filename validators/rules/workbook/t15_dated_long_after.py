"""T15: a form dated more than a quarter after the period it reports."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from validators.finding import Severity
from validators.months import months_later
from validators.planting import plant
from validators.planting.site import ALLOWANCE, LIAISON, Mark, Marks, Site
from validators.rule import Context, WorkbookHit, workbook_rule
from workbook_templates.layout import COVER
from workbook_templates.table import Fact, Submission
from workbook_templates.values.period import Period

_PERIOD, _DATED = "报告期", "填报日期"
_DAY = dt.timedelta(days=1)


@workbook_rule(
    brief="{n} 张表的报告期像是没有改",
    severity=Severity.WARNING,
    thresholds=("form_most_months_late",),
    message="填报日期 {值} 比报告期 {详情} 的最后一天晚了 {月数} 个月以上，报告期像是没有改。",
    fix="请核对封面的报告期：报的是新一期的，请改报告期；确实是补报以前的，不用改。",
    passes=[{}, {_DATED: "2026-12-31"}, {_DATED: "2026-06-01"}, {_PERIOD: "2026H1"}, {_PERIOD: "看不懂", _DATED: "2027-05-01"}],
    fails=[{_DATED: "2027-01-01"}, {_PERIOD: "2026Q1"}],
)
def dated_long_after(submission: Submission, on: Context) -> Iterator[WorkbookHit]:
    """填报日期比报告期晚一个季度以上的，多半是沿用了上期的表，忘了改报告期。

    A warning, as an old period may be made up for. Whether the period has been closed by the office is not asked here.
    """
    period, dated = submission.cover(_PERIOD), submission.cover(_DATED)
    months = on.policy["form_most_months_late"]
    if isinstance(period, Period) and isinstance(dated, dt.date) and dated >= months_later(period.end + _DAY, months):
        place = submission.tables.place(COVER, _DATED, 0)
        told = Fact("cover", COVER, place.cell, place.row, _DATED, dated.isoformat(), str(period))
        yield WorkbookHit(told, {"月数": months})


@plant()
def period_not_changed(site: Site) -> Marks:
    """用上期的表改了填报日期，报告期没有改。"""
    form = site.file("T15", LIAISON, ALLOWANCE)
    form.cover[_DATED] = months_later(site.period.end, site.rng.randint(4, 12))
    yield Mark(form, COVER, column=_DATED)
