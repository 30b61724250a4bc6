"""Some rows of a workbook in a workbook of their own, marked with what is wrong with them."""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from validators.finding import Finding
from workbook_templates.atomic_write import replacing
from workbook_templates.layout import letters
from workbook_templates.mark import marked
from workbook_templates.mend import extract
from workbook_templates.read import FileBytes, Reading
from workbook_templates.read.troubles import Unusable
from workbook_templates.schema import Form


def write_rows(reading: Reading, wanted: Mapping[str, Collection[int]], findings: Sequence[Finding], target: Path) -> None:
    """Write the wanted rows (Excel's numbers by sheet) to the workbook ``target``, with the findings on them; encrypted where the
    source is. Nothing is written where the source is no form. OSError where nothing can be written.
    """
    form = reading.submission.form
    if form is None:
        return
    package, places = extract(reading, {sheet: set(rows) for sheet, rows in wanted.items()})
    rows = Reading(target.name, FileBytes(target, package))
    with contextlib.suppress(Unusable):  # too large to be marked: written unmarked
        package = marked(rows, _moved(findings, places, form))
    with replacing(target) as file:
        file.write(reading.sealed(package))


def _moved(findings: Sequence[Finding], places: Mapping[tuple[str, int], int], form: Form) -> list[Finding]:
    """The findings with the rows and cells of the extracted workbook; those on rows that were not extracted are left out."""
    at = {sheet.name: {c.name: letters(i) for i, c in enumerate(sheet.columns)} for sheet in form.sheets}
    moved: list[Finding] = []
    for finding in findings:
        row = places.get((finding.sheet, finding.row))
        if row:
            letter = at[finding.sheet].get(finding.column, "")
            moved.append(replace(finding, row=row, cell=f"{letter}{row}" if letter else ""))
    return moved
