"""Whose forms an upward workbook is made of, and what their covers say: the next level must tell a form sent without rows from
one not sent, and must not ask again what a unit has explained to the office below.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain

from addin.submissions.status import OWING, Status
from validators.lookups.units import unit_names
from workbook_templates.cell_types import show
from workbook_templates.remarks import REMARK, joined_remarks
from workbook_templates.table import Reporting, Submission


def reporting_of(kind: str, submissions: Iterable[Submission], status: Status) -> Reporting:
    """The units whose forms of a kind are among the submissions, and those that were asked for it and have sent nothing; what
    each of them wrote under 说明, all parts of a form together.

    A consolidated workbook from below says both itself; an older one that does not stands for the units with rows in it.
    """
    sent: dict[str, str] = {}
    remarks: dict[str, str] = {}
    owing = [line.unit for line in status.lines if line.kind == kind and line.state in OWING]
    missing = {unit.code: unit.name for unit in owing}
    for submission in submissions:
        said = [source.reporting for source in submission.tables.sources if source.reporting]
        for one in said:
            sent |= one.sent
            missing |= one.missing
        if not said:
            sent |= unit_names(submission.tables)
        own = {one.unit: show(submission.cover(REMARK)) for one in submission.tables.sources if not one.reporting}
        for code, remark in chain(own.items(), *(one.remarks.items() for one in said)):
            remarks[code] = joined_remarks(remarks.get(code, ""), remark)
    missing = {code: name for code, name in missing.items() if code not in sent}
    remarks = {code: remark for code, remark in remarks.items() if remark}
    return Reporting(sent, missing, remarks)


def divided(reporting: Reporting, parts: Sequence[frozenset[str]]) -> list[Reporting]:
    """What each part of a large workbook says: of the units with rows in it; the first also of all that have none.

    Each says all that was accepted for a reason, the first also what was paid.
    """
    placed = frozenset().union(*parts)
    rest = frozenset(reporting.sent) - placed
    found = [_only(reporting, part | rest if number == 0 else part) for number, part in enumerate(parts)]
    return [found[0]._replace(missing=reporting.missing, subsidies=reporting.subsidies), *found[1:]]


def _only(reporting: Reporting, units: frozenset[str]) -> Reporting:
    sent, remarks = ({code: text for code, text in of.items() if code in units} for of in (reporting.sent, reporting.remarks))
    return Reporting(sent, {}, remarks, reporting.excused)
