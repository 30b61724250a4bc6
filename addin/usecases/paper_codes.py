"""Use case: find the page of an allowance sheet by the check code printed on it."""

from __future__ import annotations

from addin.ledger.batches import all_batches, read_content
from addin.payroll.allowance_sheet import sheet_of
from addin.payroll.paper_code import FIRST_VERSION, VERSION, code_of, typed_code
from addin.payroll.sheet_pages import sheet_pages
from addin.payroll.unit_pages import unit_pages
from addin.store.connection import reading
from addin.submissions.folder import Office


def code_problems(office: Office, code: str) -> list[str]:
    """A sentence where no page of the office's batches, as the ledger has them now, has the printed ``code``."""
    wanted = typed_code(code)
    version = int(wanted[0])
    if not FIRST_VERSION < version <= VERSION:
        return [f"纸面校验码 {wanted} 是别的版本打印的，请核对开头的版本号；没有抄错的，用更新的版本核对。"]
    with reading(office.ledger) as connection:
        for batch in all_batches(connection, office.settings.code):
            if batch.pays:
                sheet = sheet_of(office.settings.name, read_content(connection, batch))
                pages = (*sheet_pages(sheet, version), *unit_pages(sheet, version))
                if any(code_of(page, version) == wanted for page in pages):
                    return []
    return [f"纸面校验码 {wanted} 对不上台账里任何一张发放表：纸上的内容，或者台账，在打印之后改动过。请先核对校验码有没有敲错。"]
