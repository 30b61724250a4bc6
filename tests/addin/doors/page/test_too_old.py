"""A browser that cannot run the page says so."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

pytestmark = [pytest.mark.alone, pytest.mark.browser]


def test_an_old_browser_is_told_so(chromium: Any, page_file: Path) -> None:
    tab = chromium.new_page()
    tab.add_init_script("delete globalThis.DecompressionStream")
    tab.goto(page_file.as_uri())
    assert "这个浏览器太旧" in tab.inner_text("#too-old")
    assert not tab.locator("#page").is_visible()
    tab.close()
