"""A browser that cannot run the page says so, whatever of what the page needs is missing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from addin.hosts.browser.browsers import browser_needs
from tests.addin.doors.page.chromium import ClerksPage

pytestmark = [pytest.mark.alone, pytest.mark.browser]
MISSING = (
    "WebAssembly", "WebAssembly.Exception", "BigInt64Array", "Object.hasOwn", "WeakRef", "DecompressionStream",
    "Array.prototype.findLast", "Worker", "Blob.prototype.arrayBuffer",
)  # fmt: skip


@pytest.mark.parametrize("missing", MISSING)
def test_an_old_browser_is_told_so(chromium: Any, page_file: Path, missing: str) -> None:
    tab = chromium.new_page()
    tab.add_init_script(f"delete globalThis.{missing}")
    tab.goto(page_file.as_uri())
    assert "这个浏览器太旧" in tab.inner_text("#too-old")
    assert not tab.locator("#page").is_visible()
    tab.close()


def test_all_that_is_needed_is_tried() -> None:
    assert {need.present for need in browser_needs()} == {
        need.present for need in browser_needs() if any(name in need.present for name in MISSING)
    }


def test_one_that_has_it_all_is_told_nothing(opened: ClerksPage) -> None:
    assert not opened.tab.locator("#too-old").is_visible()
