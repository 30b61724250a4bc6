"""Take out the rows that need mending, and put them back once they are mended."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from addin.errors import Refused
from addin.usecases.check_files import expand
from validators.finding import Finding, Report, Severity
from workbook_templates.advice import Advice
from workbook_templates.layout import COVER, letters
from workbook_templates.mark import mark
from workbook_templates.mend import Merged, NotItsWorkbook, extract, merge_back
from workbook_templates.read import read_submission
from workbook_templates.schema import Form

TO_MEND = "（待改）"


def write_bad_rows(paths: Sequence[Path], reports: Sequence[Report], folder: Path) -> list[Path]:
    """For each file with mistakes in its rows a workbook of those rows alone, marked; says where they are."""
    folder.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    for path, report in zip(expand(paths), reports, strict=True):
        told = [finding for finding in report.findings if finding.severity is not Severity.INFO and finding.row]
        wanted: dict[str, set[int]] = defaultdict(set)
        for finding in told:
            wanted[finding.sheet].add(finding.row)
        wanted.pop(COVER, None)
        submission = read_submission(path) if wanted else None
        if submission is None or submission.form is None:
            continue
        target = folder / f"{path.stem}{TO_MEND}.xlsx"
        places = extract(submission, path, wanted, target)
        mark(target, target, list(_moved(told, places, submission.form)))
        written.append(target)
    return written


def _moved(findings: Sequence[Finding], places: dict[tuple[str, int], int], form: Form) -> list[Finding]:
    """The findings at the rows where their lines stand now."""
    at = {sheet.name: {c.name: letters(i) for i, c in enumerate(sheet.columns)} for sheet in form.sheets}
    moved: list[Finding] = []
    for finding in findings:
        row = places.get((finding.sheet, finding.row))
        if row:
            letter = at[finding.sheet].get(finding.column, "")
            moved.append(replace(finding, row=row, cell=f"{letter}{row}" if letter else ""))
    return moved


def mend(original: Path, mended: Path, target: Path, *, overwrite: bool = False) -> Merged:
    """Put mended rows back; Refused where the files do not belong together or the target is there already."""
    if target.exists() and not overwrite:
        raise Refused(f"“{target}”已经有了，没有覆盖。请换个文件名；确实要覆盖的，", Advice.OVERWRITE, "。")
    missing = next((path for path in (original, mended) if not path.is_file()), None)
    if missing:
        raise Refused(f"找不到文件“{missing}”。")
    try:
        return merge_back(original, mended, target)
    except NotItsWorkbook as mismatch:
        raise Refused(mismatch.sentence) from None
    except OSError:
        raise Refused(f"写不了“{target}”：请检查文件夹，并关闭正打开着它的程序。") from None
