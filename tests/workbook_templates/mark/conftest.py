"""A filled form to be marked."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.workbook_templates.mark.books import PEOPLE, SHEET
from tests.workbook_templates.read.forms import filled


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return filled(tmp_path / "a.xlsx", {SHEET: PEOPLE})
