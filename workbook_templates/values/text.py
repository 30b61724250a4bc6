"""Text as a clerk meant it: what spaces, line breaks and full-width letters do to it, and what they must not."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable

INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060\ufeff\u00ad]")
_SPACES = re.compile(r"[\s\u3000\u00a0]+")
_CODE_JUNK = re.compile("[\\s\u3000\u00a0\u200b-\u200f\u202a-\u202e\u2060\ufeff\u00ad'’‘`]+")
_BETWEEN_HAN = re.compile(r"(?<=[\u3400-\u9fff]) (?=[\u3400-\u9fff])")


def is_blank(raw: object) -> bool:
    """Whether a cell shows nothing: empty, or only blanks and characters nobody can see."""
    if not isinstance(raw, str):
        return raw is None
    return not raw.strip() or not (raw.isprintable() or INVISIBLE.sub("", raw).strip())


def is_tidy(texts: Iterable[str]) -> bool:
    """Whether ``tidy`` and ``tidy_name`` would change none of these texts: one look at all instead of one at each."""
    joined = "".join(texts)
    return " " not in joined and joined.isprintable()


def is_tidy_code(texts: Iterable[str]) -> bool:
    """The same for ``tidy_code`` and ``tidy_phone``."""
    joined = "".join(texts)
    plain = joined.isascii() and joined.isprintable() and joined == joined.upper()
    return plain and not any(junk in joined for junk in " '`")


def is_tidy_choice(texts: Collection[str]) -> bool:
    """The same for ``tidy_choice``; whatever is part of a normalised text is normalised."""
    return is_tidy(texts) and unicodedata.is_normalized("NFKC", "".join(texts))


def tidy(raw: object) -> str | None:
    """Text without invisible characters, line breaks, doubled or outer blanks; None where nothing is left."""
    if not isinstance(raw, str):
        return plainly(raw)
    if raw and " " not in raw and raw.isprintable():
        return raw
    text = _SPACES.sub(" ", INVISIBLE.sub("", raw)).strip()
    return text or None


def plainly(raw: object) -> str:
    """A cell that holds no text, as the text it shows: TRUE and not Python's True, 3 and not 3.0."""
    if isinstance(raw, bool):
        return "TRUE" if raw else "FALSE"
    return str(int(raw)) if isinstance(raw, float) and raw.is_integer() and abs(raw) < 1e15 else str(raw)


def halved(raw: str) -> str:
    """A date or number as typed: half-width, without characters nobody can see and outer blanks."""
    return raw.strip() if raw.isascii() else unicodedata.normalize("NFKC", INVISIBLE.sub("", raw)).strip()


def tidy_name(raw: object) -> str | None:
    """A person's name; the blank inside a two-character name (王 芳) is layout and goes, others stay to be told."""
    text = tidy(raw)
    if text and len(text) == 3:
        text = _BETWEEN_HAN.sub("", text)
    return text


def tidy_code(raw: object) -> str | None:
    """A code or number kept as text: half-width, upper case, without blanks or leading apostrophes."""
    if isinstance(raw, (int, float)):
        return None
    text = raw if isinstance(raw, str) else str(raw)
    if text.isascii() and text.isalnum():
        return text.upper()
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    return _CODE_JUNK.sub("", text).upper() or None


def tidy_choice(raw: object) -> str | None:
    """A value of a code list: half-width, without any blanks."""
    text = tidy(raw)
    if not text:
        return None
    return (text if text.isascii() else unicodedata.normalize("NFKC", text)).replace(" ", "")


def tidy_phone(raw: object) -> str | None:
    """A telephone number; one stored as a number loses nothing and is taken as text."""
    if isinstance(raw, float):
        raw = int(raw) if raw.is_integer() else raw
    return tidy_code(str(raw)) if raw is not None else None


def inert(text: str) -> str:
    """A text for a CSV file; one that a spreadsheet would run as a formula begins with a tab instead."""
    return f"\t{text}" if text.lstrip()[:1] in tuple("=+-@＝＋－＠") else text
