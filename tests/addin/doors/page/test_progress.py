"""How far the work is, as the page shows it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.addin.doors.page.chromium import ClerksPage
from tests.addin.doors.page.test_page import SHEET, wrong_form

pytestmark = [pytest.mark.alone, pytest.mark.browser]


SEEN = """() => {
  window.seen = [];
  const status = document.getElementById("status"), all = { childList: true, subtree: true, characterData: true };
  new MutationObserver(() => seen.push(status.innerText)).observe(status, all);
}"""


def test_how_far_it_is_stands_at_the_top(page: ClerksPage, tmp_path: Path) -> None:
    page.tab.evaluate(SEEN)
    page.drop(wrong_form(tmp_path / "错表.xlsx"))
    seen = "\n".join(page.tab.evaluate("seen"))
    for told in (rf"正在读“错表.xlsx”的“{SHEET}”，已读 \d+ 行，共 \d+ 行", r"已核对 \d+ 项，共 \d+ 项"):
        assert re.search(told, seen), told
    assert page.tab.inner_text("#status-step") == "", "and is gone when it is done"
    page.tab.evaluate("seen.length = 0")
    page.tab.get_by_role("button", name=f"{SHEET}!A6").first.click()
    page.tab.wait_for_selector(".row")
    assert "正在看这一行" in "".join(page.tab.evaluate("seen"))
