"""The workbook for an auditor: sums that agree with the ledger, the batches with their hands, and every entry with its name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from addin.ledger.hash_chain import shorten_hashes
from addin.ledger.model import ADJUSTMENT, ENTRY_WORDS, KINDS, OPENING, PAY, Batch
from addin.ledger.named_entries import CashInAll, NamedEntry
from addin.payroll.allowance_sheet import iso_day
from addin.payroll.pages import Fen, PageColumn, TablePage, Value
from workbook_templates.cell_types import mask

_SUMS = (PageColumn("项目", 44), PageColumn("笔数", 12), PageColumn("金额", 20))
_BATCHES = (
    PageColumn("批次", 12), PageColumn("种类", 8), PageColumn("报告期", 10), PageColumn("状态", 14), PageColumn("经办", 10),
    PageColumn("复核", 10), PageColumn("财务", 10), PageColumn("日期", 12), PageColumn("发放笔数", 10),
    PageColumn("发放金额", 16), PageColumn("台账里的现金", 16, summed=True), PageColumn("校验码", 20),
)  # fmt: skip
_ENTRIES = (
    PageColumn("编号", 8), PageColumn("类别", 10), PageColumn("批次", 12), PageColumn("姓名", 10), PageColumn("身份证号", 21),
    PageColumn("单位", 26), PageColumn("组织", 26), PageColumn("职务", 9), PageColumn("月份", 10),
    PageColumn("现金", 14, summed=True), PageColumn("应发变更", 14, summed=True), PageColumn("更正编号", 9),
    PageColumn("原因", 50), PageColumn("办理人", 10), PageColumn("时间", 26), PageColumn("校验码", 20),
)  # fmt: skip


def audit_pages(
    office: str, day: str, entries: Sequence[NamedEntry], batches: Sequence[Batch], ledger: CashInAll, *, full: bool = False
) -> list[TablePage]:
    """The pages as of ``day``. ``ledger`` is all cash as the database adds it up; ``full`` shows whole identity numbers."""
    about = f"单位：{office}      导出日期：{day}      金额单位：元"
    return [
        TablePage("合计", "台账合计", about, _SUMS, list(_sum_rows(entries, ledger))),
        TablePage("批次", "各批次", about, _BATCHES, list(_batch_rows(entries, batches))),
        TablePage("记录", "台账全部记录", about, _ENTRIES, [_row(one, full=full) for one in entries]),
    ]


def _word(one: NamedEntry) -> str:
    if one.entry.kind == "batch":
        return "批次"
    if one.entry.kind == "recover" and one.batch_kind in (PAY, ADJUSTMENT):
        return "抵扣"
    return KINDS[OPENING] if one.entry.kind == "pay" and one.batch_kind == OPENING else ENTRY_WORDS[one.entry.kind]


def _sum_rows(entries: Sequence[NamedEntry], ledger: CashInAll) -> Iterator[tuple[Value, ...]]:
    """Cash by what moved it, its sum, and the same by the ledger."""
    groups: dict[str, list[int]] = defaultdict(list)
    for one in entries:
        if one.cash:
            groups[_word(one)].append(one.cash)
    yield from ((word, len(those), Fen(sum(those))) for word, those in groups.items())
    yield ("以上相加（发出去的减收回来的）", sum(map(len, groups.values())), Fen(sum(map(sum, groups.values()))))
    yield ("台账有效发放合计", ledger.entries, Fen(ledger.fen))


def _batch_rows(entries: Sequence[NamedEntry], batches: Sequence[Batch]) -> Iterator[tuple[Value, ...]]:
    cash: dict[int, int] = defaultdict(int)
    for one in entries:
        cash[one.entry.batch_id] += one.cash
    for batch in batches:
        yield (
            batch.number, KINDS[batch.kind], batch.period, batch.state_label, batch.made_by, batch.approved_by, batch.paid_by,
            iso_day(batch), batch.pay_count, Fen(batch.pay_fen), Fen(cash[batch.id]),
            shorten_hashes(batch.head_hash),
        )  # fmt: skip


def _row(named: NamedEntry, *, full: bool) -> tuple[Value, ...]:
    one = named.entry
    number = named.number or one.person
    return (
        one.id, _word(named), named.batch, named.name, number if full else mask(number), named.unit_name, named.body, named.post,
        one.month, Fen(named.cash), Fen(named.due), str(one.reverses or ""), shorten_hashes(one.reason), one.by, one.at,
        shorten_hashes(one.hash),
    )  # fmt: skip
