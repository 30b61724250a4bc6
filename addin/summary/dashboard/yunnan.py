"""Yunnan as tiles: the 16 prefectures and 129 counties of GB/T 2260, each county where it lies, roughly, on a grid.

``yunnan.txt`` has a line for each prefecture (four digits, name), a blank line, then the grid from north to south and from
west to east: the last four digits of a county's code with its short name, or a dot.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

PROVINCE = "53"
_FILE = Path(__file__).with_name("yunnan.txt")
_EMPTY = "·"
_DIGITS = 4


class Tile(NamedTuple):
    """A county: its code of six digits, its short name, and its column and row on the grid, from zero."""

    code: str
    name: str
    x: int
    y: int


@cache
def prefectures() -> dict[str, str]:
    """The names of the prefectures by their codes of six digits."""
    return {f"{code}00": name for code, name in (line.split() for line in _parts()[0].splitlines())}


@cache
def counties() -> dict[str, Tile]:
    """The tiles of the counties by their codes."""
    lines = enumerate(_parts()[1].splitlines())
    cells = ((x, y, cell) for y, line in lines for x, cell in enumerate(line.split()) if cell != _EMPTY)
    tiles = (Tile(PROVINCE + cell[:_DIGITS], cell[_DIGITS:], x, y) for x, y, cell in cells)
    return {tile.code: tile for tile in tiles}


def prefecture_of(county: str) -> str:
    """The code of the prefecture that a county lies in."""
    return f"{county[:_DIGITS]}00"


def within(county: str, office: str) -> bool:
    """Whether a county lies in the region of a province's or a prefecture's office."""
    region = office[:2] if office.endswith("0000") else office[:_DIGITS]
    return office.endswith("00") and county in counties() and county.startswith(region)


def _parts() -> tuple[str, str]:
    names, _, grid = _FILE.read_text(encoding="utf-8").partition("\n\n")
    return names, grid
