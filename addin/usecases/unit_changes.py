"""Use case of units over time: record that one was merged into others, divided, given another code or dissolved."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from addin.errors import Refused
from addin.store.connection import begin, take_turns
from addin.submissions.filing import now
from addin.submissions.folder import Office, open_office
from addin.submissions.register import load_units
from addin.submissions.reorganisations import Reorganisation, record, reorganisations
from addin.usecases.anchor_files import write_anchors
from addin.usecases.periods import period_of
from addin.usecases.signatory import signatory
from workbook_templates.advice import Advice
from workbook_templates.values.period import Period

_EVER = Period(9999, 1, 12)


def reorganise(
    root: Path, unit: str, since: str, by: str, reason: str, *, into: Sequence[str] = (), stays: bool = False
) -> Reorganisation:
    """Record that from the period ``since`` (2026Q3) on the persons of ``unit`` belong to the units ``into`` (codes), none where
    it was dissolved; ``stays`` where only some of them do and the unit goes on.

    Refused without a reason, where a unit is not in the register, where it takes itself over or another one over that has ended,
    or where it goes on and nobody takes anything over.
    """
    office, period = open_office(root), period_of(since)
    who = signatory(office.settings, by)
    names = _names(office, [unit, *into])
    code, *takers = names
    if code in takers or len(names) < len(into) + 1:
        raise Refused("一个单位不能并入自己，也不要重复写。")
    known = reorganisations(office)
    if gone := [names[taker] for taker in takers if known.ended(taker, period)]:
        raise Refused(f"{'、'.join(gone)}那时已经撤并了，不能再并入。")
    if not stays and (round_about := [names[taker] for taker in takers if code in known.heirs(taker, _EVER)]):
        raise Refused(f"以前登记过{'、'.join(round_about)}并入{names[code]}，不能又反过来并。以前登记错了的，请先作废。")
    if stays and not takers:
        raise Refused("原单位还在的，请写明分出去的人归哪个单位。")
    told = {taker: names[taker] for taker in takers}
    return _recorded(office, Reorganisation(code, names[code], str(period), told, who, now(), _given(reason), stays))


def cancel_reorganisation(root: Path, unit: str, by: str, reason: str) -> Reorganisation:
    """Record that what was recorded of a unit the last time was a mistake.

    Refused without a reason, or where nothing is recorded of it.
    """
    office = open_office(root)
    who = signatory(office.settings, by)
    recorded = reorganisations(office).of(unit.strip())
    if not recorded:
        raise Refused(f"没有登记过代码为“{unit.strip()}”的单位的撤并。")
    before = recorded[-1]
    event = Reorganisation(before.unit, before.unit_name, before.since, {}, who, now(), _given(reason), cancelled=True)
    return _recorded(office, event)


def named_units(root: Path, codes: Sequence[str]) -> dict[str, str]:
    """The names of these units by code, in their order. Refused where the register does not hold one."""
    return _names(open_office(root), codes)


def _recorded(office: Office, event: Reorganisation) -> Reorganisation:
    with begin(office.engine) as connection:
        take_turns(connection)
        record(connection, office.settings.code, event)
    write_anchors(office, event.at)
    return event


def _given(reason: str) -> str:
    if not reason.strip():
        raise Refused("请", Advice.SAY_REASON, "。")
    return reason.strip()


def _names(office: Office, codes: Sequence[str]) -> dict[str, str]:
    """The names of the units of these codes, in their order. Refused where the register does not hold one."""
    known = {unit.code: unit.name for unit in load_units(office)}
    wanted = [code.strip() for code in codes]
    if unknown := [code for code in wanted if code not in known]:
        raise Refused(f"下级单位登记簿里没有 {'、'.join(unknown)}。撤并的、接收的单位都要在登记簿里，撤并以后也不要删去。")
    return {code: known[code] for code in wanted}
