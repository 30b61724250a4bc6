"""The browsers that the page names are new enough for all that it needs."""

from __future__ import annotations

import pytest

from addin.hosts.browser.browsers import BrowserNeed, browser_needs, oldest_browsers
from addin.hosts.browser.build import PAGE, page
from addin.hosts.browser.parts import listed_parts
from tests.addin.hosts.browser.parts import stand_ins

MANUAL = PAGE.parents[2] / "docs" / "使用手册.md"


@pytest.mark.parametrize("need", browser_needs(), ids=lambda need: need.what[:30])
def test_the_oldest_browser_has_it(need: BrowserNeed) -> None:
    for browser, version in oldest_browsers().items():
        assert getattr(need, browser) <= version, browser


def test_what_is_needed_was_looked_at_in_the_part_that_is_built_in() -> None:
    built_in = {f"{part.name} {part.version}" for part in listed_parts()}
    assert {need.of for need in browser_needs()} - {"page"} <= built_in


def test_the_page_and_the_manual_name_them() -> None:
    html, manual = page(stand_ins()), MANUAL.read_text(encoding="utf-8")
    chromium, firefox = (oldest_browsers()[name] for name in ("chromium", "firefox"))
    assert html.count(f"Edge {chromium}，火狐 {firefox}，Safari") == 2, "in 关于 and to a browser that is too old"
    assert f"Edge {chromium} 以上" in manual
    assert f"火狐 {firefox} 以上" in manual
