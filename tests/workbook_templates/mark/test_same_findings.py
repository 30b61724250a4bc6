"""What is found in a form is found in it once LibreOffice has saved it: forms of all five kinds with planted errors."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from addin.demo.county.filled_forms import DemoForm
from addin.demo.county.make_county import clean_books, make_county
from addin.demo.county.save_forms import save_form
from addin.demo.county.scale import Scale
from addin.demo.plants import plant_errors
from addin.demo.plants.damage_patches import add_macros
from benchmarks.marking import spoil
from tests.workbook_templates.mark.books import needs_office, saved_by_libreoffice
from validators.engine import check
from workbook_templates.read import read_submission
from workbook_templates.schema import REPORTED_KINDS

NO_RESULT = "T06"
Finding = tuple[str, str, str, str, str]


def planted(folder: Path) -> dict[str, Path]:
    """A form of each kind, the one with the most rows, with errors planted and cells spoiled.

    None that brings macros along: saving as .xlsx drops them, so that nothing of them is left to be found.
    """
    scale = Scale(units=4, persons=100, assessed=4, each=2)
    county = make_county(11, scale)
    books = plant_errors(county, clean_books(county, scale), 11, scale).books
    found: dict[str, Path] = {}
    for kind in REPORTED_KINDS:
        chosen = max((book for book in books if book.kind == kind and _stays(book)), key=_rows)
        spoil(chosen, Random(kind))
        found[kind] = save_form(chosen, folder).rename(folder / f"{kind}.xlsx")
    return found


def _stays(book: DemoForm) -> bool:
    return not book.byte_edits and add_macros not in book.patches


def _rows(book: DemoForm) -> int:
    return sum(map(len, book.sheets.values()))


def findings(path: Path) -> list[Finding]:
    """What a check tells of a file, in its order. A formula without its result is worked out by whoever saves the file: of
    that only the rule and the cell must be the same.
    """
    report = check([read_submission(path)])[0]
    told = [(f.rule, f.severity.value, f"{f.sheet}!{f.cell}", f.value, f.message) for f in report.findings]
    return [(*one[:3], "", "") if one[0] == NO_RESULT else one for one in told]


@pytest.mark.office
@needs_office
def test_saved_by_libreoffice_the_findings_are_the_same(tmp_path: Path) -> None:
    files = planted(tmp_path)
    told = {kind: findings(path) for kind, path in files.items()}
    assert min(map(len, told.values())) >= 3, "errors in each of the five"
    assert len({rule for listed in told.values() for rule, *_ in listed}) >= 12, "of many rules"
    saved = {kind: findings(saved_by_libreoffice(path, tmp_path / "home")) for kind, path in files.items()}
    for kind in REPORTED_KINDS:
        assert saved[kind] == told[kind], kind


def test_it_would_tell_a_loss(tmp_path: Path) -> None:
    """A date that came back as another, a row that came back a line lower: the comparison sees it."""
    from tests.workbook_templates.read.forms import changed  # noqa: PLC0415 - needed here alone

    path = planted(tmp_path)["roster"]
    before = findings(path)
    sheet = "离退休干部"
    lower = tmp_path / "lower.xlsx"
    lower.write_bytes(path.read_bytes())
    changed(lower, lambda book: book[sheet].insert_rows(5))
    assert findings(lower) != before
    other = tmp_path / "other.xlsx"
    other.write_bytes(path.read_bytes())

    def another_day(book: object) -> None:
        book[sheet]["E6"] = "1855-01-01"  # type: ignore[index]

    changed(other, another_day)
    assert findings(other) != before
