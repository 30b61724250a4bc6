"""Hand out a period's forms: for every unit a folder (or a .zip) with forms born from what was last accepted, and a letter."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path

from addin.errors import Refused
from addin.runtime import clock
from addin.runtime.progress import Progress, no_progress
from addin.submissions.folder import HANDED_OUT, Office, open_office
from addin.submissions.handed_out import BLANK, FormGiven, HandedOut
from addin.submissions.in_force import accepted_in, last_before
from addin.submissions.office_files import unit_file_name
from addin.submissions.register import load_units
from addin.submissions.reorganisations import reorganisations
from addin.usecases.folder_archive import pack
from addin.usecases.handout_forms import HandoutTask, give_forms
from addin.usecases.periods import period_of
from validators.lookups.units import is_office
from workbook_templates.atomic_write import replacing, write_atomically
from workbook_templates.values.date import long_date
from workbook_templates.values.period import Period

LETTER = "报送通知.docx"
_MOST = 30


def hand_out(
    root: Path, period: str, output: Path | None = None, *, zipped: bool = False, progress: Progress = no_progress
) -> list[HandedOut]:
    """Write every unit's forms for a period into ``output`` (by default 下发 of the office's folder); what each unit got, in the
    order of the register.

    What is there already stays as it is: a form that somebody may have filled in is not written over. A form that cannot be
    made is told in its note and does not stop the others. Refused where no unit is registered, or a file cannot be written.
    """
    office, span = open_office(root), period_of(period)
    changed = reorganisations(office)
    there = (unit for unit in load_units(office) if not changed.ended(unit.code, span))
    units = [unit for unit in there if not is_office(unit.code)]  # an office hands out its own units' forms
    if not units:
        raise Refused("登记簿里没有要填表的单位。下级机构的单位由下级机构自己下发。")
    where = output or office.root / HANDED_OUT / str(span)
    last = last_before(office, span)
    now = [one for one in accepted_in(office, span) if one.key]
    reported = {(one.key.unit, one.key.kind) for one in now if one.key}
    done: list[HandedOut] = []
    for n, unit in enumerate(units, start=1):
        progress(n, len(units), unit.name)
        forms = {kind: None if (unit.code, kind) in reported else last.get((unit.code, kind), []) for kind in unit.kinds}
        rosters = [one for one in now if one.key and (one.key.unit, one.key.kind) == (unit.code, "roster")]
        joining = changed.joined_to(unit.code, span)
        others = {kind: [receipt for one in joining for receipt in last.get((one, kind), [])] for kind in unit.kinds}
        task = HandoutTask(span, unit, forms, rosters or last.get((unit.code, "roster"), []), others)
        done.append(_hand_out(office, task, where / unit_file_name(unit.name, unit.code), zipped=zipped))
    return done


def _hand_out(office: Office, task: HandoutTask, where: Path, *, zipped: bool) -> HandedOut:
    """What one unit gets, in the folder ``where`` or packed beside it. Refused where it cannot be written."""
    try:
        where.parent.mkdir(parents=True, exist_ok=True)
        if not zipped:
            return _written(office, task, where)
        with tempfile.TemporaryDirectory(dir=where.parent) as folder:
            done = _written(office, task, Path(folder) / where.name)
            return done._replace(where=_packed(done.where, where.with_name(f"{where.name}.zip")))
    except OSError:
        raise Refused(f"写不了“{where}”。请检查文件夹，并关闭正打开着的同名文件。") from None


def _written(office: Office, task: HandoutTask, where: Path) -> HandedOut:
    where.mkdir(parents=True, exist_ok=True)
    done = give_forms(office, task, where)
    write_atomically(where / LETTER, _letter(office, task.period, done))
    return done


def _letter(office: Office, period: Period, done: HandedOut) -> bytes:
    from addin.summary.letters.letter import as_word, render  # noqa: PLC0415 - Word, for this command alone

    settings = office.settings
    contact, phone = settings.whom_to_ask
    text = render(
        "handout.j2", unit=done.unit.name, period=period.label, deadline=long_date(settings.deadline(period)), forms=done.forms,
        born=_titles(form for form in done.forms if form.born), blank=_titles(form for form in done.forms if form.note == BLANK),
        gone=done.gone[:_MOST], more=max(len(done.gone) - _MOST, 0), ending=done.ending[:_MOST], contact=contact, phone=phone,
        codes=done.codes, office=settings.name, today=long_date(clock.moment().date()),
    )  # fmt: skip
    return as_word(text)


def _titles(forms: Iterable[FormGiven]) -> str:
    """The titles of forms, each once: 《花名册》《活动记录》."""
    return "".join(dict.fromkeys(f"《{form.title}》" for form in forms))


def _packed(folder: Path, target: Path) -> Path:
    """Put the files of a folder into a .zip, which takes the place of an earlier one once it is whole; its path."""
    with replacing(target) as file:
        pack(folder, file)
    return target
