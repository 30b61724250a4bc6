"""S14: one organisation has more than one secretary, or one group more than one leader, to be paid for the same days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from validators.allowance.claim_period import ClaimPeriod, ClaimPost
from validators.allowance.money_rule import Step, money_rule
from validators.allowance.outcome import ClaimOutcome
from validators.allowance.titles import SINGLE_HOLDER
from validators.finding import Severity
from validators.planting import plant
from validators.planting.allowances import account_of, holder, own_account
from validators.planting.rows import in_post, organisation
from validators.planting.site import FormRow, Marks, Site
from validators.rule import Context, Hit, Rows

_OTHER = {"身份证号": "530102195802281521", "姓名": "李秀英", "出生日期": "1958-02-28", "性别": "女"}
_SECOND = {"身份证号": _OTHER["身份证号"], "姓名": "李秀英"}
_ACCOUNTS: list[Mapping[str, str]] = [{}, _SECOND | {"账号": "6223690000000000023"}]


def _both(first: Mapping[str, str], second: Mapping[str, str]) -> dict[str, list[Mapping[str, str]]]:
    return {"任职": [first, {**_SECOND, **second}], "离退休干部": [{}, _OTHER], "收款账户": _ACCOUNTS}


@money_rule(
    brief="同时有几名书记或组长",
    step=Step.TOTAL,
    outcome=ClaimOutcome.PAY,
    severity=Severity.WARNING,
    clause="（六）",
    obligations=("2-6", "6-2"),
    column="职务",
    message="{组织}同一时间有 {人数} 名{职务}（{名单}），本批次都要发放。",
    fix="请核对任职表：一个党支部一名书记、一个学习小组一名组长，已经卸任的填“免职日期”，填错的改正后重新计算；确属同时在任的，请复核人核实后再复核。",
    passes=[
        {},
        _both({}, {"职务": "委员"}) | {"补贴标准": [{}, {"职务": "委员", "月标准": "210"}]},
        _both({"免职日期": "2026-08-10"}, {"任职日期": "2026-08-10"}),
        _both({}, {"任职组织代码": "530102000002"}) | {"党组织": [{}, {"党组织代码": "530102000002"}]},
        _both({}, {}) | {"收款账户": [{}]},
    ],
    fails=[_both({}, {}), _both({"免职日期": "2026-08-10"}, {"任职日期": "2026-08-01"})],
    also=["S06"],
)
def two_heads_at_once(book: ClaimPeriod, on: Context) -> Rows:
    """党支部设一名书记，学习小组设一名组长：同时有几人列入发放的，复核前要核实。

    The plan pays a leader like a secretary and says nothing of how many there are; the Branch Regulations know one
    secretary, and C06-7 asks that of the roster as a warning, which passes with an explanation. So the payment is not
    stopped here: the one who computes is told, for the one who approves. Predecessor and successor are not meant, also
    where both are paid the whole month of the handover and one begins on the day the other ends.
    """
    by_body: dict[tuple[str, str], list[ClaimPost]] = defaultdict(list)
    for post in book.undecided_posts():
        if post.post in SINGLE_HOLDER:
            by_body[post.code, post.post].append(post)
    for posts in by_body.values():
        yield from _at_once(book, posts) if len(posts) > 1 else ()


def _at_once(book: ClaimPeriod, posts: Sequence[ClaimPost]) -> Iterator[Hit]:
    """One hit an organisation, at the post begun last: that is likeliest the wrong one."""
    person = book.decisions.person
    held = [one for one in posts if any(_overlap(one, other) and person(one.number) != person(other.number) for other in posts)]
    if held:
        latest = max(held, key=lambda post: (post.start, post.row))
        names = "、".join(dict.fromkeys(post.name for post in held))
        yield Hit(latest.row, {"组织": latest.body_name, "人数": len({person(post.number) for post in held}), "名单": names})


def _overlap(one: ClaimPost, other: ClaimPost) -> bool:
    return max(one.start, other.start) < min(one.last, other.last)


@plant(persists=True, first=True)
def two_secretaries(site: Site) -> Marks:
    """前任书记没有填免职日期，新任书记也登记了。"""
    row = holder(site, lambda one: _heads_beside(site, one))
    head = _heads_beside(site, row)[0]
    own_account(site, row)
    own_account(site, head)
    site.mark_used(head.cells)
    row["职务"] = "书记"
    rows = row.form.sheets["任职"]
    yield max((head, row), key=lambda one: (one["任职日期"], rows.index(one.cells))).at("职务", stage="money")
    yield organisation(site, row.form.unit, row["任职组织代码"]).follows("C06-7")


def _heads_beside(site: Site, row: FormRow) -> list[FormRow]:
    """The one secretary of the holder's branch, where paid like the holder and left alone so far."""
    code, unit = row["任职组织代码"], row.form.unit
    held = [one for one in site.rows(unit, "任职") if one["任职组织代码"] == code and one["职务"] == "书记" and in_post(one)]
    bodies = [one for one in site.rows(unit, "党组织") if one["党组织代码"] == code and not site.is_used(one.cells)]
    if len(held) != 1 or not bodies or unit in site.own_standards:
        return []
    return [one for one in held if site.free(one) and account_of(site, one) is not None]
