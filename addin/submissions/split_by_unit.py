"""Which units are to be returned out of an office's consolidated workbook, so that the rest of it can be accepted."""

from __future__ import annotations

from collections.abc import Callable, Collection

from addin.submissions.waiting_units import ReturnedUnits, units_at_fault, units_in, without_units
from validators.finding import Report
from workbook_templates.table import Submission


def units_to_return(
    whole: Submission, report: Report, check: Callable[[Submission, Collection[str]], Report]
) -> ReturnedUnits | None:
    """The units with errors in their rows, and with them those that cannot stand without these (a joint branch).

    ``check`` checks what is left, and is told without which units it is. None where there is no error, where one belongs to no
    unit's rows, or where no unit would be left.
    """
    units: dict[str, str] = {}
    left, found = whole, report
    while found.counts["error"]:
        wrong = units_at_fault(left.tables, found.findings)
        units |= wrong
        left = without_units(whole, units)
        if not wrong or not units_in(left.tables):
            return None
        found = check(left, units)
    return ReturnedUnits(units, left, found, report) if units else None
