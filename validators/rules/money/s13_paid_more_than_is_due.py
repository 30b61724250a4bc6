"""S13: the ledger holds a payment of more than what is due by now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from validators.allowance.choice import due_by_month
from validators.allowance.claim_period import ClaimPeriod, Payment
from validators.allowance.money_rule import Step, money_rule
from validators.allowance.outcome import ClaimOutcome
from validators.finding import Severity
from validators.rule import Context, Hit, Rows
from workbook_templates.advice import Advice, Sentence
from workbook_templates.values.amount import money

_PEOPLE = "离退休干部"
_OTHER = "530102196303072423"
_PAID = {"身份证号": "530102196303072415", "姓名": "张建国", "月份": "2026-09", "批次": "2026Q3-1", "日期": "2026-09-30"}


@money_rule(
    brief="已发的比应发的多",
    step=Step.DUE,
    outcome=ClaimOutcome.PAY,
    obligations=("2-6",),
    severity=Severity.WARNING,
    column="身份证号",
    message="{姓名} {月份} 已在批次 {批次} 发放{几笔} {已发金额} 元，按现在收到的资料应发 {应发金额} 元，多发 {多发金额} 元。",
    fix=Sentence("请核实；确属多发的，请", Advice.ADJUST, "，登记应收回的钱。"),
    passes=[{}, {"paid": [_PAID]}],
    fails=[
        {"paid": [_PAID], "离退休干部": [{"状态": "去世", "状态日期": "2026-08-10"}]},
        {"paid": [_PAID], "职务": "委员", "补贴标准": [{}, {"职务": "委员", "月标准": "210"}]},
        {"paid": [_PAID, _PAID | {"身份证号": _OTHER}], "重复认定": [{"身份证号二": _OTHER, "认定结果": "同一人"}]},
    ],
    also=["S04", "S06"],
)
def paid_more_than_is_due(book: ClaimPeriod, on: Context) -> Rows:
    """发放以后才报来去世、免职、改任的，或者才认定两个号码是同一人的，已经多发的要提醒，及时收回。

    Told are payments of this office to people at hand: all of a person's for a month together, where they are more than the
    highest of the posts is worth in that month now. What is held, or not known for want of a roster or a standard, is not
    called overpaid.
    """
    due, unclear = (due_by_month(book), _unclear(book)) if book.known.paid else ({}, set())
    rows = {claim.post.number: claim.post.row for claim in reversed(book.claims)}
    people = book.tables[_PEOPLE].index("身份证号") if book.known.paid and _PEOPLE in book.tables else {}
    for (person, month), paid in sorted(_by_person(book).items()):
        claim = due.get((person, month))
        fen, held = claim.fen if claim else 0, sum(one.fen for one in paid)
        if held > fen and (person, month) not in unclear:
            batches = "、".join(dict.fromkeys(one.batch for one in paid))
            words = {"月份": month, "批次": batches, "几笔": f" {len(paid)} 笔，共" if len(paid) > 1 else ""}
            words |= {"已发金额": money(held), "应发金额": money(fen), "多发金额": money(held - fen)}
            yield from _at(book.decisions.numbers(person), rows, people, words)


def _unclear(book: ClaimPeriod) -> set[tuple[str, str]]:
    """The persons and months of which it is not known what is due: by an earlier rule, or by a standard nobody confirmed."""
    person, unconfirmed = book.decisions.person, book.standards.unconfirmed
    waiting = [i for i in book.undecided if (one := book.claims[i].standard) and one.row in unconfirmed] if unconfirmed else []
    return {(person(book.claims[i].post.number), book.claims[i].month) for i in (*book.unclear, *waiting)}


def _by_person(book: ClaimPeriod) -> Mapping[tuple[str, str], list[Payment]]:
    """What this office paid, by person and month; one under several numbers counts once."""
    found: dict[tuple[str, str], dict[object, Payment]] = defaultdict(dict)
    for (number, month), one in sorted(book.known.paid.items()):
        if not one.payer:
            found[book.decisions.person(number), month][one.entry or number] = one
    return {key: sorted(payments.values(), key=lambda one: (one.entry, one.number)) for key, payments in found.items()}


def _at(numbers: Sequence[str], rows: Mapping[str, int], people: Mapping[Any, int], words: Mapping[str, str]) -> Iterator[Hit]:
    """The hit at the person's post, else at the person in the roster, else nowhere."""
    for found, sheet in ((rows, ""), (people, _PEOPLE)):
        if row := [found[number] for number in numbers if number in found]:
            yield Hit(row[0], words, sheet=sheet)
            return


UNPLANTED = "演示里先发放、后报来的变化没有；由规则自己的例子和发放场景的测试检验。"
