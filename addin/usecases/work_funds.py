"""Use case: the table of work funds of a year, from the rosters and forms that the office has accepted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from addin.errors import Refused
from addin.payroll.funds_page import OrganisationFunds, funds_page
from addin.payroll.sheet_writer import write_pages
from addin.runtime.progress import Progress, no_progress
from addin.submissions.folder import open_office
from addin.usecases.computation import read_accepted
from addin.usecases.periods import period_of
from validators.lookups.bodies import ORGANISATIONS, organisations
from validators.lookups.units import unit_column, unit_name, units_reporting
from validators.lookups.work_funds import FUNDS, fund_sums, least_funds
from validators.policy import Policy
from workbook_templates.table import Tables
from workbook_templates.values.amount import fen_of


def write_work_funds(root: Path, period_text: str, output: Path, *, progress: Progress = no_progress) -> tuple[Path, int]:
    """Write the table of the year that the period is in, to ``output``, a file or a folder; the file and how many organisations.

    Refused where no roster of the period has been accepted, or where the file cannot be written.
    """
    office, period = open_office(root), period_of(period_text)
    tables = read_accepted(office, period, progress).tables
    rows = sorted(_funds(tables, period.year, office.settings.policy), key=lambda one: one.unit)
    file = output / f"工作经费表_{period.year}.xlsx" if output.is_dir() else output.with_suffix(".xlsx")
    try:
        write_pages([funds_page(office.settings.name, period.year, rows)], file)
    except OSError:
        raise Refused(f"写不了 {file}：文件夹不存在、没有权限，或者这个文件正在 Excel 里打开。") from None
    return file, len(rows)


def _funds(tables: Tables, year: int, policy: Policy) -> Iterator[OrganisationFunds]:
    """Each organisation that exists and either is to have funds or has some; in the order of the roster."""
    sums, units, seen = fund_sums(tables, year), unit_column(tables, ORGANISATIONS), units_reporting(tables, FUNDS)
    for code, body in organisations(tables).items():
        least, own = least_funds(tables, body, policy), sums.get(code)
        if body.exists and (least or own):
            budget, spent = (fen_of(own.budget), fen_of(own.spent)) if own else (None, 0)
            where = (units[body.row], unit_name(tables, ORGANISATIONS, body.row))
            floor = fen_of(least) if least else None
            yield OrganisationFunds(*where, body.name, body.form, floor, budget, spent, seen=where[0] in seen)
