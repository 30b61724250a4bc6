"""What a consolidation is going to write: one form for each kind that was accepted. No file is read for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from addin.consolidation.upward import output_path
from addin.consolidation.upward_form import FormToWrite
from addin.errors import Refused
from addin.runtime import clock
from addin.submissions.explanation_events import decisions_of
from addin.submissions.explanations import excused_of
from addin.submissions.folder import Office
from addin.submissions.in_force import accepted_in
from addin.submissions.receipts import Receipt
from addin.submissions.resubmission import source_digest, times_for
from addin.submissions.status import Status, status
from addin.submissions.sums_below import sums_below
from workbook_templates.advice import Advice
from workbook_templates.schema import KINDS
from workbook_templates.table import SubsidySum
from workbook_templates.values.period import Period


@dataclass(frozen=True)
class UpwardPlan:
    """The forms to write; ``digests`` says what each is made of (``source_digest``), ``files`` of how many files all are,
    ``rows`` how many rows they have, ``status`` who has reported.
    """

    forms: Sequence[FormToWrite]
    digests: Sequence[str]
    files: int
    rows: int
    status: Status


def plan_of(office: Office, period: Period, output: Path, kinds: Sequence[str], subsidies: tuple[SubsidySum, ...]) -> UpwardPlan:
    """The plan; the arguments as of ``consolidate``. Refused where nothing has been accepted."""
    receipts = accepted_in(office, period, year_to_date=True)
    current = [one for one in receipts if one.key and one.key.period == str(period)]
    sent = {one.key.kind for one in current if one.key}
    wanted = [kind for kind in KINDS if kind in sent and (not kinds or kind in kinds)]
    if not wanted:
        raise Refused(f"{period.label}还没有收下可以汇总的表。请先", Advice.RECEIVE, "，再", Advice.STATUS, "。")
    reporting_status, decided = status(office, period, wanted), decisions_of(office, period)
    path_of = partial(output_path, output, wanted, settings=office.settings, period=period)
    remark = _remark(office, current, reporting_status)
    sums = (*subsidies, *(one for _, one in sums_below(accepted_in(office, period))))
    carrier = "allowance" if "allowance" in wanted else wanted[0]
    today = clock.today()  # no check depends on it
    forms: list[FormToWrite] = []
    digests: list[str] = []
    for kind in wanted:
        paid = sums if kind == carrier else ()
        excused = excused_of(_of_kind(current, kind), decided, office.settings.name, today)
        digests.append(source_digest(receipts, kind, period, map(repr, (*paid, *excused.items()))))
        times = times_for(office, period, kind, digests[-1])
        read = _of_kind(receipts, kind)
        forms.append(FormToWrite(office, period, kind, read, reporting_status, path_of, times, today, remark, excused, paid))
    chosen = [one for kind in wanted for one in _of_kind(current, kind)]
    return UpwardPlan(forms, digests, len(chosen), sum(one.rows for one in chosen), reporting_status)


def _of_kind(receipts: Sequence[Receipt], kind: str) -> list[Receipt]:
    return [one for one in receipts if one.key and one.key.kind == kind]


def _remark(office: Office, current: Sequence[Receipt], reporting_status: Status) -> str:
    units = len({one.key.unit for one in current if one.key} - {office.settings.code})
    missing = reporting_status.missing_units
    missing_text = (
        f"尚未报齐：{'、'.join(unit.name for unit in missing[:10])}{'等' if len(missing) > 10 else ''}。" if missing else ""
    )
    return f"由{units}个单位的报表汇总。{missing_text}"
