"""The page's advice names what stands on the page."""

from __future__ import annotations

import re

import pytest

from addin.doors.page.advice import page_words
from addin.hosts.browser.build import PAGE
from workbook_templates.advice import Advice

SHOWN = "".join(path.read_text(encoding="utf-8") for path in sorted(PAGE.iterdir()) if path.suffix in (".html", ".js"))
VALUES = {"mapping": "映射.xlsx", "period": "2026Q3", "batch": "2026Q3-2", "extra": "cluster"}


@pytest.mark.parametrize(
    "advice", [Advice.CHECK, Advice.CHECK_AGAIN, Advice.LIST_EACH, Advice.MARK_COPY, Advice.TAKE_BAD_ROWS, Advice.MEND]
)
def test_what_advice_names_is_there(advice: Advice) -> None:
    named = re.findall("“([^”]+)”", page_words(advice.about(**VALUES)))
    assert named
    assert [name for name in named if name not in SHOWN] == []
