"""S09: no bank account, or one account for several persons."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain

from validators.allowance.accounts import accounts_of
from validators.allowance.claim_period import ClaimPeriod, ClaimPost
from validators.allowance.money_rule import Step, money_rule
from validators.allowance.outcome import ClaimOutcome
from validators.allowance.people import BankAccount
from validators.finding import Severity
from validators.planting import plant
from validators.planting.allowances import holder, own_account
from validators.planting.site import Marks, Site
from validators.rule import Context, Hit, Rows
from workbook_templates.cell_types import mask
from workbook_templates.values.person_name import same_name


@money_rule(
    brief="没有本人的账户",
    step=Step.PERSON,
    outcome=ClaimOutcome.HELD,
    obligations=("2-6",),
    severity=Severity.ERROR,
    message="{姓名} {月份} 的{组织}{职务}补贴暂缓：{账户情况}。",
    fix="请核对银行卡和身份证，在“收款账户”表只留本人的一个账号，再重新计算。",
    passes=[
        {},
        {"收款账户": [{}, {}]},
        {"收款账户": [{"姓名": "张 建 国"}]},
        {"收款账户": [{"姓名": "张建囯"}], "重复认定": [{"身份证号二": "530102196303072415", "认定结果": "同一人"}]},
    ],
    fails=[
        {"收款账户": []},
        {"收款账户": [{}, {"身份证号": "530102195802281521", "姓名": "李秀英"}]},
        {"收款账户": [{}, {"账号": "6223690000000000023"}]},
        {"收款账户": [{"姓名": "李秀英"}]},
    ],
)
def no_account_of_their_own(book: ClaimPeriod, on: Context) -> Rows:
    """没有本人账户、户名不是本人、一人登记了几个账号、几个人用一个账号的，暂缓发放。

    Everybody in 收款账户 counts, also who is paid nothing: whose is the account then? Of two accounts of one number nobody
    can know which is right. A name that differs is settled like in S05, by a number paired with itself in 重复认定.
    """
    shared = _shared(book)
    trouble = {post.number: told for post in book.undecided_posts() if (told := _trouble(book, post, shared))}
    for i in book.undecided if trouble else ():
        number = book.claims[i].post.number
        if number in trouble:
            yield Hit(i, {"账户情况": trouble[number]})


def _trouble(book: ClaimPeriod, post: ClaimPost, shared: Mapping[str, list[str]]) -> str:
    accounts = accounts_of(book, post.number)
    if not accounts:
        return "没有收款账户"
    one = accounts[0]
    if len(accounts) > 1:
        return f"登记了几个账号（{'、'.join(_where(book, account) for account in accounts)}）"
    if one.account in shared:
        return f"账号 {mask(one.account)} 登记在几个人名下（{'、'.join(shared[one.account])}）"
    known = {book.people[number].name for number in book.decisions.numbers(post.number) if number in book.people}
    strange = known and not any(same_name(one.name, name) for name in known)
    if strange and not book.decisions.decided(one.number, one.number):
        return f"收款账户的户名是 {one.name}，花名册上是 {'、'.join(sorted(known))}"
    return ""


def _where(book: ClaimPeriod, account: BankAccount) -> str:
    return f"{book.tables.place('收款账户', '账号', account.row).file} 里的 {mask(account.account)}"


def _shared(book: ClaimPeriod) -> dict[str, list[str]]:
    """Accounts of several persons with their names."""
    owner: dict[str, BankAccount] = {}
    shared: dict[str, list[str]] = {}
    person = book.decisions.person
    for account in chain.from_iterable(book.accounts.values()):
        first = owner.setdefault(account.account, account)
        if first.number != account.number and person(first.number) != person(account.number):
            shared.setdefault(account.account, [first.name]).append(account.name)
    return shared


@plant(persists=True)
def no_account(site: Site) -> Marks:
    """没有登记收款账户。"""
    row = holder(site)
    account = own_account(site, row)
    site.remove(account.form, "收款账户", lambda cells: cells is account.cells)
    yield row.at(stage="money")


@plant(persists=True)
def shared_account(site: Site) -> Marks:
    """两个人登记了同一个账号。"""
    one, other = holder(site), holder(site)
    own_account(site, other)["账号"] = own_account(site, one)["账号"]
    yield one.at(stage="money")
    yield other.at(stage="money")
