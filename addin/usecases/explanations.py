"""Use cases of the reasons that units give for warnings: list them, accept or reject each, tell the unit.

An accepted reason silences the warning until the value or the period changes, or its day has passed; a rejected one stands
beside the warning with the office's answer. Each decision is an event of the office's journal with the person who made it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from pathlib import Path

from addin.errors import Refused
from addin.store.connection import begin, reading, take_turns
from addin.submissions.explanation_events import ACCEPT, REJECT, ExplanationEvent, record
from addin.submissions.explanation_letter import write_letters
from addin.submissions.explanations import GivenReason, given_reasons
from addin.submissions.filing import now
from addin.submissions.folder import Office, open_office
from addin.submissions.period_events import closing, period_events
from addin.usecases.anchor_files import write_anchors
from addin.usecases.periods import period_of
from addin.usecases.signatory import signatory
from validators.explained import own_words
from workbook_templates.advice import Advice
from workbook_templates.values.period import Period


def reasons_of(root: Path, period: str) -> list[GivenReason]:
    """The reasons in the forms that the office ``root`` has accepted for a period, with what was decided about them.

    Refused where there is no office or the text is no period.
    """
    office, span = open_office(root), period_of(period)
    return _given(office, str(span))


def decide_reasons(
    root: Path, period: str, numbers: Sequence[str], act: str, by: str, *, until: dt.date | None = None, reason: str = ""
) -> list[GivenReason]:
    """Accept or reject (``act``) the reasons with these numbers of ``reasons_of``, and write each unit a letter; those decided.

    ``until`` is the last day for which an acceptance holds. Refused as ``reasons_of``, where a number is not in the list, the
    name of the person is missing, a rejection has no reason, the day has passed already, or the period is closed.
    """
    office, span = open_office(root), period_of(period)
    who = signatory(office.settings, by)
    if act == REJECT and not reason.strip():
        raise Refused("不认可的，请写明原因，单位要照着改或者补充说明。")
    if until and until.isoformat() < now()[:10]:
        raise Refused(f"有效期写的是 {until.isoformat()}，已经过了。")
    known = {one.number: one for one in _given(office, str(span))}
    if unknown := [number for number in numbers if number not in known]:
        raise Refused(f"{span.label}的情况说明里没有 {'、'.join(unknown)}，现在有：{'、'.join(known) or '无'}。")
    _refuse_closed(office, span, {known[number].unit for number in numbers})
    with begin(office.engine) as connection:
        take_turns(connection)
        for number in dict.fromkeys(numbers):
            record(connection, office.settings.code, _event(known[number], act, str(span), who, until, reason))
    write_anchors(office, now())
    given = _given(office, str(span))
    decided = [one for one in given if one.number in numbers]
    units = {one.unit for one in decided}
    write_letters(office, span, [one for one in given if one.decision and one.unit in units])
    return decided


def _refuse_closed(office: Office, period: Period, units: Iterable[str]) -> None:
    """Raise Refused where the period is closed for one of these units: what was decided went up with its figures."""
    with reading(office.engine) as connection:
        decided = period_events(connection, office.settings.code)
    closed = next(filter(None, (closing(decided, str(period), unit) for unit in units)), None)
    if closed:
        done = f"{period.label}已由{closed.by}在{closed.at[:10]}结账，情况说明不能再受理。确实要更正的，请先"
        raise Refused(done, Advice.REOPEN.about(), "，再办一次。")


def _event(given: GivenReason, act: str, period: str, by: str, until: dt.date | None, reason: str) -> ExplanationEvent:
    day = until if act == ACCEPT else None
    return ExplanationEvent(act, period, given.unit, given.key, given.text, by, now(), day, own_words(reason))


def _given(office: Office, period: str) -> list[GivenReason]:
    with reading(office.engine) as connection:
        return given_reasons(connection, office.settings.code, period)
