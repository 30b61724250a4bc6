"""A small county, written once for the tests of a worker."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from addin.demo.county.filled_forms import DemoForm
from addin.demo.county.make_county import clean_books, make_county
from addin.demo.county.model import County
from addin.demo.county.save_forms import save_forms
from addin.demo.county.scale import Scale
from addin.demo.plants import plant_errors
from addin.demo.plants.planted import Planted
from validators.engine import check
from validators.finding import Finding
from workbook_templates.read import read_submission
from workbook_templates.table import Submission

SEED, SMALL = 5, Scale(units=12, persons=1000, assessed=12)
AFTER_THE_QUARTER = dt.date(2026, 10, 15)


def small_county(seed: int = SEED) -> County:
    return make_county(seed, SMALL)


def read(books: list[DemoForm], root: Path) -> list[Submission]:
    return [read_submission(path) for path in save_forms(books, root)]


def found_in(submissions: list[Submission], as_of: dt.date, *, together: bool = False) -> list[Finding]:
    return [f for report in check(submissions, as_of=as_of, together=together) for f in report.findings]


@pytest.fixture(scope="session")
def planted(tmp_path_factory: pytest.TempPathFactory) -> tuple[Planted, list[Submission]]:
    """The small county with one of every error, and its files as read."""
    county = small_county()
    books = clean_books(county, SMALL)
    made = plant_errors(county, books, SEED, SMALL)
    return made, read(books, tmp_path_factory.mktemp("planted"))
