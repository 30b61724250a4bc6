"""S20: the organisation is set up jointly, and the office has not chosen whether to pay its posts."""

from __future__ import annotations

from validators.allowance.claim_period import ClaimPeriod
from validators.allowance.money_rule import Step, money_rule
from validators.allowance.outcome import ClaimOutcome
from validators.allowance.people import JOINT, NOT_PAID, PAID
from validators.finding import Severity
from validators.rule import Context, Hit, Rows

_JOINT = {"党组织": [{"设置方式": JOINT}]}


@money_rule(
    brief="联合成立的，还没有选定发不发",
    step=Step.DECISION,
    outcome=ClaimOutcome.HELD,
    obligations=("2-6", "6-1"),
    thresholds=("allowance_joint", "allowance_only_separate"),
    severity=Severity.ERROR,
    column="任职组织代码",
    message="{组织}是联合成立的，本机构还没有选定联合成立的党组织发不发补贴，{姓名} {月份} 的{职务}补贴先暂缓。",
    fix="请在机构文件夹的设置.toml 里，把［补贴］下面的“联合成立”写成“发放”（与单独成立的一样发）或“不发”（只发单独成立的，"
    "如德老发〔2018〕59号），再重新计算。",
    passes=[
        {},
        _JOINT | {"参数": {"allowance_joint": PAID}},
        _JOINT | {"参数": {"allowance_only_separate": False}},
        {"党组织": [{"设置方式": JOINT, "状态": "已撤销", "状态日期": "2026-06-15"}], "参数": {"allowance_joint": PAID}},
    ],
    fails=[_JOINT],
    also=["S08"],
)
def joint_body_not_chosen(book: ClaimPeriod, on: Context) -> Rows:
    """联合成立的党组织发不发补贴，由发放机构选定；没有选定的先暂缓。

    The plan (clause （六）) wants separate branches as a rule and nowhere says that the posts of others are unpaid; the
    document 德老发〔2018〕59号 pays separate ones alone. Held and not refused: the others' money does not wait for it, and
    nobody is paid or turned away by a default that no one chose.
    """
    if on.policy["allowance_joint"] in (PAID, NOT_PAID) or not on.policy["allowance_only_separate"]:
        return
    for i in book.undecided:
        body = book.claims[i].post.body
        if body and body.setting == JOINT:
            yield Hit(i)


UNPLANTED = "发不发由发放机构在设置里选定，不是表里的差错；由规则自己的例子和发放场景的测试检验。"
