"""Use cases of the registers: receivables and held items as of a day; and what the ledger says of everybody of one name."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from addin.errors import Refused
from addin.ledger.held import HeldItem, held_items
from addin.ledger.identity_decisions import stored_decisions
from addin.ledger.persons import KnownPerson, persons_called
from addin.ledger.queries import ClaimHistory, claim_histories
from addin.ledger.receivables import Receivable, receivables
from addin.payroll.pages import TablePage, write_tables
from addin.payroll.register_pages import held_page, receivables_page
from addin.runtime import clock
from addin.store.connection import reading
from addin.submissions.folder import open_office
from addin.usecases.allowances import month_of
from addin.usecases.report_files import target
from validators.allowance.identity import IdentityDecisions
from workbook_templates.advice import Advice


def receivables_of(root: Path, as_of: dt.date | None = None) -> list[Receivable]:
    """The receivables of the office ``root`` at the end of a day, by default today. Refused where there is no office."""
    office = open_office(root)
    with reading(office.ledger) as connection:
        return receivables(connection, office.settings.code, as_of or clock.today())


def held_of(root: Path, as_of: dt.date | None = None) -> list[HeldItem]:
    """The held items of the office ``root`` at the end of a day, by default today. Refused where there is no office."""
    office = open_office(root)
    with reading(office.ledger) as connection:
        return held_items(connection, office.settings.code, as_of or clock.today())


def write_registers(root: Path, output: Path | None = None, as_of: dt.date | None = None) -> Path:
    """Write both registers as one workbook, by default into 报表; its path. Refused where it cannot be written."""
    office, day = open_office(root), as_of or clock.today()
    name, told = office.settings.name, day.isoformat()
    pages: list[TablePage] = [
        receivables_page(name, told, receivables_of(root, day)), held_page(name, told, held_of(root, day))
    ]  # fmt: skip
    path = target(root, output, f"{name}_应收和暂缓_{told}.xlsx")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_tables(path, pages)
    except OSError:
        raise Refused(f"写不了“{path}”。请检查文件夹；文件正在 Excel、WPS 里打开着的，请关闭后再试。") from None
    return path


def explain_named(root: Path, who: str, month: str = "") -> list[tuple[KnownPerson, list[ClaimHistory]]]:
    """Everybody of that name or identity number, each with all their claims; of one month where ``month`` is given.

    Refused where ``who`` is empty or ``month`` is no month.
    """
    if not who.strip():
        raise Refused("请", Advice.SAY_PERSON, "。")
    office, wanted = open_office(root), month_of(month) if month else ""
    code = office.settings.code
    with reading(office.ledger) as connection:
        persons = IdentityDecisions(None, stored_decisions(connection))
        found = persons_called(connection, code, who, persons)
        return [(one, claim_histories(connection, code, one.number, wanted)) for one in found]
