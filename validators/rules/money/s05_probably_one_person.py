"""S05: probably one person under two numbers, or one number under two names."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from validators.allowance.claim_period import ClaimPeriod
from validators.allowance.identity import KnownNumber, probable_pairs
from validators.allowance.money_rule import Step, money_rule
from validators.allowance.outcome import ClaimOutcome
from validators.finding import Severity
from validators.planting import plant
from validators.planting.allowances import appoint, can_appoint, holder, open_account, own_account
from validators.planting.rows import enrol, other_branch, person_on_roster
from validators.planting.site import Marks, Site
from validators.rule import Context, Hit, Rows
from workbook_templates.cell_types import mask
from workbook_templates.values.date import parse_date
from workbook_templates.values.person_name import name_key, same_name

_TWIN = {"身份证号": "530102196303072511"}
_SLIP = {"身份证号": "530102196303072425", "姓名": "李明", "出生日期": "1963-03-07"}
_PAID = {"身份证号": "530102195802281521", "姓名": "张建国", "月份": "2026-07", "批次": "2026Q3-1", "日期": "2026-09-30"}
_POST = {"任职组织代码": "530102000002"}
_ORGANISATIONS = [{}, {"党组织代码": "530102000002"}]


def _two(other: dict[str, str]) -> dict[str, list[dict[str, str]]]:
    account = other | {"账号": "6223690000000000023"}
    post = {name: value for name, value in other.items() if name != "出生日期"} | _POST
    return {"党组织": _ORGANISATIONS, "离退休干部": [{}, other], "任职": [{}, post], "收款账户": [{}, account]}


@money_rule(
    brief="疑似同一人",
    step=Step.PERSON,
    outcome=ClaimOutcome.HELD,
    obligations=("2-6",),
    severity=Severity.ERROR,
    message="{姓名} {月份} 的{组织}{职务}补贴暂缓：{疑点}。",
    fix="请核对身份证原件，在“重复认定”表写明是同一人还是不同人，再重新计算。",
    passes=[
        {},
        _two(_TWIN | {"姓名": "李明"}),
        {"任职": [{"姓名": "张 建 国"}]},
        _two(_TWIN) | {"重复认定": [{"身份证号二": _TWIN["身份证号"], "认定结果": "不同人"}]},
        {"任职": [{"姓名": "张建囯"}], "重复认定": [{"身份证号二": "530102196303072415", "认定结果": "同一人"}]},
    ],
    fails=[
        _two(_TWIN),
        _two(_SLIP),
        _two({"身份证号": "530102196303074215", "姓名": "李明"}),
        {"任职": [{"姓名": "张建囯"}]},
        {"paid": [_PAID]},
    ],
)
def probably_one_person(book: ClaimPeriod, on: Context) -> Rows:
    """疑似同一人的先不发，等人核实认定。

    Compared are all holders left to be paid, and those the ledger paid for these months. Name and birth date alike; a
    number one digit off or with two neighbours swapped (15-digit numbers were brought to 18 on reading); one number
    under two names; a namesake paid in the same organisation whose number is in no roster any more. 同一人 makes them one
    person everywhere; 不同人 releases both. A number paired with itself in 重复认定 settles that two names are one person.
    """
    doubts = {**_paid_under_another_number(book), **_two_names(book), **_two_numbers(book)}
    if not doubts:
        return
    for i in book.undecided:
        doubt = doubts.get(book.claims[i].post.number)
        if doubt:
            yield Hit(i, {"疑点": doubt})


def _two_numbers(book: ClaimPeriod) -> Mapping[str, str]:
    found: dict[str, str] = {}
    known = {post.number: post for post in book.undecided_posts()}
    people = [KnownNumber(n, p.name, (p.person and p.person.birth) or birth_in(n)) for n, p in known.items()]
    paid = {earlier.number: earlier.name for earlier in book.known.paid.values() if earlier.number not in known}
    people += [KnownNumber(number, name, birth_in(number)) for number, name in paid.items()]
    for one, other, reason in probable_pairs(people, book.decisions):
        for this, that in ((one, other), (other, one)):
            told = f"与 {that.name}（{mask(that.number)}）疑似同一人，{reason}"
            found.setdefault(this.number, told + ("，后者本期已发放" if that.number in paid else ""))
    return found


def _paid_under_another_number(book: ClaimPeriod) -> dict[str, str]:
    """A holder's namesake whom the ledger paid for the same organisation and who stands in no roster any more: most
    likely this person, whose number was put right after the payment. The organisation is known by its code: it may have been
    given another name in the same form.
    """
    gone = {(name_key(p.name), p.code): p for p in book.known.paid.values() if p.number not in book.people}
    found: dict[str, str] = {}
    for post in book.undecided_posts() if gone else ():
        earlier = gone.get((name_key(post.name), post.code))
        if earlier and not book.decisions.decided(post.number, earlier.number):
            found[post.number] = f"{earlier.body_name}的 {earlier.name}（{mask(earlier.number)}）本期已发放，现在换了身份证号"
    return found


def _two_names(book: ClaimPeriod) -> dict[str, str]:
    found: dict[str, str] = {}
    first: dict[str, str] = {}
    for post in book.undecided_posts():
        known = first.setdefault(post.number, post.person.name if post.person else post.name)
        if not same_name(post.name, known) and not book.decisions.decided(post.number, post.number):
            found[post.number] = f"同一个身份证号写着两个姓名：{known}、{post.name}"
    return found


def birth_in(number: str) -> dt.date | None:
    """The birth date an identity number carries, if it is one."""
    return parse_date(number[6:14]) if len(number) == 18 else None


@plant(persists=True)
def one_person_two_numbers(site: Site) -> Marks:
    """同一个人在另一个单位又登记了一次，身份证号有一位录错。"""
    row = holder(site)
    person = person_on_roster(site, row.form.unit, row["身份证号"])
    own_account(site, row)
    branch = other_branch(site, row.form.unit, lambda one: can_appoint(site, one))
    again = enrol(site, person.cells | {"身份证号": site.numbers.mistyped(person["身份证号"])}, branch)
    post = appoint(site, branch, again)
    open_account(site, post)
    yield from (one.at(stage="money") for one in (row, post))
    yield from (one.at("身份证号", stage="county") for one in (person, again))
    yield post.follows("C05-2")
    yield again.follows("C04-1")
