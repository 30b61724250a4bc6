"""Names as clerks leave them: what may differ without meaning anything, and which name was probably meant."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from workbook_templates.values.text import INVISIBLE

_LAYOUT = re.compile(r"[\s*★☆※:：、.。·\-_'\"“”]+")
_ASIDE = re.compile(r"[（(\[【][^（(\[【]*[）)\]】]$")
# At or above the first a name is offered as what was meant; at or above the second its column is also read.
SUGGESTED = 0.5
CERTAIN = 0.75


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """A header, label or sheet name without layout: half-width, no blanks, no stars, no colon, no (remark) at its end."""
    if text.isalnum() and unicodedata.is_normalized("NFKC", text):
        return text
    text = _LAYOUT.sub("", unicodedata.normalize("NFKC", INVISIBLE.sub("", text)))
    return _ASIDE.sub("", text) or text


def likeness(one: str, other: str) -> float:
    """How alike two names are, 0 to 1."""
    from difflib import SequenceMatcher  # noqa: PLC0415 - wanted only when a name is not found

    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def pair(missing: Iterable[str], found: Iterable[str]) -> dict[str, tuple[str, float]]:
    """For each missing name the found one that is most alike, every found name given to one missing name only."""
    found = list(found)
    ranked = sorted(((likeness(plain(m), plain(f)), m, f) for m in missing for f in found), key=lambda r: -r[0])
    pairs: dict[str, tuple[str, float]] = {}
    taken: set[str] = set()
    for score, name, other in ranked:
        if score >= SUGGESTED and name not in pairs and other not in taken:
            pairs[name] = (other, score)
            taken.add(other)
    return pairs
