"""The oldest browsers in which the page works, and what it asks a browser for."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

LIST = Path(__file__).with_name("browsers.toml")


@dataclass(frozen=True, slots=True)
class BrowserNeed:
    """Something that the page needs of a browser, and the first versions that have it.

    ``of`` names the part that needs it, ``present`` is a script's expression that asks for it.
    """

    what: str
    of: str
    present: str
    chromium: float
    firefox: float
    safari: float


@cache
def _list() -> dict[str, Any]:
    return tomllib.loads(LIST.read_text(encoding="utf-8"))


def browser_needs() -> list[BrowserNeed]:
    """All of them, as ``browsers.toml`` lists them."""
    return [BrowserNeed(**need) for need in _list()["need"]]


def oldest_browsers() -> dict[str, float]:
    """The version by the browser's name (chromium, firefox, safari)."""
    return dict(_list()["oldest"])


def oldest_words() -> str:
    """The same as users know them."""
    oldest = oldest_browsers()
    return f"Chrome、Edge {oldest['chromium']}，火狐 {oldest['firefox']}，Safari {oldest['safari']}"


def able_script() -> str:
    """An expression in the oldest JavaScript: whether a browser has all that is needed."""
    return " &&\n    ".join(f"({need.present})" for need in browser_needs())
