"""Allowances: who is paid how much for a quarter, in yuan computed by hand from the plan's sentences.

The standards of every case: 书记 300 yuan a month, 副书记 and 委员 210; nothing of their own for 组长 and 副组长.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

import pytest

from validators.allowance.claims import claim_period
from validators.allowance.judge import judge
from validators.examples import tables_of
from validators.policy import default_policy
from validators.rule import Context
from workbook_templates.values.period import Period

BRANCH, OTHER, GROUP = "530102000001", "530102000002", "X530102000001"
ZHANG = {"身份证号": "530102196303072415", "姓名": "张建国"}
LI = {"身份证号": "530102195802281521", "姓名": "李秀英"}
STANDARDS = [{"职务": "书记", "月标准": "300"}, {"职务": "副书记", "月标准": "210"}, {"职务": "委员", "月标准": "210"}]
ACCOUNTS = [ZHANG | {"账号": "6223690000000000015"}, LI | {"账号": "6223690000000000023"}]
Row = Mapping[str, object]
_ORDINARY: Row = MappingProxyType({})


class Pay(NamedTuple):
    """The rows of 任职, the yuan due for July to September by name, and what else differs from the ordinary."""

    posts: Sequence[Row]
    due: Mapping[str, int]
    zhang: Row = _ORDINARY
    branch: Row = _ORDINARY


def paid(case: Pay) -> dict[str, int]:
    """The yuan paid by name."""
    people = [ZHANG | case.zhang, LI | {"性别": "女", "出生日期": "1958-02-28"}]
    sheets: dict[str, Any] = {
        "党组织": [{"党组织代码": BRANCH} | dict(case.branch), {"党组织代码": OTHER}],
        "学习小组": [{"小组代码": GROUP, "挂联党支部代码": BRANCH}],
        "离退休干部": people, "任职": case.posts, "收款账户": ACCOUNTS, "补贴标准": STANDARDS,
    }  # fmt: skip
    tables = tables_of(sheets)
    period, policy = Period.parse("2026Q3"), default_policy()
    claims = claim_period(tables, period, policy, {}, office=tables.sources[0].unit)
    verdicts = judge(claims, Context(period.end, period, policy)).verdicts
    sums: Counter[str] = Counter()
    for i, claim in enumerate(claims.claims):
        if i not in verdicts:
            sums[claim.post.name] += claim.fen
    return {name: fen // 100 for name, fen in sums.items() if fen}


def post(title: str, body: str = BRANCH, who: Row = ZHANG, **days: str) -> Row:
    return {**who, "任职组织代码": body, "职务": title, "任职日期": "2025-06-01", **days}


ONCE = {
    "a secretary": Pay([post("书记")], {"张建国": 900}),
    "a committee member": Pay([post("委员")], {"张建国": 630}),
    "a leader is paid like a secretary": Pay([post("委员"), post("组长", GROUP)], {"张建国": 900}),
    "a deputy leader like a committee member": Pay([post("委员"), post("副组长", GROUP)], {"张建国": 630}),
    "a secretary who leads the group": Pay([post("书记"), post("组长", GROUP)], {"张建国": 900}),
    "in two branches": Pay([post("委员"), post("书记", OTHER)], {"张建国": 900}),
    "three posts": Pay([post("委员"), post("委员", OTHER), post("副组长", GROUP)], {"张建国": 630}),
    "two persons, each once": Pay([post("书记"), post("委员", who=LI)], {"张建国": 900, "李秀英": 630}),
    "one post after the other": Pay(
        [post("书记", 免职日期="2026-07-31"), post("委员", OTHER, 任职日期="2026-08-01")], {"张建国": 300 + 210 + 210}
    ),
    "the higher post for one month only": Pay(
        [post("委员"), post("书记", OTHER, 任职日期="2026-09-01")], {"张建国": 210 + 210 + 300}
    ),
}


@pytest.mark.parametrize("case", ONCE.values(), ids=ONCE)
def test_who_holds_several_posts_is_paid_once(case: Pay) -> None:
    """“学习小组组长、副组长……分别比照离退休干部党支部书记、委员落实工作补贴，同一人担任多个职务时不得重复发放补贴。”（二）"""
    assert paid(case) == case.due


def left(state: str, day: str | None) -> Row:
    return {"状态": state, "状态日期": day}


ENDS = {
    "died before the quarter": Pay([post("书记")], {}, left("去世", "2026-06-30")),
    "died on its first day": Pay([post("书记")], {"张建国": 300}, left("去世", "2026-07-01")),
    "died in August": Pay([post("书记")], {"张建国": 600}, left("去世", "2026-08-10")),
    "died after it": Pay([post("书记")], {"张建国": 900}, left("去世", "2026-10-02")),
    "moved out in August": Pay([post("书记")], {"张建国": 600}, left("转出", "2026-08-31")),
    "died, nobody knows when": Pay([post("书记")], {}, left("去世", None)),
    "relieved in June": Pay([post("书记", 免职日期="2026-06-30")], {}),
    "relieved in July": Pay([post("书记", 免职日期="2026-07-15")], {"张建国": 300}),
    "relieved on the last day": Pay([post("书记", 免职日期="2026-09-30")], {"张建国": 900}),
    "appointed in August": Pay([post("书记", 任职日期="2026-08-20")], {"张建国": 600}),
    "appointed after the quarter": Pay([post("书记", 任职日期="2026-10-01")], {}),
}


@pytest.mark.parametrize("case", ENDS.values(), ids=ENDS)
def test_nobody_is_paid_for_months_after_the_end(case: Pay) -> None:
    """RULES S06: “died, moved out, or the post ended before the month: not paid”, by whole months."""
    assert paid(case) == case.due


BODIES = {
    "set up separately": Pay([post("书记")], {"张建国": 900}),
    "dissolved before the quarter": Pay([post("书记")], {}, branch={"状态": "已撤销", "状态日期": "2026-06-15"}),
    "dissolved in August": Pay([post("书记")], {"张建国": 600}, branch={"状态": "已撤销", "状态日期": "2026-08-15"}),
    "a branch that is in no roster": Pay([post("书记", "530102000009")], {}),
    "a study group is not asked how it is set up": Pay(
        [post("委员", OTHER), post("组长", GROUP)], {"张建国": 900}, branch={"设置方式": "单独成立"}
    ),
}


@pytest.mark.parametrize("case", BODIES.values(), ids=BODIES)
def test_nobody_is_paid_for_a_body_that_is_not_there(case: Pay) -> None:
    """“不再符合设立条件的离退休干部党组织，应及时予以调整或撤销。”（六） RULES S08: dissolved, or in no roster: not paid."""
    assert paid(case) == case.due
