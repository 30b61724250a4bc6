"""The naive peer, written apart from the product, must find the very same mistakes in the same messy files."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from benchmarks.messy import messy_books, write
from benchmarks.naive.job import CODES, Where, findings
from validators.engine import check
from workbook_templates.layout import COVER
from workbook_templates.read import read_submission


def product_findings(paths: list[Path], as_of: dt.date) -> set[Where]:
    reports = check([read_submission(path) for path in paths], as_of=as_of)
    found = [finding for report in reports for finding in report.findings if finding.rule in CODES]
    return {Where(f.rule, f.file, f.sheet, 0 if f.sheet == COVER else f.row, f.column) for f in found}


@pytest.mark.parametrize("seed", [5, 11, 16, 23])
def test_the_same_findings_as_a_set(seed: int, tmp_path: Path) -> None:
    paths = list(write(messy_books(seed), tmp_path))
    for as_of in (dt.date(2026, 9, 30), dt.date(2026, 10, 15)):
        ours, naive = product_findings(paths, as_of), findings(paths, as_of)
        assert len(ours) > 200, "the data must be messy for the comparison to mean anything"
        assert ours == naive
