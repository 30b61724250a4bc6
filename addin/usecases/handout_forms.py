"""The forms that a unit gets for a period: born from what it reported last, or blank where it has reported nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from addin.bringing.attendees import bodies
from addin.errors import Refused
from addin.submissions.accepted_copy import read_copy
from addin.submissions.allotted_codes import AllottedCode, codes_of_unit
from addin.submissions.folder import Office
from addin.submissions.handed_out import BLANK, INSTEAD, KEPT, REPORTED, FormGiven, HandedOut
from addin.submissions.receipts import Receipt
from addin.submissions.register import Subordinate
from addin.usecases.blank_form import file_name, save_blank
from addin.usecases.change_forms import change_form_path, write_change_form
from addin.usecases.next_form import save_next
from workbook_templates.changes.words import KIND
from workbook_templates.joined_next import joined, renamed
from workbook_templates.merge import merge_tables
from workbook_templates.next_period import NextForm, next_form
from workbook_templates.schema import form
from workbook_templates.table import Tables
from workbook_templates.values.period import Period


class HandoutTask(NamedTuple):
    """What one unit is to be given for a period: by the kinds it has to report, the receipts of what it reported ``last``, None
    for a kind that it has reported for this period already; the receipts of its newest roster (one a part); and by kind what
    units that it has taken over reported last.
    """

    period: Period
    unit: Subordinate
    last: Mapping[str, Sequence[Receipt] | None]
    rosters: Sequence[Receipt] = ()
    taken_over: Mapping[str, Sequence[Receipt]] = {}


def give_forms(office: Office, task: HandoutTask, where: Path) -> HandedOut:
    """Write a unit's forms for a period into the folder ``where``; what it got.

    OSError where a file cannot be written, Refused as ``save_next``.
    """
    given: list[FormGiven] = []
    contents: list[NextForm] = []
    people = _people(office, task.rosters)
    for kind, receipts in task.last.items():
        sources = _sources(office, task, kind) if receipts is not None else []
        if receipts is None:
            given.append(FormGiven(form(kind).title, "", REPORTED))
        elif not sources:
            given.append(_blank(office, task, kind, where, people))
        for receipt, content in sources:
            if isinstance(content, Refused):
                given.append(FormGiven(form(kind).title, "", str(content)))
            else:
                contents.append(content)
                given.append(_with_whom(task, kind, _next(content, receipt, where, people)))
    if len(task.rosters) == 1:  # a roster in several parts is not changed by a change form
        given += _change_form(office, task.period, task.rosters[0], where)
    gone = tuple(one for content in contents for one in content.gone)
    ending = tuple(one for content in contents for one in content.ending)
    return HandedOut(task.unit, where, tuple(given), gone, ending, tuple(_codes_not_used(office, task.unit.code, people)))


def _with_whom(task: HandoutTask, kind: str, one: FormGiven) -> FormGiven:
    """A form that was born, with the names of the units whose rows stand in it as well."""
    names = dict.fromkeys(receipt.unit_name for receipt in task.taken_over.get(kind, ()))
    return one._replace(note=f"{one.note}；已并入的{'、'.join(names)}的内容也在里面，请核对") if names and one.born else one


def _sources(office: Office, task: HandoutTask, kind: str) -> list[tuple[Receipt, NextForm | Refused]]:
    """What a unit reported last, one a part, as it goes on; the rows of units that it has taken over stand in the first."""
    own = [(one, _content(office, task.period, one)) for one in task.last[kind] or ()]
    for receipt in task.taken_over.get(kind, ()):
        other = _content(office, task.period, receipt)
        if isinstance(other, Refused):
            own.append((receipt, other))
        elif own and isinstance(own[0][1], NextForm):
            own[0] = own[0][0], joined(own[0][1], other)
        else:
            own.insert(0, (receipt, renamed(other, _cover(office, task))))
    return own


def _cover(office: Office, task: HandoutTask) -> dict[str, object]:
    unit = task.unit
    return {"填报单位": unit.name, "单位代码": unit.code, "上级机构代码": office.settings.code, "报告期": str(task.period)}


def _codes_not_used(office: Office, unit: str, people: Tables | None) -> Iterator[AllottedCode]:
    used = {body.code for body in bodies(people)} if people is not None else set()
    yield from (one for one in codes_of_unit(office, unit) if one.code not in used)


def _people(office: Office, rosters: Sequence[Receipt]) -> Tables | None:
    """The rosters' tables; None where there are none, or one cannot be used any more: that is told where its form is made."""
    try:
        tables = [read_copy(office, receipt).tables for receipt in rosters]
    except Refused:
        return None
    return merge_tables(tables) if tables else None


def _blank(office: Office, task: HandoutTask, kind: str, where: Path, people: Tables | None) -> FormGiven:
    """A form without rows, for a unit that has not reported this kind before."""
    cover = {name: str(value) for name, value in _cover(office, task).items()}
    path = where / file_name(form(kind), cover)
    if path.exists():
        return FormGiven(form(kind).title, path.name, KEPT)
    save_blank(path, form(kind), cover, people)
    return FormGiven(form(kind).title, path.name, BLANK)


def _change_form(office: Office, period: Period, receipt: Receipt, where: Path) -> Iterator[FormGiven]:
    """The form in which the changes of a roster alone can be reported; none where that cannot be read, which is told there."""
    try:
        roster = read_copy(office, receipt)
    except Refused:
        return
    path = change_form_path(roster, period, where)
    if path.exists():
        yield FormGiven(form(KIND).title, path.name, KEPT)
    elif write_change_form(roster, period, path):
        yield FormGiven(form(KIND).title, path.name, INSTEAD)


def _content(office: Office, period: Period, receipt: Receipt) -> NextForm | Refused:
    """The content of the form born from an accepted one; why there is none where its copy cannot be used any more."""
    if receipt.key is None:
        raise ValueError("an accepted file has a key")
    try:
        tables = read_copy(office, receipt).tables
    except Refused as refusal:
        return refusal
    return next_form(form(receipt.key.kind), tables, Period.parse(receipt.key.period), period)


def _next(content: NextForm, receipt: Receipt, where: Path, people: Tables | None) -> FormGiven:
    """Write the form born from an accepted one."""
    if receipt.key is None:
        raise ValueError("an accepted file has a key")
    title, last = content.form.title, Period.parse(receipt.key.period)
    part = f"_第{receipt.key.part}部分" if receipt.key.part > 1 else ""
    named = Path(file_name(content.form, {name: str(value) for name, value in content.cover.items()}))
    path = where / f"{named.stem}{part}.xlsx"
    errors = f"；上期带错收下，请先改好（{receipt.accept_reason}）" if receipt.errors else ""
    if path.exists():
        return FormGiven(title, path.name, KEPT)
    save_next(content, path, roster=people)
    return FormGiven(title, path.name, f"由{last.label}的表生成{errors}", born=True)
