"""One browser and one page for all tests that need them: a start of Python takes a browser longer than most tests."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.addin.doors.page.chromium import ClerksPage, browser, built
from tests.alone import alone


@pytest.fixture(scope="package")
def by_itself() -> Iterator[None]:
    """From the making of the page until its browser has ended."""
    with alone():
        yield


@pytest.fixture(scope="package")
def page_file(by_itself: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("built"))


@pytest.fixture(scope="package")
def chromium(by_itself: None) -> Iterator[Any]:
    with browser() as opened:
        yield opened


@pytest.fixture(scope="package")
def opened(chromium: Any, page_file: Path) -> ClerksPage:
    return ClerksPage(chromium.new_page(viewport={"width": 1280, "height": 900}), page_file)


@pytest.fixture
def page(opened: ClerksPage) -> Iterator[ClerksPage]:
    """The page; where a test ends on another tab the next one begins on the first."""
    yield opened
    opened.tab.get_by_role("tab", name="校验", exact=True).click()
