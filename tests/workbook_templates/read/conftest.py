"""Good files to be changed or broken."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.workbook_templates.read.forms import filled
from tests.workbook_templates.read.people import PEOPLE, SHEET


@pytest.fixture(scope="session")
def good(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return filled(tmp_path_factory.mktemp("good") / "a.xlsx").read_bytes()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return filled(tmp_path / "a.xlsx", {SHEET: PEOPLE})
