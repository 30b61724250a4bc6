"""C12-3: a follow-up visit that is due and was not made in the year."""

from __future__ import annotations

from collections.abc import Iterator

from validators.duty import Duty
from validators.duty_progress import DutyProgress
from validators.finding import Severity
from validators.lookups.activities import by_unit, count
from validators.lookups.matters import DONE, MATTERS, Matter, matters
from validators.lookups.units import unit_names
from validators.planting import plant
from validators.planting.site import ASSESSMENT, Cells, Marks, Site
from validators.rule import Context, Rows, rule
from validators.spans import years
from workbook_templates.table import Tables

MATTER = "回访"
_DUE = {"事项": MATTER, "完成情况": "未开展"}


def standings(tables: Tables, on: Context) -> Iterator[DutyProgress]:
    """Each unit that recorded a follow-up as due in the year; a blank 完成情况 is a field rule's matter."""
    held, need = by_unit(tables), on.policy["follow_ups_per_year"]
    for year in years(on):
        for (unit, matter, of), said in matters(tables).items():
            if matter == MATTER and of == year.year:
                done = max(count(held.get((unit, MATTER), ()), year, on), _stated(said, need))
                yield DutyProgress(unit, said.row, done, need, year, {"单位": unit_names(tables).get(unit, unit)})


def _stated(said: Matter, need: int) -> int:
    """How many visits the row states: its 次数, else as many as are needed where it says 已完成 or nothing."""
    if said.times is not None:
        return said.times
    return need if said.state in (DONE, "") else 0


DUTY = Duty("跟踪回访受到纪律处分的离退休干部", MATTERS, standings, evidence=MATTERS)


@rule(
    brief="跟踪回访尚未完成",
    clause="（十二）",
    obligations=("12-3",),
    thresholds=("follow_ups_per_year",),
    severity=Severity.ERROR,
    sheet="单位事项",
    column="完成情况",
    message="{单位}登记了 {年度} 年要办的回访，完成情况是“{完成情况}”，回访 {已有} 次，每年至少 {应有} 次，{期限}。",
    fix="请完成跟踪回访后填写次数，把完成情况改为“已完成”。只填完成情况和次数，不写个人情况。",
    passes=[
        {"事项": MATTER},
        _DUE,
        _DUE | {"period": "2026Q4", "活动记录": [{"活动类型": MATTER, "组织代码": "11530102015101001R"}]},
        _DUE | {"period": "2027Q4"},
        _DUE | {"period": "2026Q4", "次数": "1"},
    ],
    fails=[
        _DUE | {"period": "2026Q4"},
        {"事项": MATTER, "次数": "0", "period": "2026Q4"},
        _DUE | {"period": "2026", "as_of": "2027-01-01", "完成情况": "进行中"},
        _DUE | {"period": "2026Q4", "活动记录": [{"活动类型": MATTER, "活动日期": "2025-12-31"}]},
    ],
    also=["C03-1", "C11-2"],
)
def follow_up_not_done(tables: Tables, on: Context) -> Rows:
    """每年不少于1次跟踪回访受到纪律处分的离退休干部，有针对性地做好引导帮教。

    No case is stored: a unit with someone to visit puts a row 回访 in 单位事项. It is done when the row's 次数 says so, or
    without one its 已完成, or the unit's file records an activity of kind 回访 in the year. Told from the year's last quarter
    on, an error after it.
    """
    yield from DUTY.hits(tables, on)


@plant()
def no_follow_up(site: Site) -> Marks:
    """应当回访，全年没有回访。"""
    form = site.file("C12-3", ASSESSMENT)
    matter: Cells = {"条款": "（十二）", "事项": "回访", "年度": site.period.year, "完成情况": "未开展"}
    yield site.add(form, "单位事项", matter).at("完成情况")
