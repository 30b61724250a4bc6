"""Use cases of a period's end: close it once it was sent up, open it again, give a unit more time, give a file back.

Each is an event of the office's journal with the person who decided it. Every function raises Refused where there is no office,
the text is no period, or the name of the person is missing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from addin.errors import Refused
from addin.people import HEAD
from addin.runtime.progress import Progress, no_progress
from addin.store.connection import begin, reading, take_turns
from addin.submissions.filing import now
from addin.submissions.folder import Office, open_office
from addin.submissions.period_events import CLOSE, EXTEND, REOPEN, PeriodEvent, closing, last_day, period_events, record
from addin.submissions.receipts import Receipt
from addin.submissions.register import load_units
from addin.submissions.return_held import return_held
from addin.submissions.status import Status, status
from addin.submissions.take_back import TakenBack, accepted_receipt, take_back
from addin.submissions.take_back_units import TakenBackUnits, take_back_units
from addin.usecases.anchor_files import write_anchors
from addin.usecases.periods import period_of
from addin.usecases.reports import summary_data
from addin.usecases.signatory import signatory
from workbook_templates.advice import Advice


def close_period(root: Path, period: str, by: str, *, progress: Progress = no_progress) -> Status:
    """Close a period of the office ``root`` and keep its indicators as they stand; the status it was closed with.

    From then on a form for it is held. Refused where the period is not over, is closed already, or has nothing to sum up.
    """
    office, span = open_office(root), period_of(period)
    who = signatory(office.settings, by)
    if span.end.isoformat() >= now()[:10]:
        raise Refused(f"{span.label}到 {span.end.isoformat()} 才结束，还不能结账。")
    if closed := closing(_decided(office), str(span)):
        raise Refused(f"{span.label}已由{closed.by}在{closed.at[:10]}结账，不用再结。")
    data = summary_data(root, period, most_lines=0, progress=progress)
    figures = {one["code"]: _figure(one) for one in data.as_json()["indicators"]}
    _record(office, PeriodEvent(CLOSE, str(span), who, now(), figures=figures))
    return status(office, span)


def _figure(one: Mapping[str, Any]) -> dict[str, Any]:
    """What is kept of an indicator: its value, the rows counted and in all, and how it stood to its target."""
    return {name: one[name] for name in ("value", "counted", "of", "verdict")}


def reopen_period(root: Path, period: str, by: str, reason: str, unit: str = "") -> str:
    """Open a period for corrections, for one unit (its code) or for all; whose forms are taken in again, in Chinese.

    Refused without a reason, or where the unit is not in the register.
    """
    office, span = open_office(root), period_of(period)
    who = signatory(office.settings, by, HEAD)
    name = _unit_name(office, unit) if unit.strip() else ""
    _record(office, PeriodEvent(REOPEN, str(span), who, now(), unit.strip(), name, reason=_reason(reason)))
    return name or "全部单位"


def extend_deadline(root: Path, period: str, unit: str, until: dt.date, by: str, reason: str) -> str:
    """Give a unit until a day to report a period; the unit's name.

    Refused without a reason, where the unit is not in the register, or where the day is not later than the one it has.
    """
    office, span = open_office(root), period_of(period)
    who = signatory(office.settings, by)
    if not unit.strip():
        raise Refused("请写明给哪个单位延期（单位代码）。")
    name = _unit_name(office, unit)
    before = last_day(_decided(office), str(span), unit.strip(), office.settings.deadline(span))
    if until <= before:
        raise Refused(f"{name}的报送期限现在是 {before.isoformat()}，延期要写比它晚的日期。")
    _record(office, PeriodEvent(EXTEND, str(span), who, now(), unit.strip(), name, until, _reason(reason)))
    return name


def accepted(root: Path, receipt: int) -> Receipt:
    """The receipt of an accepted file, by its number. Refused where no accepted file has it."""
    return accepted_receipt(open_office(root), receipt)


def take_back_file(root: Path, receipt: int, act: str, by: str, reason: str) -> TakenBack:
    """Return an accepted file to its sender, or let the sender withdraw it (``act``), by the number of its receipt.

    Refused without a reason, and as ``take_back``.
    """
    office = open_office(root)
    who = signatory(office.settings, by)
    taken = take_back(office, receipt, act, who, _reason(reason))
    write_anchors(office, now())
    return taken


def take_back_units_of(root: Path, receipt: int, units: Sequence[str], by: str, reason: str) -> TakenBackUnits:
    """Return some units (their codes) out of the accepted workbook of an office below. Refused without a reason, and as
    ``take_back_units``.
    """
    office = open_office(root)
    who = signatory(office.settings, by)
    taken = take_back_units(office, receipt, [unit.strip() for unit in units], who, _reason(reason))
    write_anchors(office, now())
    return taken


def return_held_file(root: Path, name: str, by: str, reason: str) -> Receipt:
    """Return a file that waits in the inbox, by its name; the receipt that says so. Refused without a reason, and as
    ``return_held``.
    """
    office = open_office(root)
    who = signatory(office.settings, by)
    receipt = return_held(office, name, who, _reason(reason))
    write_anchors(office, now())
    return receipt


def _reason(text: str) -> str:
    if not text.strip():
        raise Refused("请", Advice.SAY_REASON, "。")
    return text.strip()


def _unit_name(office: Office, code: str) -> str:
    """The name of the unit of that code. Refused where the register does not hold it."""
    found = [unit.name for unit in load_units(office) if unit.code == code.strip()]
    if not found:
        raise Refused(f"下级单位登记簿里没有代码为“{code.strip()}”的单位。")
    return found[0]


def _decided(office: Office) -> list[PeriodEvent]:
    with reading(office.engine) as connection:
        return period_events(connection, office.settings.code)


def _record(office: Office, event: PeriodEvent) -> None:
    with begin(office.engine) as connection:
        take_turns(connection)
        record(connection, office.settings.code, event)
    write_anchors(office, event.at)
