"""The sums of a bank's answer: those it states itself, and those of the part of the list that it answers.

The last lines of our own list (``bank_file``) come back in the answer; they are known here by the words that it writes.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from workbook_templates.values.amount import fen_of, money, plain_money
from workbook_templates.values.number import parse_decimal

TOTAL, PAYER = "合计", "付款："
_TOTAL = re.compile(r"合计|总计|总笔数|总金额")
_LAST_LINE = re.compile(rf"{_TOTAL.pattern}|{PAYER}")
_PARTS = re.compile(r"成功|失败|退回")
_COUNT = re.compile(r"笔数\D{0,3}(\d{1,9})|(?<!\d)(\d{1,9})\s{0,3}笔")
_AMOUNT = r"\d[\d,]{0,20}"
_FEN = re.compile(rf"金额\D{{0,5}}({_AMOUNT}(?:\.\d{{1,9}})?)|(?<!\d)({_AMOUNT}(?:\.\d{{1,9}})?)\s{{0,3}}元|({_AMOUNT}\.\d\d)")
_OUR_OWN = re.compile(r"\d{1,9}\|\d{1,20}\.\d\d$")


class StatedTotal(NamedTuple):
    """What a bank's file says of itself: number of payments, and fen; None where it does not say."""

    payments: int | None
    fen: int | None


def is_last_line(row: Sequence[str]) -> bool:
    """Whether a row stands below the payments of a list, by its first filled cell: a total, or the account that pays."""
    return bool(_LAST_LINE.match(next(filter(None, row), "")))


def last_line(payments: int, fen: int, payer: str, account: str) -> tuple[str, ...]:
    """The last line of our own list as a text file: number of payments, yuan, name and number of the account that pays."""
    return (TOTAL, str(payments), plain_money(fen), payer, account)


def stated_total(row: Sequence[str], amount_column: int | None) -> StatedTotal | None:
    """The total that a row of the file states; None where it is no such row, or states those of paid and failed ones."""
    text = " ".join(row)
    if not _TOTAL.search(text) or _PARTS.search(text):
        return None
    if row[0] == TOTAL and _OUR_OWN.match("|".join(row[1:3])):  # as ``last_line``, in whatever columns they come to stand
        return StatedTotal(int(row[1]), fen_of(Decimal(row[2])))
    own = row[amount_column] if amount_column is not None and amount_column < len(row) else ""
    counts = {next(filter(None, found)) for found in _COUNT.findall(text)}
    amounts = {own} if parse_decimal(own) is not None else {next(filter(None, found)) for found in _FEN.findall(text)}
    yuan = parse_decimal(amounts.pop()) if len(amounts) == 1 else None
    return StatedTotal(int(counts.pop()) if len(counts) == 1 else None, fen_of(yuan) if yuan is not None else None)


def stated_problems(stated: Sequence[StatedTotal], count: int, fen: int) -> Iterator[str]:
    """A sentence for each total of the file that its own lines (their number, their sum) do not add up to."""
    for one in stated:
        if one.payments is not None and one.payments != count:
            yield f"回盘自己写的合计是 {one.payments} 笔，逐行数是 {count} 笔"
        if one.fen is not None and one.fen != fen:
            yield f"回盘自己写的合计是 {money(one.fen)} 元，逐行加是 {money(fen)} 元"


def range_problems(answered: Mapping[str, int], ordered: Mapping[str, int]) -> Iterator[str]:
    """A sentence for each batch of which the answer has fewer payments than were ordered from its first to its last reference.

    Both are fen by reference (``sheet_rows.reference_of``). A file that lists only what failed is not asked this.
    """
    of_batch: dict[str, list[str]] = defaultdict(list)
    for reference in answered:
        of_batch[reference.rpartition("-")[0]].append(reference)
    for batch, references in sorted(of_batch.items()):
        places = [int(one.rpartition("-")[2]) for one in references]
        first, last = min(places), max(places)
        due = [one for one in ordered if one.rpartition("-")[0] == batch and first <= int(one.rpartition("-")[2]) <= last]
        if len(due) != len(references):
            had, wanted = sum(answered[one] for one in references), sum(ordered[one] for one in due)
            yield (
                f"批次 {batch} 从 {first:04d} 号到 {last:04d} 号，清单上是 {len(due)} 笔 {money(wanted)} 元，"
                f"回盘里是 {len(references)} 笔 {money(had)} 元"
            )
