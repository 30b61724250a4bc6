"""S08: the organisation is not set up separately, is dissolved, or is in no roster."""

from __future__ import annotations

from validators.allowance.claim_period import NO_END, Claim, ClaimPeriod
from validators.allowance.money_rule import Step, money_rule
from validators.allowance.outcome import ClaimOutcome
from validators.allowance.people import JOINT, NOT_PAID, ClaimBody
from validators.finding import Severity
from validators.planting import plant
from validators.planting.allowances import holder
from validators.planting.rows import organisation
from validators.planting.site import Marks, NoRoom, Site
from validators.rule import Context, Hit, Rows


@money_rule(
    brief="组织不是单独成立的",
    step=Step.POST,
    outcome=ClaimOutcome.UNPAID,
    obligations=("2-6",),
    thresholds=("allowance_joint", "allowance_only_separate"),
    severity=Severity.WARNING,
    column="任职组织代码",
    message="{组织}{情况}，{姓名} {月份} 的{职务}补贴不发。",
    fix="请核对“党组织”“学习小组”表里的设置方式和状态；确属不发的不用处理。",
    passes=[
        {},
        {"党组织": [{"状态": "已撤销", "状态日期": "2026-09-15"}]},
        {"党组织": [{"设置方式": "联合成立"}], "参数": {"allowance_joint": "发放"}},
        {"党组织": [{"设置方式": "联合成立"}], "参数": {"allowance_only_separate": False}},
        {"党组织": [{"设置方式": "与在职混编"}], "参数": {"allowance_only_separate": False}},
    ],
    fails=[
        {"党组织": [{"设置方式": "联合成立"}], "参数": {"allowance_joint": "不发"}},
        {"党组织": [{"设置方式": "与在职混编"}]},
        {"党组织": [{"状态": "已撤销", "状态日期": "2026-06-15"}]},
        {"任职组织代码": "530102000009"},
    ],
)
def not_set_up_separately(book: ClaimPeriod, on: Context) -> Rows:
    """与在职混编的党组织不发，联合成立的由发放机构选定；撤销的次月起停发。

    Thresholds: allowance_only_separate, allowance_joint. Where the office has not chosen, the claim is held (S20). A study
    group is not asked how it is set up.
    """
    for i in book.undecided:
        claim = book.claims[i]
        body = claim.post.body
        if body is None or not claim.halves or _unpaid_setting(body, on):
            yield Hit(i, {"情况": _why(claim)})


def _unpaid_setting(body: ClaimBody, on: Context) -> bool:
    if body.separate or not on.policy["allowance_only_separate"]:
        return False
    return body.setting != JOINT or on.policy["allowance_joint"] == NOT_PAID


def _why(claim: Claim) -> str:
    body = claim.post.body
    if body is None:
        return "不在任何一份花名册里"
    if not claim.halves and body.dissolved_on != NO_END:
        return "已撤销"
    return f"不是单独成立的（{body.setting or '没有填设置方式'}）"


@plant(persists=True, first=True)
def mixed_branch(site: Site) -> Marks:
    """支部不是单独成立的，委员不发补贴。"""
    settled = set(site.fixed_organisations)
    row = holder(site)
    body = organisation(site, row.form.unit, row["任职组织代码"])
    if site.is_used(body.cells) or row["任职组织代码"] in settled:
        raise NoRoom("党组织")
    body["设置方式"] = "与在职混编"
    site.mark_used(body.cells)
    yield row.at(stage="money")
    yield body.follows("C06-4")
