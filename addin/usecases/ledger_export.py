"""Export the ledger: read all entries, write the file."""

from __future__ import annotations

from pathlib import Path

from addin.errors import Refused
from addin.ledger.batches import all_batches
from addin.ledger.hash_chain import LedgerEntry
from addin.ledger.named_entries import cash_in_all, named_entries
from addin.ledger.queries import entries_of_office
from addin.store.connection import reading
from addin.submissions.folder import open_office
from addin.usecases.allowances import now
from workbook_templates.atomic_write import write_atomically


def ledger_entries(root: Path) -> tuple[list[LedgerEntry], dict[int, str]]:
    """All entries of the office ``root`` in their order, and the numbers of its batches by id; none of another office that shares
    the database.

    Refused where there is no office.
    """
    office = open_office(root)
    with reading(office.ledger) as connection:
        batches = all_batches(connection, office.settings.code)
        return entries_of_office(connection, office.settings.code), {one.id: one.number for one in batches}


def write_for_audit(root: Path, output: Path, *, full: bool = False) -> Path:
    """Write all entries with their names, the batches and the sums as a workbook; the file.

    ``full`` shows whole identity numbers. Refused where there is no office, or where it cannot be written.
    """
    from addin.payroll.audit_pages import audit_pages  # noqa: PLC0415 - for a workbook alone
    from addin.payroll.pages import write_tables  # noqa: PLC0415

    office = open_office(root)
    with reading(office.ledger) as connection:
        code = office.settings.code
        entries, batches, cash = named_entries(connection, code), all_batches(connection, code), cash_in_all(connection, code)
    try:
        write_tables(output, audit_pages(office.settings.name, now()[:10], entries, batches, cash, full=full))
    except OSError:
        raise Refused(f"写不了 {output}：文件夹不存在、没有权限，或者这个文件正在 Excel 里打开。") from None
    return output


def write_copy(output: Path, text: str) -> None:
    """Write the text atomically as UTF-8 with BOM, as Excel reads it. Refused where it cannot be written."""
    try:
        write_atomically(output, text.encode("utf-8-sig"))
    except OSError:
        raise Refused(f"写不了 {output}：文件夹不存在、没有权限，或者这个文件正在 Excel 里打开。") from None
