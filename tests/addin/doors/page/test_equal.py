"""The page and the command line say the same of every form of a county with planted errors, and of broken workbooks.

A sample that a test has time for; ``python -m benchmarks.page`` asks the same of as many as one likes.
"""

from __future__ import annotations

import zipfile
from collections import defaultdict
from pathlib import Path

import pytest

from addin.demo.county.make_county import clean_books, make_county
from addin.demo.county.save_forms import save_forms
from addin.demo.county.scale import Scale
from addin.demo.plants import plant_errors
from addin.usecases.check_files import check_and_write, check_files
from benchmarks.page import broken, unequal
from tests.addin.doors.page.chromium import ClerksPage
from tests.addin.doors.page.test_page import parts
from workbook_templates.schema import REPORTED_KINDS

pytestmark = [pytest.mark.alone, pytest.mark.browser]
SCALE = Scale(units=5, persons=250, assessed=2)
BROKEN = 500


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Every form of a small county, with errors planted, in the order in which the page finds them."""
    made = make_county(23, SCALE)
    books = plant_errors(made, list(clean_books(made, SCALE)), 23, SCALE).books
    return sorted(save_forms(books, tmp_path_factory.mktemp("county")), key=lambda path: path.name)


def test_of_every_form_of_a_county(page: ClerksPage, county: list[Path]) -> None:
    assert {report.kind for report in check_files(county, workers=1)} >= set(REPORTED_KINDS)
    assert unequal(page, county) == []


def test_of_broken_workbooks(page: ClerksPage, tmp_path: Path) -> None:
    assert unequal(page, broken(tmp_path, BROKEN, 31)) == []


def test_the_marked_copies_of_one_unit_are_the_same(page: ClerksPage, county: list[Path], tmp_path: Path) -> None:
    of_unit = defaultdict(list)
    for path in county:
        of_unit[path.parent].append(path)
    forms = max(of_unit.values(), key=len)
    page.drop(*forms)
    archive = page.saved("保存全部标好颜色的表", tmp_path)
    by_command = {one.marked.name: one.marked for one in check_and_write(forms, marked=tmp_path / "命令行") if one.marked}
    assert len(by_command) > 2
    with zipfile.ZipFile(archive) as opened:
        opened.extractall(tmp_path / "网页")
    saved = {path.name: path for path in (tmp_path / "网页").rglob("*.xlsx")}
    assert {name: parts(path) for name, path in saved.items()} == {name: parts(path) for name, path in by_command.items()}
