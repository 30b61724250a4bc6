"""Normalising text: spaces, line breaks, invisible and full-width characters.

``tidy`` functions normalise one cell that is not None, and return None where nothing is left; ``is_tidy``
functions say of many texts at once, which is much quicker, whether normalising would change none of them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable

INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060\ufeff\u00ad]")
_SPACES = re.compile(r"[\s\u3000\u00a0]+")
_CODE_JUNK = re.compile("[\\s\u3000\u00a0\u200b-\u200f\u202a-\u202e\u2060\ufeff\u00ad'’‘`]+")


def is_blank(raw: object) -> bool:
    """Whether a cell displays nothing: it is empty, or holds only spaces and invisible characters."""
    if not isinstance(raw, str):
        return raw is None
    return not raw.strip() or not (raw.isprintable() or INVISIBLE.sub("", raw).strip())


def is_tidy(texts: Iterable[str]) -> bool:
    """Whether ``tidy`` would return every one of these texts unchanged."""
    joined = "".join(texts)
    return " " not in joined and joined.isprintable()


def is_tidy_code(texts: Iterable[str]) -> bool:
    """Whether ``tidy_code`` and ``tidy_phone`` would return every one of these texts unchanged."""
    joined = "".join(texts)
    plain = joined.isascii() and joined.isprintable() and joined == joined.upper()
    return plain and not any(junk in joined for junk in " '`")


def is_tidy_choice(texts: Collection[str]) -> bool:
    """Whether ``tidy_choice`` would return every one of these texts unchanged.

    One test of the joined texts is enough: the parts of a text in Unicode normal form are in normal form too.
    """
    return is_tidy(texts) and unicodedata.is_normalized("NFKC", "".join(texts))


def tidy(raw: object) -> str | None:
    """Text with single spaces and without invisible characters, line breaks and outer spaces; None where nothing is left.

    Anything but a text becomes the text that its cell displays.
    """
    if not isinstance(raw, str):
        return as_displayed(raw)
    if raw and " " not in raw and raw.isprintable():
        return raw
    text = _SPACES.sub(" ", INVISIBLE.sub("", raw)).strip()
    return text or None


def as_displayed(raw: object) -> str:
    """A value that is no text as the text its cell displays: TRUE rather than Python's True, 3 rather than 3.0."""
    if isinstance(raw, bool):
        return "TRUE" if raw else "FALSE"
    return str(int(raw)) if isinstance(raw, float) and raw.is_integer() and abs(raw) < 1e15 else str(raw)


def to_half_width(raw: str) -> str:
    """A typed date or number in half-width characters (Unicode NFKC), without invisible characters and outer spaces."""
    return raw.strip() if raw.isascii() else unicodedata.normalize("NFKC", INVISIBLE.sub("", raw)).strip()


def tidy_code(raw: object) -> str | None:
    """A code or number kept as text: half-width, upper case, without spaces and apostrophes.

    None where nothing is left, and for a number stored as a number, which may have lost digits (rule F06).
    """
    if isinstance(raw, (int, float)):
        return None
    text = raw if isinstance(raw, str) else str(raw)
    if text.isascii() and text.isalnum():
        return text.upper()
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    return _CODE_JUNK.sub("", text).upper() or None


def tidy_choice(raw: object) -> str | None:
    """A value of a code list: half-width and without any spaces; None where nothing is left."""
    text = tidy(raw)
    if not text:
        return None
    return (text if text.isascii() else unicodedata.normalize("NFKC", text)).replace(" ", "")


def tidy_phone(raw: object) -> str | None:
    """A telephone number; one stored as a number is accepted, as it has lost no digits. None where nothing is left."""
    if isinstance(raw, float):
        raw = int(raw) if raw.is_integer() else raw
    return tidy_code(str(raw)) if raw is not None else None


def inert(text: str) -> str:
    """A text for a CSV file; one that a spreadsheet would run as a formula begins with a tab instead."""
    return f"\t{text}" if text.lstrip()[:1] in tuple("=+-@＝＋－＠") else text
