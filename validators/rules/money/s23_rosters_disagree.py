"""S23: two rosters disagree on whether, or when, the holder died or moved out."""

from __future__ import annotations

from validators.allowance.claim_period import ClaimPeriod, months_of
from validators.allowance.half_months import halves_held
from validators.allowance.money_rule import Step, money_rule
from validators.allowance.outcome import ClaimOutcome
from validators.finding import Severity
from validators.lookups.departures import disagreements, gone_words
from validators.rule import Context, Hit, Rows

_PEOPLE = "离退休干部"
_OTHER = "530102196303072423"
_ELSEWHERE = {"来源单位代码": "11530102015101007C", "来源单位": "盘龙区第一局"}


def _two(gone: dict[str, str]) -> list[dict[str, str]]:
    return [{}, _ELSEWHERE | gone]


@money_rule(
    brief="两份花名册说法不一",
    step=Step.PERSON,
    outcome=ClaimOutcome.HELD,
    obligations=("2-6",),
    thresholds=("allowance_by_half",),
    severity=Severity.ERROR,
    message="{姓名} {月份} 的{组织}{职务}补贴暂缓：{两处}。",
    fix="请两个单位核实这个人的情况，填错的一方改正花名册，收进来以后再重新计算。",
    passes=[
        {},
        {_PEOPLE: _two({"状态": "去世", "状态日期": "2026-09-30"})},
        {_PEOPLE: _two({"状态": "转出", "状态日期": "2026-08-10"}), "任职日期": "2026-08-10"},
        {_PEOPLE: _two({"状态": "转出"})},
    ],
    fails=[
        {_PEOPLE: _two({"状态": "去世", "状态日期": "2026-08-10"})},
        {_PEOPLE: _two({"状态": "去世"})},
        {_PEOPLE: _two({"状态": "去世", "状态日期": "2026-09-10"}), "任职日期": "2026-09-20"},
        {_PEOPLE: _two({"状态": "转出", "状态日期": "2026-08-10"})},
        {_PEOPLE: [{"状态": "去世", "状态日期": "2026-09-10"}, _ELSEWHERE | {"状态": "去世", "状态日期": "2026-08-10"}]},
        {
            _PEOPLE: [{}, {"身份证号": _OTHER, "状态": "去世", "状态日期": "2026-08-10"}],
            "重复认定": [{"身份证号二": _OTHER, "认定结果": "同一人"}],
        },
        {"参数": {"allowance_by_half": True}, _PEOPLE: _two({"状态": "去世", "状态日期": "2026-09-10"})},
    ],
)
def rosters_disagree(book: ClaimPeriod, on: Context) -> Rows:
    """一份花名册说已去世、已转出，另一份还列为在册任职的，那天以后各月的补贴先暂缓，不由程序猜哪一份对。

    Up to that day all agree, and are paid. Every number of one person is looked up. Who moved out of one unit and took up the
    post in another then or later has only moved. Both units are told by T16.
    """
    person = book.decisions.person
    found = disagreements(book.tables, person)
    months = {month.name: month for month in months_of(book.period)}
    for i in book.undecided if found else ():
        claim = book.claims[i]
        one = found.get(person(claim.post.number))
        if one is None:
            continue
        agreed = halves_held(claim.post.start, one.day, months[claim.month], by_half=on.policy["allowance_by_half"])
        if claim.halves & ~agreed:
            yield Hit(i, {"两处": gone_words(book.tables, one)})


UNPLANTED = "两份花名册不一致的，由T16在汇总时查出（演示里植入在那里）；暂缓由规则自己的例子和发放场景的测试检验。"
