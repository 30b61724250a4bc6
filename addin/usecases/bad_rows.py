"""Extract the rows with errors into a workbook of their own, and merge them back once they are corrected."""

from __future__ import annotations

import contextlib
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from addin.errors import Refused
from validators.finding import Finding, Report, Severity
from workbook_templates.advice import Advice
from workbook_templates.atomic_write import replacing
from workbook_templates.layout import letters
from workbook_templates.mark import marked
from workbook_templates.mend import Merged, NotItsWorkbook, extract, merge_back
from workbook_templates.read import FileBytes, Reading, read_file
from workbook_templates.read.troubles import Unusable
from workbook_templates.schema import Form
from workbook_templates.schema import form as form_named


def write_bad_rows(reading: Reading, report: Report, target: Path) -> bool:
    """Write the rows with errors or warnings to the workbook ``target``, marked, encrypted where the source is.

    ``report`` is the report on this reading. False, and nothing is written, where no row has an error or a warning.
    """
    form, wanted = reading.submission.form, rows_to_mend(report)
    if not wanted or form is None:
        return False
    package, places = extract(reading, wanted)
    rows = Reading(target.name, FileBytes(target, package))
    with contextlib.suppress(Unusable):  # too large to be marked: written unmarked
        package = marked(rows, _moved(_reported(report), places, form))
    with replacing(target) as file:
        file.write(reading.sealed(package))
    return True


def rows_to_mend(report: Report) -> dict[str, set[int]]:
    """The rows with errors or warnings by sheet; without the cover and grids of ticks, which are mended where they stand."""
    sheets = {sheet.name for sheet in form_named(report.kind).sheets} if report.kind else set()
    wanted: dict[str, set[int]] = defaultdict(set)
    for finding in _reported(report):
        if finding.sheet in sheets:
            wanted[finding.sheet].add(finding.row)
    return wanted


def _reported(report: Report) -> list[Finding]:
    return [finding for finding in report.findings if finding.severity is not Severity.INFO and finding.row]


def _moved(findings: Sequence[Finding], places: dict[tuple[str, int], int], form: Form) -> list[Finding]:
    """The findings with the rows and cells of the extracted workbook; those on rows that were not extracted are left out."""
    at = {sheet.name: {c.name: letters(i) for i, c in enumerate(sheet.columns)} for sheet in form.sheets}
    moved: list[Finding] = []
    for finding in findings:
        row = places.get((finding.sheet, finding.row))
        if row:
            letter = at[finding.sheet].get(finding.column, "")
            moved.append(replace(finding, row=row, cell=f"{letter}{row}" if letter else ""))
    return moved


def mend(original: Path, mended: Path, target: Path, *, password: str | None = None, overwrite: bool = False) -> Merged:
    """Merge the corrected rows of ``mended`` into a copy of ``original``, written to ``target``; what was merged.

    ``password`` opens the files where they are encrypted, and encrypts the target where the original was. Refused where a file
    is missing, where they do not belong together, or where the target exists or cannot be written.
    """
    if target.exists() and not overwrite:
        raise Refused(f"“{target}”已经有了，没有覆盖。请换个文件名；确实要覆盖的，", Advice.OVERWRITE, "。")
    missing = next((path for path in (original, mended) if not path.is_file()), None)
    if missing:
        raise Refused(f"找不到文件“{missing}”。")
    before, after = (read_file(path, password=password) for path in (original, mended))
    try:
        return merge_back(before, after, target)
    except NotItsWorkbook as mismatch:
        raise Refused(mismatch.sentence) from None
    except OSError:
        raise Refused(f"写不了“{target}”：请检查文件夹，并关闭正打开着它的程序。") from None
