"""Use case: find the page of an allowance sheet by the check code printed on it."""

from __future__ import annotations

from addin.ledger.batches import all_batches, read_content
from addin.payroll.allowance_sheet import sheet_of
from addin.payroll.paper_code import code_of, typed_code
from addin.payroll.sheet_pages import sheet_pages
from addin.payroll.unit_pages import unit_pages
from addin.store.connection import reading
from addin.submissions.folder import Office


def code_problems(office: Office, code: str) -> list[str]:
    """A sentence where no page of the office's batches, as the ledger has them now, has the printed ``code``."""
    wanted = typed_code(code)
    with reading(office.ledger) as connection:
        for batch in all_batches(connection, office.settings.code):
            if batch.pays:
                sheet = sheet_of(office.settings.name, read_content(connection, batch))
                if any(code_of(page) == wanted for page in (*sheet_pages(sheet), *unit_pages(sheet))):
                    return []
    return [f"纸面校验码 {wanted} 对不上台账里任何一张发放表：纸上的内容，或者台账，在打印之后改动过。"]
