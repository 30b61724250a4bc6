"""The marks' colours, in shades that the eye does not tell apart: the shade remembers which fill a cell had before.

A cell's fill goes where the cell goes: with rows that are inserted, sorted or copied, and through every program that saves
the file. So the mark itself carries a key to what it covers; what the key stands for is kept in the list of problems and,
because a clerk may delete that, for plain colours also as the second colour of the fill, which a plain fill does not show.
Some programs write a second colour of their own: it counts only where it gives that very key.
"""

from __future__ import annotations

import re
import zlib
from functools import lru_cache
from typing import NamedTuple

from workbook_templates.mark.parts import attributes
from workbook_templates.mark.problem import FILLS

_BITS = 0x070707  # in each of red, green and blue
KEYS = 512
_COLOR = re.compile(r"""<fgColor\b[^>]*\brgb\s*=\s*["'](?:[0-9A-Fa-f]{2})?([0-9A-Fa-f]{6})["']""")
_FRONT = re.compile(r"<fgColor\b([^>]*?)/?>")
_BACK = re.compile(r"<bgColor\b([^>]*?)/?>")
_PLAIN = re.compile(r"""patternType\s*=\s*["']solid["']""")
_LEVELS = {int(color[2:], 16) & ~_BITS: (name, int(color[2:], 16)) for name, color in FILLS.items()}


class Shade(NamedTuple):
    """A mark: its level, and the key of the fill it covers (0 for none)."""

    level: str
    key: int


def shade_of(color: int) -> Shade | None:
    """What a colour (red, green, blue as one number) says, if it is a mark's."""
    known = _LEVELS.get(color & ~_BITS)
    if known is None:
        return None
    level, base = known
    bits = color ^ base
    return Shade(level, (bits >> 16 & 7) << 6 | (bits >> 8 & 7) << 3 | bits & 7)


def color_of(shade: Shade) -> str:
    """The colour of a mark, as the file format writes it."""
    bits = (shade.key >> 6 & 7) << 16 | (shade.key >> 3 & 7) << 8 | shade.key & 7
    return f"FF{int(FILLS[shade.level][2:], 16) ^ bits:06X}"


@lru_cache(maxsize=1024)
def mark_of(fill: str) -> Shade | None:
    """What a fill (as XML) says, if it is a mark's."""
    found = _COLOR.search(fill) if _PLAIN.search(fill) else None
    return shade_of(int(found[1], 16)) if found else None


def natural_key(fill: str) -> int:
    """The key a fill gets where it is free; the same for the same colour, however it is written."""
    front = _FRONT.search(fill) if _PLAIN.search(fill) else None
    told = _canonical(front[1]) if front else fill
    return zlib.crc32(told.encode()) % (KEYS - 1) + 1


def key_of(fill: str, covered: dict[int, str]) -> int:
    """The key of a fill (0 for none), kept in ``covered``: its natural one, or the next that is free."""
    if not fill:
        return 0
    first = natural_key(fill)
    for n in range(KEYS - 1):
        key = (first - 1 + n) % (KEYS - 1) + 1
        if covered.setdefault(key, fill) == fill:
            return key
    return 0  # more than five hundred colours: the rest come back plain


def _canonical(color: str) -> str:
    told = attributes(color)
    if "tint" in told:
        told["tint"] = f"{_number(told['tint']):.3f}"
    return " ".join(f"{name}={told[name].upper()}" for name in ("auto", "indexed", "rgb", "theme", "tint") if name in told)


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0


def mark_fill(shade: Shade, covered: str) -> str:
    """The fill of a mark, with the plain colour it covers behind it."""
    front = _FRONT.search(covered) if covered and _PLAIN.search(covered) else None
    behind = front[1].strip() if front and front[1].strip() else 'indexed="64"'
    return plain_fill(f'rgb="{color_of(shade)}"', behind)


def plain_fill(color: str, behind: str = 'indexed="64"') -> str:
    """One colour all over, given by its attributes."""
    return f'<fill><patternFill patternType="solid"><fgColor {color}/><bgColor {behind}/></patternFill></fill>'


def behind(fill: str, key: int) -> str:
    """The fill that a mark's second colour stands for; empty where it is not the one its key was made of."""
    found = _BACK.search(fill)
    covered = plain_fill(found[1].strip()) if found and found[1].strip() else ""
    return covered if covered and natural_key(covered) == key else ""
