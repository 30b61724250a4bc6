"""Where a row of a consolidated workbook came from: book by book, down to the unit's own file, row and version.

The provenance columns name the unit, its file and its row; the receipts of this office say which of its accepted files that is,
or in which book of an office below the row stands. Below that nothing is at hand but the names.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from addin.consolidation.origin import Origin, origins
from addin.errors import Refused
from addin.store.connection import reading
from addin.submissions.accepted_copy import read_copy
from addin.submissions.folder import Office
from addin.submissions.receipts import Receipt, of_period
from workbook_templates.cell_types import show_masked
from workbook_templates.schema import Column
from workbook_templates.table import Submission, Table


@dataclass(frozen=True, slots=True)
class TraceStep:
    """One place where the row stands: whose file, which row (Excel's number), and what is in the column asked for.

    ``receipt`` is the office's receipt of the file; None of the workbook that was asked about, and of a unit's file that only
    an office below has. ``value`` is shown as text, private numbers masked; None where the file is not at hand.
    """

    owner: str
    file: str
    row: int
    value: str | None
    receipt: Receipt | None = None


@dataclass(frozen=True, slots=True)
class TracedCell:
    """A cell of a workbook, or a row where no column was named, with the steps down to the unit's file."""

    sheet: str
    column: str
    steps: tuple[TraceStep, ...]


def trace_row(office: Office, book: Submission, sheet: str, row: int, column: Column | None) -> list[TraceStep]:
    """The steps from a row of the workbook ``book`` (Excel's number) down to the unit that filled it in, the workbook first.

    ``column`` is whose value each step tells; None for the row as a whole. Refused where the sheet has no such row, or where
    nothing that this office received holds it.
    """
    table = book.tables.get(sheet)
    at = table.rows.index(row) if table is not None and row in table.rows else None
    if table is None or at is None or book.form is None:
        raise Refused(f"“{sheet}”里没有第 {row} 行数据。")
    origin = origins(table, book.tables.sources)[at]
    first = TraceStep(_owner(book), book.file, row, _value(table, at, column))
    if origin.file == book.file:
        return [first]  # a unit's own form: nothing was merged into it
    found = list(_below(office, book, table, origin, column))
    if not found:
        raise Refused(f"这一行写明来自{origin.unit_name}的“{origin.file}”第 {origin.row} 行，但是本机构收过的表里没有这一行。")
    return [first, *found]


def _below(office: Office, book: Submission, table: Table, origin: Origin, column: Column | None) -> Iterator[TraceStep]:
    """The steps below the workbook: the newest file that holds the row, and the unit's own where an office below has that."""
    kind, period = book.form.kind if book.form else "", str(book.cover("报告期"))
    with reading(office.engine) as connection:
        receipts = [one for one in of_period(connection, period) if one.key and one.key.kind == kind and one.state != "returned"]
    named = [one for one in receipts if Path(one.stored).name == origin.file]
    for receipt in named or reversed(receipts):
        there = read_copy(office, receipt).tables
        page = there.get(table.sheet.name)
        known = origins(page, there.sources) if page is not None else []
        at = next((n for n, one in enumerate(known) if one == origin or (named and page and page.rows[n] == origin.row)), None)
        if page is not None and at is not None:
            yield TraceStep(receipt.unit_name, receipt.file_name, page.rows[at], _value(page, at, column), receipt)
            if not named:
                yield TraceStep(origin.unit_name, origin.file, origin.row, None)
            return


def _owner(book: Submission) -> str:
    return book.tables.sources[0].unit_name if book.tables.sources else ""


def _value(table: Table, at: int, column: Column | None) -> str:
    return show_masked(column, table.raw(column.name, at)) if column else ""
