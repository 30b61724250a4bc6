"""A form that a unit filled in is nobody's to write over, whatever file name was typed."""

from __future__ import annotations

from pathlib import Path

from addin.errors import Refused

_FORMS = (".xlsx", ".xlsm")


def refuse_clerks_form(path: Path) -> None:
    """Refused where the file ``path`` is one of our forms, filled in; what an office consolidated or printed may be made anew."""
    if path.suffix.lower() not in _FORMS or not path.is_file():
        return
    from workbook_templates.read import read_file  # noqa: PLC0415 - only where something is there

    submission = read_file(path).submission
    if submission.form is not None and not any(source.reporting for source in submission.tables.sources):
        raise Refused(f"“{path}”是一份填好的《{submission.form.title}》，没有覆盖。请换个文件名。")
