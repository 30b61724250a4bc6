"""Names of persons: how they are read, and when two of them are the same name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from functools import lru_cache

from workbook_templates.values.han import is_han
from workbook_templates.values.text import INVISIBLE, is_tidy, tidy

DOT = "·"
# What keyboards, fonts and programs put in place of the dot of 阿依古丽·买买提.
_DOTS = "\u2022\u2027\u2219\u22c5\u30fb\uff65\uff0e\u0387\u2e31\u2e33\ua78f"
_ODD_DOT = re.compile(f"[{_DOTS}]")
_AT_DOT = f" *[{DOT}{_DOTS}] *"
_VARIANT = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")  # which shape of one character a font is to show
_REMARK = r"[(\[【〔].*?[)\]】〕]"
_CIRCLES = str.maketrans("○◯", "〇〇")
_NUMBER = r"[\d.,+-]+(?:[eE][+-]?\d+)?"  # as a spreadsheet shows one: 5.3E+17
_NO_LETTER = r"[\W\d_]+"


def tidy_name(raw: object) -> str | None:
    """A name as it is kept: invisible characters and outer spaces gone, every dot inside it written “·”.

    The space inside a name of two characters (王 芳, 王 𬭎) is layout and removed; others stay for a rule to report. None where
    nothing is left.
    """
    text = tidy(_VARIANT.sub("", raw) if isinstance(raw, str) else raw)
    if not text:
        return text
    text = one_dot(text)
    if len(text) == 3 and text[1] == " ":
        together = text.replace(" ", "")
        return together if is_han(together) else text
    return text


def one_dot(text: str) -> str:
    """A text with every dot that may stand inside a name written “·”, without spaces around it."""
    return re.sub(_AT_DOT, DOT, text)


def is_tidy_name(texts: Collection[str]) -> bool:
    """Whether ``tidy_name`` would return every one of these texts unchanged."""
    joined = "".join(texts)
    return is_tidy((joined,)) and not _ODD_DOT.search(joined) and not _VARIANT.search(joined)


@lru_cache(maxsize=65536)
def name_key(name: str) -> str:
    """What two spellings of one name have in common: its letters alone.

    Spaces, dots, digits, and remarks in brackets do not count (rule F14 reports what a name should not contain), nor do full
    width, capitals, ○ for 〇, and the shapes that Unicode takes for one character. Different characters stay
    different: 国 is not 囯. Empty where there is no letter.
    """
    if name.isalpha() and unicodedata.is_normalized("NFKC", name):  # nearly every name
        return name.casefold()
    text = unicodedata.normalize("NFKC", _VARIANT.sub("", INVISIBLE.sub("", name)))
    return "" if re.fullmatch(_NUMBER, text) else re.sub(_NO_LETTER, "", re.sub(_REMARK, "", text).translate(_CIRCLES)).casefold()


def name_keys(names: Collection[str]) -> dict[str, str]:
    """``name_key`` of each of these names, by name. Letters are looked at together: nearly all names are their own keys."""
    letters = [name for name in names if name.isalpha()]
    joined = "".join(letters)
    if joined.casefold() != joined or not unicodedata.is_normalized("NFKC", joined):
        return {name: name_key(name) for name in names}
    return dict(zip(letters, letters, strict=True)) | {name: name_key(name) for name in names if not name.isalpha()}


def same_name(one: str, other: str) -> bool:
    """Whether two texts are one name, written in ways that mean the same; one without a letter is like any name."""
    if one == other:
        return True
    this, that = name_key(one), name_key(other)
    return this == that or not (this and that)
