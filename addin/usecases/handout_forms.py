"""The forms that a unit gets for a period: born from what it reported last, or blank where it has reported nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from addin.errors import Refused
from addin.submissions.accepted_copy import read_copy
from addin.submissions.folder import Office
from addin.submissions.handed_out import BLANK, KEPT, REPORTED, FormGiven, HandedOut
from addin.submissions.receipts import Receipt
from addin.submissions.register import Subordinate
from addin.usecases.blank_form import file_name, workbook_id
from addin.usecases.next_form import save_next
from workbook_templates.next_period import NextForm, next_form
from workbook_templates.schema import form
from workbook_templates.values.period import Period
from workbook_templates.write.fill import fill_form

LastReported = Mapping[str, Sequence[Receipt] | None]


def give_forms(office: Office, period: Period, unit: Subordinate, last: LastReported, where: Path) -> HandedOut:
    """Write a unit's forms for a period into the folder ``where``; what it got.

    ``last`` are, by the kinds it has to report, the receipts of what it reported last; None for a kind that it has reported for
    this period already. OSError where a file cannot be written, Refused as ``save_next``.
    """
    given: list[FormGiven] = []
    contents: list[NextForm] = []
    for kind, receipts in last.items():
        if receipts is None:
            given.append(FormGiven(form(kind).title, "", REPORTED))
        elif not receipts:
            given.append(_blank(office, period, unit, kind, where))
        for receipt in receipts or ():
            given.append(_next(office, period, receipt, where, contents))
    gone = tuple(one for content in contents for one in content.gone)
    ending = tuple(one for content in contents for one in content.ending)
    return HandedOut(unit, where, tuple(given), gone, ending)


def _blank(office: Office, period: Period, unit: Subordinate, kind: str, where: Path) -> FormGiven:
    """A form without rows, for a unit that has not reported this kind before."""
    cover = {"填报单位": unit.name, "单位代码": unit.code, "上级机构代码": office.settings.code, "报告期": str(period)}
    path = where / file_name(form(kind), cover)
    if path.exists():
        return FormGiven(form(kind).title, path.name, KEPT)
    fill_form(path, form(kind), cover, {}, workbook_id(form(kind), cover))
    return FormGiven(form(kind).title, path.name, BLANK)


def _next(office: Office, period: Period, receipt: Receipt, where: Path, contents: list[NextForm]) -> FormGiven:
    """The form born from an accepted one; its content is added to ``contents``."""
    if receipt.key is None:
        raise ValueError("an accepted file has a key")
    last, title = Period.parse(receipt.key.period), form(receipt.key.kind).title
    try:
        content = next_form(form(receipt.key.kind), read_copy(office, receipt).tables, last, period)
    except Refused as refusal:
        return FormGiven(title, "", str(refusal))
    part = f"_第{receipt.key.part}部分" if receipt.key.part > 1 else ""
    named = Path(file_name(content.form, {name: str(value) for name, value in content.cover.items()}))
    path = where / f"{named.stem}{part}.xlsx"
    contents.append(content)
    errors = f"；上期带错收下，请先改好（{receipt.accept_reason}）" if receipt.errors else ""
    if path.exists():
        return FormGiven(title, path.name, KEPT)
    save_next(content, path)
    return FormGiven(title, path.name, f"由{last.label}的表生成{errors}", born=True)
