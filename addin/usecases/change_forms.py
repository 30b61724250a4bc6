"""Write the change form that goes with a roster: empty, its cover filled in, and saying which version it was made from."""

from __future__ import annotations

from pathlib import Path

from addin.usecases.blank_form import file_name, workbook_id
from workbook_templates.changes.version import version_of
from workbook_templates.changes.words import BASE, KIND
from workbook_templates.next_period import carried_cover
from workbook_templates.schema import CHANGED_KIND, form
from workbook_templates.table import Submission
from workbook_templates.values.period import Period
from workbook_templates.write.blank import write_blank

TIMES = "报送次数"


def change_form_path(roster: Submission, period: Period, folder: Path) -> Path:
    """Where the change form of a period lies, beside the unit's other forms."""
    return folder / file_name(form(KIND), _texts(_cover(roster, period)))


def write_change_form(roster: Submission, period: Period, path: Path) -> Path | None:
    """Write the form for ``period`` that changes a roster of that period or of an earlier one; its path.

    None where there is none to be written: the form is no roster. OSError where the file cannot be written.
    """
    version = version_of(roster)
    if roster.form is None or roster.form.kind != CHANGED_KIND or version is None:
        return None
    cover = _cover(roster, period) | {BASE: version.text}
    if version.period == period:
        cover[TIMES] = version.times + 1
    write_blank(path, form(KIND), cover, workbook_id(form(KIND), _texts(cover)))
    return path


def _cover(roster: Submission, period: Period) -> dict[str, object]:
    return carried_cover(roster.tables, period)


def _texts(cover: dict[str, object]) -> dict[str, str]:
    return {name: str(value) for name, value in cover.items()}
