"""A copy of the ledger's entries for people and programs, private numbers masked."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from addin.errors import Refused
from addin.ledger.batches import all_batches
from addin.ledger.hash_chain import LedgerEntry, shorten_hashes
from addin.ledger.queries import entries_of
from addin.presentation.allowances import as_json, entry_object, plain
from addin.store.connection import reading
from addin.submissions.folder import open_office
from workbook_templates.beside import beside
from workbook_templates.cell_types import mask

_HEADERS = ("编号", "类别", "批次", "身份证号", "月份", "金额", "冲销编号", "原因", "办理人", "时间", "校验码")
_KINDS = {"batch": "批次", "pay": "发放", "reversal": "冲销"}


def export_json(root: Path) -> str:
    """All entries as JSON."""
    entries, numbers = _read(root)
    return as_json([entry_object(one) | {"batch": numbers.get(one.batch_id)} for one in entries])


def export_csv(root: Path, output: Path | None) -> str:
    """All entries as CSV, to a file (with the mark Excel needs to read UTF-8) or as text."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(_HEADERS)
    writer.writerows(_rows(*_read(root)))
    if output is None:
        return text.getvalue().rstrip()
    new = beside(output)
    try:
        new.write_text(text.getvalue(), encoding="utf-8-sig", newline="")
        new.replace(output)
    except OSError:
        raise Refused(f"写不了 {output}：文件夹不存在、没有权限，或者这个文件正在 Excel 里打开。") from None
    return f"已导出：{output}"


def _rows(entries: list[LedgerEntry], numbers: dict[int, str]) -> Iterator[tuple[str, ...]]:
    for one in entries:
        yield (
            str(one.id), _KINDS[one.kind], numbers.get(one.batch_id, ""), mask(one.person), one.month, plain(one.fen),
            str(one.reverses or ""), _inert(shorten_hashes(one.reason)), _inert(one.by), one.at, shorten_hashes(one.hash),
        )  # fmt: skip


def _inert(text: str) -> str:
    """A text that a spreadsheet would run as a formula begins with a tab instead."""
    return f"\t{text}" if text.lstrip()[:1] in tuple("=+-@＝＋－＠") else text


def _read(root: Path) -> tuple[list[LedgerEntry], dict[int, str]]:
    office = open_office(root)
    with reading(office.ledger) as connection:
        return entries_of(connection), {one.id: one.number for one in all_batches(connection)}
