"""Statements as text or JSON."""

from __future__ import annotations

from collections.abc import Sequence

from addin.ledger.statement_totals import StatementTotal, by_person
from addin.presentation.batches import as_json
from workbook_templates.values.amount import money, plain_money


def statement_text(files: Sequence[str], year: int, whose: str, total: StatementTotal) -> str:
    """What a statement says in all, and where it was written: the file, and where there is one its PDF file."""
    persons = len(list(by_person(total.months)))
    who = whose or f"{persons} 人"
    sums = total.sums
    lines = [f"{year}年 {who}、{total.person_months} 人月，实发净额 {money(sums.net)} 元。"]
    parts = zip(("期初已发", "发放", "补发", "抵扣", "银行退回", "收回"), sums, strict=False)
    lines.append("，".join(f"{word} {money(fen)}" for word, fen in parts if fen) + "（元）")
    owed = (("还应收回", total.receivable), ("还应补发", total.payable))
    lines += [f"{word} {money(fen)} 元" for word, fen in owed if fen]
    return "\n".join([*lines, *(f"已写：{one}" for one in files)])


def statement_json(files: Sequence[str], year: int, whose: str, total: StatementTotal) -> str:
    """The same as JSON, in yuan."""
    sums = total.sums
    told: dict[str, object] = {"file": files[0], "year": year, "whose": whose or None, "months": total.person_months}
    told |= {"persons": len(list(by_person(total.months))), "net": plain_money(sums.net), "due": plain_money(sums.due)}
    told |= {name: plain_money(getattr(sums, name)) for name in ("opening", "paid", "more", "offset", "returned", "recovered")}
    told |= {"pdf": files[1]} if files[1:] else {}
    return as_json(told | {"receivable": plain_money(total.receivable), "payable": plain_money(total.payable)})
