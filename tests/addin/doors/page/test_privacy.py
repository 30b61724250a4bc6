"""Nothing leaves the page, and nothing is kept."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.addin.doors.page.chromium import ClerksPage

pytestmark = [pytest.mark.alone, pytest.mark.browser]


def test_no_request_and_nothing_kept(page: ClerksPage) -> None:
    """The file itself and the worker made of it are all that was ever asked for."""
    assert [one for one in page.asked if not one.startswith(("file:", "blob:"))] == []
    assert sum(one.startswith("file:") for one in page.asked) == 1
    asking = "async (address) => { try { await fetch(address); return 'answered'; } catch { return 'refused'; } }"
    assert page.tab.evaluate(asking, "https://example.invalid/") == "refused"
    in_the_worker = (
        "() => { const asking = new XMLHttpRequest(); asking.open('GET', 'https://example.invalid/', false); asking.send(); }"
    )
    with pytest.raises(Exception, match="NetworkError"):
        page.tab.workers[0].evaluate(in_the_worker)
    assert page.tab.evaluate(
        "async () => [localStorage.length, sessionStorage.length, (await indexedDB.databases()).length]"
    ) == [0, 0, 0]


def test_no_form_is_submitted(chromium: Any, page_file: Path) -> None:
    other = ClerksPage(chromium.new_page(), page_file)
    submitted = (
        "(address) => { const form = document.createElement('form'); Object.assign(form, {action: address, method: 'get'});"
        " const blocked = new Promise((tell) => { document.onsecuritypolicyviolation = (found) => tell(found.effectiveDirective);"
        " });"
        " document.body.append(form); form.submit(); return blocked; }"
    )
    assert other.tab.evaluate(submitted, "https://example.invalid/form") == "form-action"
    assert [one for one in other.asked if not one.startswith(("file:", "blob:"))] == []
    other.tab.close()
