"""S29: the holder's number is no identity number, and an office below took it in for a reason."""

from __future__ import annotations

from validators.allowance.claim_period import ClaimPeriod
from validators.allowance.money_rule import Step, money_rule
from validators.allowance.outcome import ClaimOutcome
from validators.finding import Severity
from validators.identity import is_valid
from validators.rule import Context, Hit, Rows

_WRONG = "530102196303072416"
_FROM_BELOW = {"身份证号": _WRONG, "来源单位代码": "11530102015101007C"}
_WRONG_EVERYWHERE = {"离退休干部": [{"身份证号": _WRONG}], "收款账户": [{"身份证号": _WRONG}]}


@money_rule(
    brief="下级带错收下的身份证号",
    step=Step.PERSON,
    outcome=ClaimOutcome.HELD,
    obligations=("2-6",),
    severity=Severity.ERROR,
    message="{姓名} {月份} 的{组织}{职务}补贴暂缓：身份证号不对，是下级机构写明理由收下的。",
    fix="请下级机构按身份证原件更正号码，重新汇总报来；核对过原件、确实就是这个号码的，在“重复认定”里两栏都写这个号码，认定为“同一人”，再重新计算。",
    passes=[
        {},
        {"任职": [{"来源单位代码": "11530102015101007C"}]},
        _WRONG_EVERYWHERE | {"任职": [{"身份证号": _WRONG}]},
        _WRONG_EVERYWHERE
        | {"任职": [_FROM_BELOW], "重复认定": [{"身份证号一": _WRONG, "身份证号二": _WRONG, "认定结果": "同一人"}]},
    ],
    fails=[_WRONG_EVERYWHERE | {"任职": [_FROM_BELOW]}],
)
def wrong_number_from_below(book: ClaimPeriod, on: Context) -> Rows:
    """号码不对就不知道发给谁：下级写明理由收下的，上级自己核发时先不发，等号码更正或者核实。

    An office that takes a wrong number in for a reason answers for it and may pay. An office above that computes itself knows
    nothing of the person but that number, and could pay again under the right one. A row comes from below where it carries the
    unit that it came from.
    """
    posts = book.tables.get("任职")  # an adjustment may judge a period of which no roster is there
    origins = posts.get("来源单位代码") if posts is not None else ()
    for i in book.undecided:
        post = book.claims[i].post
        if origins[post.row] and not is_valid(post.number) and not book.decisions.decided(post.number, post.number):
            yield Hit(i)


UNPLANTED = "这样的行要由下级机构写明理由收下、再汇总上来，演示只有一个县；由规则自己的例子和上下两级的测试检验。"
