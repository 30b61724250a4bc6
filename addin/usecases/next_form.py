"""Write the next period's form from the last one, and beside it what changed on the way."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path

from addin.errors import Refused
from addin.usecases.blank_form import file_name, form_target, workbook_id
from addin.usecases.change_forms import change_form_path, write_change_form
from addin.usecases.live_form import check_open_form, left_out
from addin.usecases.periods import period_of
from addin.usecases.tick_sheets import roster_tables, with_tick_sheets
from workbook_templates.advice import Advice
from workbook_templates.atomic_write import write_atomically
from workbook_templates.changes.words import KIND
from workbook_templates.mark.reminders import with_reminders
from workbook_templates.next_period import NextForm, Notice, WrittenNext, next_form
from workbook_templates.plain import write_plain
from workbook_templates.read import read_file
from workbook_templates.table import Submission, Tables
from workbook_templates.values.period import Period
from workbook_templates.write.fill import write_form

CHANGES = "变动清单"
_HEADERS = ("工作表", "上期的行", "姓名、名称、代码", "情况")
_WIDTHS = (16, 10, 52, 44)


def next_from_file(
    last: Path, output: Path | None = None, period: str = "", *, roster: Path | None = None, overwrite: bool = False
) -> WrittenNext:
    """Write the form of the next period (or of ``period``) from the file ``last``; ``output`` and ``roster`` as for a blank form.

    Refused where the file is no form of ours, has errors or no period, where ``period`` is not later, or where the file exists
    (unless ``overwrite``) or cannot be written.
    """
    submission = read_file(last, name=last.name).submission
    return write_next(submission, output, period, roster=roster_tables(roster), overwrite=overwrite)


def write_next(
    submission: Submission, output: Path | None, period: str = "", *, roster: Tables | None = None, overwrite: bool = False
) -> WrittenNext:
    """As ``next_from_file``, from a form that was read already."""
    report, form = check_open_form(submission), submission.form
    if report.kind == KIND:
        raise Refused("变动表只写有变动的内容，生成不了下期的表。请用花名册生成。")
    span = submission.cover("报告期")
    if report.counts["error"] or form is None or not isinstance(span, Period):
        raise Refused(
            f"“{submission.file}”里还有 {report.counts['error'] or 1} 处错误，不能用它生成下期的表。请",
            Advice.CHECK,
            "，改好再生成。",
        )
    wanted = period_of(period) if period else span.next()
    if wanted.end <= span.end:
        raise Refused(f"“{submission.file}”是{span.label}的表，生成不了{wanted.label}的。")
    content = next_form(form, submission.tables, span, wanted)
    path = form_target(output, file_name(form, _texts(content)), overwrite=overwrite)
    written = save_next(content, path, left_out(submission), roster)
    return replace(written, change_form=_change_form(submission, wanted, path.parent, overwrite=overwrite))


def _change_form(roster: Submission, period: Period, folder: Path, *, overwrite: bool) -> Path | None:
    """Write the change form beside the next one; None where there is none to write, or somebody may have filled it in."""
    path = change_form_path(roster, period, folder)
    if path.exists() and not overwrite:
        return None
    try:
        return write_change_form(roster, period, path)
    except OSError:
        raise Refused(f"写不了“{path}”。请检查文件夹，并关闭正打开着的同名文件。") from None


def save_next(content: NextForm, path: Path, left: Sequence[str] = (), roster: Tables | None = None) -> WrittenNext:
    """Write a next form, with a grid of ticks for the people of ``roster`` where it has one, and beside it the list of what
    changed. Refused where they cannot be written.
    """
    changes = path.with_name(f"{CHANGES}_{path.name}")
    rows = [_line(one, "没有带到下期：") for one in content.gone] + [_line(one, "") for one in content.ending]
    rows += [("", "", one, "您自己加的，没有带到下期") for one in left]
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if rows:  # before the form: where that is there, nothing is made again
            note = f"{content.period.label}的{content.form.title}，由上期的表生成。"
            write_plain(changes, CHANGES, _HEADERS, (note,), rows, _WIDTHS)
        write_atomically(path, with_tick_sheets(_bytes(content), content.form, str(content.period), roster))
    except OSError:
        raise Refused(f"写不了“{path}”。请检查文件夹，并关闭正打开着的同名文件。") from None
    return WrittenNext(path, changes if rows else None, content, tuple(left))


def _bytes(content: NextForm) -> bytes:
    """The form, with a reminder on each cell whose date comes in the period."""
    made = BytesIO()
    write_form(made, content.form, content.cover, content.rows, workbook_id(content.form, _texts(content)))
    reminders: dict[str, dict[tuple[int, int], str]] = defaultdict(dict)
    for one in content.ending:
        if one.cell is not None:
            reminders[one.sheet][one.cell] = f"{one.why}，请核对、办理。"
    return with_reminders(made.getvalue(), content.form, reminders)


def _line(one: Notice, head: str) -> tuple[str, str, str, str]:
    return one.sheet, str(one.row), one.about, f"{head}{one.why}"


def _texts(content: NextForm) -> dict[str, str]:
    return {name: str(value) for name, value in content.cover.items()}
