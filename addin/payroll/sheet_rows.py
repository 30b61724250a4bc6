"""The rows of an allowance sheet: one for each person and unit, the sums by unit, and who is not paid and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from addin.ledger.batches import BatchContent
from addin.ledger.hash_chain import LedgerEntry
from addin.ledger.model import CORRECTION_OUTCOMES, ENTRY_WORDS, OFFSET, LineRow, PostRow
from validators.allowance.outcome import ClaimOutcome
from validators.allowance.titles import rank
from workbook_templates.cell_types import mask
from workbook_templates.values.amount import money

_MONTH = "\0"


@dataclass(frozen=True)
class PaidRow:
    """One row to sign: a person's months in one unit, paid together.

    ``number`` is the full identity number, ``months`` like 2026-07, ``standard`` the monthly amounts in yuan as text,
    ``fen`` the sum of the months. ``kept_back`` are the fen of it that are kept back for what was paid too much before,
    ``why_kept_back`` says of which months.
    """

    name: str
    number: str
    unit: str
    unit_name: str
    body: str
    post: str
    months: tuple[str, ...]
    standard: str
    fen: int
    bank: str
    account: str
    kept_back: int = 0
    why_kept_back: str = ""

    @property
    def net(self) -> int:
        """What the bank pays out, in fen."""
        return self.fen - self.kept_back


@dataclass(frozen=True)
class UnpaidRow:
    """A post that is not paid in some months for one reason.

    ``number`` is masked, ``months`` are like 2026-07, ``outcome`` is the Chinese word, ``reason`` the sentence.
    """

    name: str
    number: str
    body: str
    post: str
    months: tuple[str, ...]
    outcome: str
    rule: str
    reason: str
    unit: str
    unit_name: str


@dataclass(frozen=True)
class UnitSum:
    """The sum of one unit: number of persons, of months paid, and fen."""

    unit: str
    unit_name: str
    persons: int
    months: int
    fen: int


@dataclass(frozen=True)
class LaterRow:
    """What became of a payment afterwards: ``number`` is masked, ``change`` the Chinese word, ``fen`` negative where it came
    back.
    """

    name: str
    number: str
    body: str
    month: str
    change: str
    fen: int
    day: str
    by: str
    reason: str


def later_rows(held: BatchContent, changes: Sequence[tuple[int, LedgerEntry]]) -> list[LaterRow]:
    """The later entries of a batch (``queries.later_changes``) as rows, in the order they were made."""
    rows = []
    for pos, one in changes:
        post = held.posts[held.lines[pos].post_pos]
        what, day = ENTRY_WORDS[one.kind], one.at[:10]
        rows.append(LaterRow(post.name, mask(post.number), post.body_name, one.month, what, one.fen, day, one.by, one.reason))
    return rows


def paid_rows(held: BatchContent) -> list[PaidRow]:
    """The rows to sign, sorted by unit, organisation and post: what the batch pays, whatever became of it afterwards."""
    groups: dict[tuple[str, str], list[LineRow]] = {}
    offsets: dict[tuple[str, str], list[LineRow]] = {}
    key = ("", "")
    for line in held.lines:
        if line.outcome == "pay":
            key = (held.posts[line.post_pos].unit, line.person)
            groups.setdefault(key, []).append(line)
        elif line.outcome == OFFSET:  # it stands right after the payment that it is taken from
            offsets.setdefault(key, []).append(line)
    rows = [(_place(held.posts[lines[0].post_pos]), _paid(held, lines, offsets.get(key, ()))) for key, lines in groups.items()]
    return [row for _, row in sorted(rows, key=lambda pair: pair[0])]


def _place(post: PostRow) -> tuple[str, str, int]:
    return (post.unit, post.code, rank(post.post))


def _paid(held: BatchContent, lines: list[LineRow], offsets: Sequence[LineRow]) -> PaidRow:
    lines = sorted(lines, key=lambda line: line.month)
    posts = [held.posts[line.post_pos] for line in lines]
    first = posts[0]
    standards = dict.fromkeys(money(one.fen) for one in map(held.standard, lines) if one)
    return PaidRow(
        name=first.name, number=first.number, unit=first.unit, unit_name=first.unit_name,
        body="、".join(dict.fromkeys(post.body_name for post in posts)),
        post="、".join(dict.fromkeys(post.post for post in posts)), months=tuple(line.month for line in lines),
        standard="、".join(standards), fen=sum(line.fen for line in lines), bank=first.bank, account=first.account,
        kept_back=sum(line.fen for line in offsets), why_kept_back="".join(line.reason for line in offsets),
    )  # fmt: skip


def reference_of(batch: str, position: int) -> str:
    """The reference of a payment: the batch's number and the line's position from 1, which the bank sends back."""
    return f"{batch}-{position:04d}"


def unpaid_rows(held: BatchContent, *, with_offsets: bool = False) -> list[UnpaidRow]:
    """All lines that pay nothing; months of a post with the same outcome and reason share a row.

    What is kept back is paid by keeping it back: it is among them only ``with_offsets``.
    """
    paying = ("pay",) if with_offsets else ("pay", OFFSET)
    months: dict[tuple[int, str, str, str], list[str]] = {}
    for line in held.lines:
        if line.outcome not in paying:
            outcome = CORRECTION_OUTCOMES.get(line.outcome) or ClaimOutcome(line.outcome).label
            months.setdefault((line.post_pos, outcome, line.rule, line.reason.replace(line.month, _MONTH)), []).append(line.month)
    return [_unpaid(held.posts[key[0]], *key[1:], tuple(found)) for key, found in months.items()]


def _unpaid(post: PostRow, outcome: str, rule: str, reason: str, months: tuple[str, ...]) -> UnpaidRow:
    sentence = reason.replace(_MONTH, months_text(months))
    where = (post.unit, post.unit_name)
    return UnpaidRow(post.name, mask(post.number), post.body_name, post.post, months, outcome, rule, sentence, *where)


def unit_sums(rows: list[PaidRow]) -> list[UnitSum]:
    """The sums of the rows by the unit that reported the post, sorted by unit code."""
    names = {row.unit: row.unit_name for row in rows}
    persons, months, fen = Counter[str](), Counter[str](), Counter[str]()
    for row in rows:
        persons[row.unit] += 1
        months[row.unit] += len(row.months)
        fen[row.unit] += row.fen
    return [UnitSum(unit, names[unit], persons[unit], months[unit], fen[unit]) for unit in sorted(names)]


def months_text(months: tuple[str, ...]) -> str:
    """Months (2026-07) as clerks write them: 2026年7—9月, or 2026年7、9月 where one is missing."""
    by_year: dict[str, list[int]] = {}
    for month in months:
        by_year.setdefault(month[:4], []).append(int(month[5:]))
    return "；".join(f"{year}年{_month_numbers(numbers)}月" for year, numbers in by_year.items())


def _month_numbers(months: list[int]) -> str:
    consecutive = months == list(range(months[0], months[-1] + 1))
    return f"{months[0]}—{months[-1]}" if consecutive and len(months) > 2 else "、".join(map(str, months))
