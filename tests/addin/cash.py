"""Where the cash is, as tests read it: what the bank's list orders, what the bank answers, what the ledger says is held."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import openpyxl

from tests.addin.money_sheets import Desk, number

CASH = ("pay", "more", "returned", "recover")
"""The kinds of entries that move cash: paid, paid in addition, back from the bank, back from the person."""


class Order(NamedTuple):
    """One line of a bank's list: its reference, the payee's name and account, yuan."""

    reference: str
    name: str
    account: str
    yuan: float


def orders(file: Path) -> list[Order]:
    """What a bank's list orders; the lines without a reference are its totals."""
    head, *rows = openpyxl.load_workbook(file).worksheets[0].iter_rows(values_only=True)
    at = [head.index(name) for name in ("参考号", "户名", "账号", "金额")]
    picked = ([row[i] for i in at] for row in rows)
    return [Order(str(of), str(name), str(account), float(str(yuan))) for of, name, account, yuan in picked if of]


def orders_by_account(file: Path) -> dict[str, Order]:
    found = orders(file)
    assert len({one.account for one in found}) == len(found), "one line for each account"
    return {one.account: one for one in found}


def bank_list(desk: Desk, folder: Path, batch: str) -> Path:
    """The list for the bank of a batch, with the sheet beside it."""
    file = folder / f"清单_{batch}.xlsx"
    desk.money("sheet", "--batch", batch, "-o", folder / f"表_{batch}.xlsx", "--bank", file)
    return file


def answer(file: Path, rows: Iterable[Iterable[object]]) -> Path:
    """The bank's answer: reference, yuan, result, reason of each line."""
    book = openpyxl.Workbook()
    for row in (["参考号", "金额", "处理结果", "失败原因"], *rows):
        book.worksheets[0].append(list(row))
    book.save(file)
    return file


def answered(file: Path, listed: Path, failed: dict[str, str]) -> Path:
    """The answer to a whole list: ``failed`` are the reasons by account, everything else was paid out."""
    lines = [(one.reference, one.yuan, failed.get(one.account, "")) for one in orders(listed)]
    return answer(file, [[of, yuan, "失败" if why else "成功", why] for of, yuan, why in lines])


def cash_book(desk: Desk) -> dict[tuple[str, str], float]:
    """Cash out less cash back in yuan by masked number and month, added up from the exported entries by their kinds alone."""
    found: dict[tuple[str, str], float] = defaultdict(float)
    for one in desk.ledger("export"):
        if one["kind"] in CASH:
            found[one["person"], one["month"]] += float(one["amount"])
    return found


def masked(name: str) -> str:
    own = number(name)
    return f"{own[:6]}{'*' * 8}{own[14:]}"
