"""S09: no bank account, or one account for several persons."""

from __future__ import annotations

from validators.claims.book import Book
from validators.claims.outcome import Outcome
from validators.claims.people import Account
from validators.claims.rule import Step, money_rule
from validators.finding import Severity
from validators.rule import Context, Hit, Rows
from workbook_templates.cell_types import mask


@money_rule(
    step=Step.PERSON,
    outcome=Outcome.HELD,
    severity=Severity.ERROR,
    message="{姓名} {月份} 的{组织}{职务}补贴暂缓：{账户情况}。",
    fix="请在“收款账户”表填写本人的账号，再重新计算。",
    passes=[{}],
    fails=[
        {"收款账户": []},
        {"收款账户": [{}, {"身份证号": "530102195802281521", "姓名": "李秀英"}]},
    ],
)
def no_account_of_their_own(book: Book, on: Context) -> Rows:
    """没有本人账户的暂缓发放。Everybody in 收款账户 counts, also who is paid nothing: whose is the account then?"""
    shared = _shared(book)
    trouble: dict[str, str] = {}
    for post in book.open_posts():
        account = account_of(book, post.number)
        if account is None:
            trouble[post.number] = "没有收款账户"
        elif account.account in shared:
            names = "、".join(shared[account.account])
            trouble[post.number] = f"账号 {mask(account.account)} 登记在几个人名下（{names}）"
    for i in book.open if trouble else ():
        told = trouble.get(book.claims[i].post.number)
        if told:
            yield Hit(i, {"账户情况": told})


def account_of(book: Book, number: str) -> Account | None:
    """Where a person is paid, under whichever of the person's numbers it is filled in."""
    found = book.accounts.get(number)
    if found is None and book.decisions:
        others = (book.accounts.get(other) for other in book.decisions.numbers(number))
        found = next((account for account in others if account), None)
    return found


def _shared(book: Book) -> dict[str, list[str]]:
    """Accounts of several persons with their names."""
    owner: dict[str, str] = {}
    shared: dict[str, list[str]] = {}
    for number, account in book.accounts.items():
        first = owner.setdefault(account.account, number)
        if first != number and book.decisions.person(first) != book.decisions.person(number):
            names = shared.setdefault(account.account, [book.accounts[first].name])
            names.append(account.name)
    return shared
