"""The ledger's entries as CSV or JSON, identity numbers masked."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping

from addin.ledger.hash_chain import LedgerEntry, shorten_hashes
from addin.ledger.model import ENTRY_WORDS
from addin.presentation.batches import as_json
from addin.presentation.ledger import entry_object
from workbook_templates.cell_types import mask
from workbook_templates.values.amount import plain_money
from workbook_templates.values.text import inert

_HEADERS = ("编号", "类别", "批次", "身份证号", "月份", "金额", "更正编号", "原因", "办理人", "时间", "校验码")
_KINDS = {"batch": "批次", **ENTRY_WORDS}


def entries_json(entries: Iterable[LedgerEntry], batches: Mapping[int, str]) -> str:
    """All entries as a JSON array; ``batches`` gives the numbers of the batches by id."""
    return as_json([entry_object(one) | {"batch": batches.get(one.batch_id)} for one in entries])


def entries_csv(entries: Iterable[LedgerEntry], batches: Mapping[int, str]) -> str:
    """All entries as CSV with a line of headers, amounts in yuan; ``batches`` gives the numbers of the batches by id."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(_HEADERS)
    writer.writerows(_rows(entries, batches))
    return text.getvalue()


def _rows(entries: Iterable[LedgerEntry], batches: Mapping[int, str]) -> Iterator[tuple[str, ...]]:
    for one in entries:
        yield (
            str(one.id), _KINDS[one.kind], batches.get(one.batch_id, ""), mask(one.person), one.month, plain_money(one.fen),
            str(one.reverses or ""), inert(shorten_hashes(one.reason)), inert(one.by), one.at, shorten_hashes(one.hash),
        )  # fmt: skip
