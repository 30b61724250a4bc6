"""S19: a leader or deputy of a study group is paid unlike the secretary or committee member."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from validators.allowance.claim_period import ClaimPeriod, months_of
from validators.allowance.money_rule import Step, money_rule
from validators.allowance.outcome import ClaimOutcome
from validators.allowance.standards import COMPARABLE, Standard, scopes_at, standards_in
from validators.finding import Severity
from validators.planting import plant
from validators.planting.allowances import own_standard
from validators.planting.site import Marks, Site
from validators.rule import Context, Hit, Rows
from workbook_templates.values.amount import money

_LEADER, _DEPUTY = {"职务": "组长"}, {"职务": "副组长", "月标准": "210"}
_MEMBER = {"职务": "委员", "月标准": "210"}
_OWN = {"适用范围代码": "11530102015101001R"}


class _Pair(NamedTuple):
    """The standards of a post of a group and of the comparable post of a branch, as they hold in one scope."""

    group: Standard
    branch: Standard


@money_rule(
    brief="组长与书记的标准不同",
    step=Step.TOTAL,
    outcome=ClaimOutcome.PAY,
    obligations=("2-6",),
    severity=Severity.WARNING,
    sheet="补贴标准",
    column="月标准",
    message="{月份}，适用范围 {范围}：{小组职务}的月标准 {小组金额} 元，{支部职务}的是 {支部金额} 元，应当相同。",
    fix="请核对依据文号。行动计划规定组长比照书记、副组长比照委员落实工作补贴；填错的改正后重新计算，确有文件另作规定的，核对后可以照发。",
    passes=[
        {"补贴标准": [{}, _LEADER | {"月标准": "300"}, _MEMBER, _DEPUTY]},
        {"补贴标准": [{}]},
        {"补贴标准": [{}, _LEADER | {"月标准": "250", "失效日期": "2026-06-30"}]},
        {"补贴标准": [{}, _LEADER | {"月标准": "250", "适用范围代码": "530111"}]},
        {"补贴标准": [{}, _LEADER | {"月标准": "250", "适用范围代码": "530000"}, _LEADER | {"月标准": "300"}]},
    ],
    fails=[
        {"补贴标准": [{}, _LEADER | {"月标准": "250"}]},
        {"补贴标准": [{}, _MEMBER, _DEPUTY | {"月标准": "200"}]},
        {"补贴标准": [{}, _LEADER | {"月标准": "300"}, {"月标准": "280"} | _OWN]},
        {
            "补贴标准": [
                {},
                _LEADER | {"月标准": "300", "失效日期": "2026-08-31"},
                _LEADER | {"月标准": "250", "生效日期": "2026-09-01"},
            ]
        },
    ],
)
def group_unlike_the_branch(book: ClaimPeriod, on: Context) -> Rows:
    """学习小组组长、副组长分别比照离退休干部党支部书记、委员落实工作补贴。

    In every scope that a row of either post names, and in every month of the period, the standards that hold there are
    compared, each of the narrowest scope. One hit for each two rows that differ, with the months in which they do, at the
    narrower of the two. A post of a group without a row of its own is paid by the comparable one.
    """
    months: dict[tuple[str, _Pair], list[str]] = defaultdict(list)
    for scope, month, pair in _differing(book):
        months[scope, pair].append(month)
    for (scope, pair), found in months.items():
        at = pair.group if pair.group.scope == scope else pair.branch
        words = {
            "月份": found[0] if len(found) == 1 else f"{found[0]} 至 {found[-1]}", "范围": scope,
            "小组职务": pair.group.post, "小组金额": money(pair.group.fen),
            "支部职务": pair.branch.post, "支部金额": money(pair.branch.fen),
        }  # fmt: skip
        yield Hit(at.row, words)


def _differing(book: ClaimPeriod) -> Iterator[tuple[str, str, _Pair]]:
    rows = standards_in(book.tables.get("补贴标准"))
    for post, like in COMPARABLE.items():
        for scope in dict.fromkeys(row.scope for row in rows if row.post in (post, like)):
            for month in months_of(book.period):
                own, other = (book.standards.counted.find(one, scopes_at(scope), month.first, month.last) for one in (post, like))
                if own and other and own.fen != other.fen and scope in (own.scope, other.scope):
                    yield scope, month.name, _Pair(own, other)


@plant(persists=True, first=True)
def leaders_paid_less(site: Site) -> Marks:
    """单位自定组长标准，比书记的少。"""
    yield own_standard(site, "组长", "240.00").at("月标准", stage="money")
