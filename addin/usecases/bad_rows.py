"""Extract the rows with errors into a workbook of their own, and merge them back once they are corrected."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from addin.errors import Refused
from validators.finding import Finding, Report, Severity
from workbook_templates.advice import Advice
from workbook_templates.mend import Merged, NotItsWorkbook, merge_back
from workbook_templates.read import Reading, read_file
from workbook_templates.schema import form as form_named


def write_bad_rows(reading: Reading, report: Report, target: Path) -> bool:
    """Write the rows with errors or warnings to the workbook ``target``, marked, encrypted where the source is.

    ``report`` is the report on this reading. False, and nothing is written, where no row has an error or a warning.
    """
    wanted = rows_to_mend(report)
    if not wanted or not reading.submission.usable:
        return False
    from addin.submissions.row_workbook import write_rows  # noqa: PLC0415 - the page and mending do without

    write_rows(reading, wanted, _reported(report), target)
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
