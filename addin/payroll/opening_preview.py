"""The workbook that shows what opening balances take from old sheets, and what they do not: for the person who approves them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from addin.ledger.batches import BatchContent
from addin.ledger.opening import amounts_by_month
from addin.payroll.pages import Fen, PageColumn, TablePage
from workbook_templates.cell_types import mask
from workbook_templates.values.period import Period

_TAKEN = (
    PageColumn("序号", 6), PageColumn("姓名", 10), PageColumn("身份证号", 21), PageColumn("单位", 28), PageColumn("组织", 28),
    PageColumn("职务", 9), PageColumn("月份", 10), PageColumn("金额", 14, summed=True), PageColumn("出处", 60),
)  # fmt: skip


@dataclass(frozen=True)
class OpeningTaken:
    """What became of old sheets: the batch (None where nothing of them is new), the rows that were not taken, how many months
    the ledger had from these files before and how many stand in them twice and are not decided, the batch that was replaced,
    the workbook that shows all of it.

    ``again`` says that the very same batch was waiting already and nothing was changed.
    """

    content: BatchContent | None
    not_taken: tuple[str, ...]
    known: int
    undecided: int
    replaced: str = ""
    preview: Path | None = None
    again: bool = False


def preview_pages(office: str, content: BatchContent, not_taken: Sequence[str]) -> list[TablePage]:
    """Sums by month, every line, and every row that was not taken; identity numbers are masked."""
    batch = content.batch
    about = f"单位：{office}      期间：{Period.parse(batch.period).label}      批次：{batch.number}      经办：{batch.made_by}"
    by_month = [(month, count, Fen(fen)) for month, (count, fen) in amounts_by_month(content.lines).items()]
    months = (PageColumn("月份", 16), PageColumn("人数", 12, summed=True), PageColumn("金额", 20, summed=True))
    told = [(n, one) for n, one in enumerate(not_taken, start=1)]
    return [
        TablePage("各月合计", "期初：启用台账以前已经发过的（预览，复核以后入账）", about, months, by_month),
        TablePage("收下的", "期初明细", about, _TAKEN, list(_lines(content))),
        TablePage("没有收的", "没有收的各行和原因", about, (PageColumn("序号", 6), PageColumn("在哪里、为什么", 120)), told),
    ]


def _lines(content: BatchContent) -> Iterator[tuple[str | int | Fen, ...]]:
    for n, line in enumerate(content.lines, start=1):
        post = content.posts[line.post_pos]
        who = (post.name, mask(post.number), post.unit_name, post.body_name, post.post)
        yield (n, *who, line.month, Fen(line.fen), line.reason)
