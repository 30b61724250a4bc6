"""The pages of the registers of finance: receivables and held items, each with its age."""

from __future__ import annotations

from collections.abc import Sequence

from addin.ledger.held import HeldItem
from addin.ledger.receivables import Receivable
from addin.payroll.pages import Fen, PageColumn, TablePage, Value
from workbook_templates.cell_types import mask

_WHO = (
    PageColumn("序号", 6), PageColumn("姓名", 10), PageColumn("身份证号", 21), PageColumn("单位", 26), PageColumn("组织", 26),
    PageColumn("职务", 9), PageColumn("月份", 10),
)  # fmt: skip
_OWED = (*_WHO, PageColumn("应收回", 12, summed=True), PageColumn("从哪天起", 12), PageColumn("天数", 7), PageColumn("原因", 56))
_HELD = (
    *_WHO, PageColumn("金额", 12, summed=True), PageColumn("从哪天起", 12), PageColumn("天数", 7), PageColumn("批次", 11),
    PageColumn("规则", 6), PageColumn("原因", 56),
)  # fmt: skip


def receivables_page(office: str, day: str, found: Sequence[Receivable]) -> TablePage:
    """The register of receivables at the end of a day."""
    rows = [(*_who(n, one), Fen(one.fen), one.since, one.age, one.reason) for n, one in enumerate(found, start=1)]
    return TablePage("应收回", "应收回登记（多发还没有收回的）", _about(office, day), _OWED, rows)


def held_page(office: str, day: str, found: Sequence[HeldItem]) -> TablePage:
    """The register of held items at the end of a day."""
    rows = [
        (*_who(n, one), Fen(one.fen), one.since, one.age, one.batch, one.rule, one.reason) for n, one in enumerate(found, start=1)
    ]
    return TablePage("暂缓", "暂缓登记（等人核实、认定的）", _about(office, day), _HELD, rows)


def _about(office: str, day: str) -> str:
    return f"单位：{office}      截至：{day}      金额单位：元"


def _who(n: int, one: Receivable | HeldItem) -> tuple[Value, ...]:
    post = one.post
    return (n, post.name, mask(post.number), post.unit_name, post.body_name, post.post, one.month)
