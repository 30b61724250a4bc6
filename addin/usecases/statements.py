"""Use cases of statements: a year of one person, of a unit, of all; as a workbook or as an official letter."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from addin.errors import Refused
from addin.ledger.identity_decisions import stored_decisions
from addin.ledger.persons import persons_called
from addin.ledger.statement_totals import StatementTotal, total_of
from addin.ledger.statements import YearStatement, cash_of_year, year_statement
from addin.payroll.pages import write_tables
from addin.payroll.statement_pages import person_page, statement_pages
from addin.store.connection import reading
from addin.submissions.folder import Office, open_office
from addin.usecases.allowances import now
from addin.usecases.periods import period_of
from addin.usecases.report_files import target
from validators.allowance.identity import IdentityDecisions
from workbook_templates.advice import Advice
from workbook_templates.atomic_write import write_atomically

if TYPE_CHECKING:
    from sqlalchemy import Connection

_MONTHS_OF_A_YEAR = 12


@dataclass(frozen=True)
class StatementWritten:
    """A statement that was written: the file, the year, whose it is, its totals in fen."""

    file: Path
    year: int
    whose: str
    total: StatementTotal


def write_statement(
    root: Path,
    year_text: str,
    output: Path | None = None,
    *,
    who: str = "",
    unit: str = "",
    full: bool = False,
    letter: bool = False,
) -> StatementWritten:
    """Write the statement of a year: of one person, of one unit (code or name), or of all.

    ``who`` is an identity number or a name. A ``letter`` to that person is made also where ``output`` ends in .docx; all else is
    a workbook. Without ``output`` it goes into 报表. ``full`` shows whole identity numbers, which a letter never does. Refused
    where nothing was paid, where several have the name, where a letter is not to one person, or where it cannot be written.
    """
    office, year = open_office(root), _year(year_text)
    found, person, ledger_fen = _read(office, year, who, unit)
    whose = found.months[0].name if person else unit.strip()
    letter = letter or (output is not None and output.suffix.lower() == ".docx")
    if letter and not person:
        raise Refused("发放明细的函一次写给一个人，请写明是谁。")
    name = "_".join(filter(None, (office.settings.name, "年度发放", str(year), whose)))
    path = target(root, output, f"{name}.docx" if letter else f"{name}.xlsx")
    _write(office, path, found, person, None if unit else ledger_fen, full=full)
    return StatementWritten(path, year, whose, total_of(found.months))


def _read(office: Office, year: int, who: str, unit: str) -> tuple[YearStatement, str, int]:
    """The year of one person, of one unit or of all; the number used for the person, empty for others; the year's cash by the
    ledger, in fen.
    """
    with reading(office.ledger) as connection:
        persons = IdentityDecisions(None, stored_decisions(connection))
        person = _one_person(connection, office.settings.code, who, persons) if who else ""
        found = year_statement(connection, office.settings.code, year, persons).of(person, unit.strip())
        ledger_fen = cash_of_year(connection, office.settings.code, year)
    if not found.months and (person or not found.moved):
        raise Refused(f"台账里没有{who or unit}{year}年的发放。" if not person else f"台账里没有这个人{year}年的发放。")
    return found, person, ledger_fen


def _year(text: str) -> int:
    period = period_of(text)
    if period.last - period.first + 1 != _MONTHS_OF_A_YEAR:
        raise Refused(f"“{text}”不是年度，请写成 2026。")
    return period.year


def _one_person(connection: Connection, office: str, who: str, persons: IdentityDecisions) -> str:
    """The number used for the person of that number or name. Refused where there is none, or where several have the name."""
    found = persons_called(connection, office, who, persons)
    if not found:
        raise Refused("台账里没有这个人的记录。")
    if len(found) > 1:
        raise Refused(f"有 {len(found)} 个人叫这个名字：{'；'.join(one.words for one in found)}。请", Advice.SAY_PERSON, "。")
    return found[0].person


def _write(office: Office, path: Path, found: YearStatement, person: str, ledger_fen: int | None, *, full: bool) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.suffix.lower() == ".docx":
            write_atomically(path, _letter(office, found))
        elif person:
            write_tables(path, [person_page(office.settings.name, found, full=full)])
        else:
            write_tables(path, statement_pages(office.settings.name, found, ledger_fen, full=full))
    except OSError:
        raise Refused(f"写不了“{path}”。请检查文件夹；文件正在 Excel、WPS 里打开着的，请关闭后再试。") from None


def _letter(office: Office, found: YearStatement) -> bytes:
    from addin.payroll.capitals import capitals  # noqa: PLC0415 - for a letter alone
    from addin.summary.letters.statements import statement_letter  # noqa: PLC0415 - Word

    return statement_letter(office.settings, found, capitals(total_of(found.months).sums.net), now()[:10])
