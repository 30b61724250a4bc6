"""A form that is open on the screen: check it, and write what is reported from it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from addin.errors import Refused
from addin.usecases.blank_form import file_name
from addin.usecases.check_files import check_files
from addin.usecases.free_name import free_name
from validators.engine import check
from validators.finding import Report
from workbook_templates.advice import Advice
from workbook_templates.cell_types import Value
from workbook_templates.read import facts
from workbook_templates.schema import Form, Sheet
from workbook_templates.table import Submission, Table
from workbook_templates.values.period import Period
from workbook_templates.write.fill import TooManyRows, fill_form

_LEFT_OUT = {facts.COLUMN_EXTRA: "列", facts.SHEET_EXTRA: "工作表", facts.SHEET_COPIED: "工作表"}


def check_open_form(submission: Submission, office: Path | None = None) -> Report:
    """Check an open form as a file is checked; where ``office`` is given by its thresholds, and a roster as it is going to be
    when the office receives it: beside the unit's last one, and with those whom earlier ones told dead.

    Refused where the workbook is none of our forms, or where the office has no valid settings.
    """
    if submission.form is None:
        raise Refused("这个工作簿不是本系统的表。请", Advice.NEW_FORM, "，再试一次。")
    if office is None:
        return check([submission])[0]
    from addin.submissions.folder import open_office  # noqa: PLC0415 - the database, only where an office is set
    from addin.submissions.last_accepted import deceased_before, open_roster_comparison  # noqa: PLC0415 - as above

    opened, period = open_office(office), submission.cover("报告期")
    try:
        last, beside = open_roster_comparison(opened, submission)
        deceased = deceased_before(opened, period) if isinstance(period, Period) else frozenset()
    except Refused:  # whoever receives is told that the database cannot be used
        return check([submission], policy=opened.settings.policy)[0]
    return check([submission], policy=opened.settings.policy, last=last, beside=beside, deceased=deceased)[0]


def write_report_file(submission: Submission, folder: Path, office: Path | None = None) -> tuple[Path, list[str]]:
    """Write the rows of an open form as a clean form into ``folder``, read it back and check it.

    Returns its path, and the names of the clerk's own columns and sheets, which are not part of it. Refused where there are
    errors, where there are too many rows, or where the file cannot be written or does not hold what was filled in.
    """
    report, form = check_open_form(submission, office), submission.form
    if report.counts["error"] or not report.usable or form is None:
        raise Refused(f"还有 {report.counts['error'] or 1} 处错误，不能生成上报文件。请", Advice.CHECK, "，逐处改正。")
    path = _write(submission, form, folder)
    again = check_files([path])[0]
    if again.counts["error"] or again.rows != report.rows:
        path.unlink(missing_ok=True)
        raise Refused("生成的文件与表里的内容对不上，已删除。请把表另存一份，发给维护人员。")
    return path, left_out(submission)


def _write(submission: Submission, form: Form, folder: Path) -> Path:
    """The path of the clean form, under a free name. Refused where there are too many rows or it cannot be written."""
    cover = {c.name: _cover_value(submission.cover(c.name)) for c in form.cover.columns}
    path = free_name(folder / file_name(form, {name: str(value) for name, value in cover.items() if value is not None}))
    tables = submission.tables
    rows = {sheet.name: list(_rows(tables[sheet.name], sheet)) for sheet in form.sheets if sheet.name in tables}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        fill_form(path, form, cover, rows, submission.workbook_id)
    except TooManyRows as many:
        raise Refused(str(many)) from None
    except OSError:
        raise Refused(f"写不了“{path}”。请检查文件夹，并关闭正打开着的同名文件。") from None
    return path


def left_out(submission: Submission) -> list[str]:
    """Columns and sheets of the clerk's own, which are not part of the form."""
    added = [fact for fact in submission.facts if fact.kind in _LEFT_OUT]
    return [f"“{fact.sheet or fact.value}”的{_LEFT_OUT[fact.kind]}“{fact.value or fact.sheet}”" for fact in added]


def _cover_value(value: Value) -> object:
    return value if value is None or isinstance(value, (date, int)) else str(value)


def _rows(table: Table, sheet: Sheet) -> Iterator[list[object]]:
    """The rows with typed values; a cell that could not be parsed keeps its text."""
    for i in range(len(table)):
        yield [table.as_written(column.name, i) for column in sheet.columns]
