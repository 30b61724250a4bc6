"""The check code printed on a page: the hash of what is printed in its cells, with the number of its way of counting.

Version 1 are the sheets printed before there was such a code: they have the ledger's code alone, and are compared in the layout
of that time. Up to version 2 what is kept back stood among what is not paid. A new layout gets a new version, and the builders of
pages keep the older ones (``version``).
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from addin.payroll.printed_page import PrintedCell, PrintedLine, PrintedPage

FIRST_VERSION, OFFSETS_AMONG_UNPAID, VERSION = 1, 2, 3
CODE_LINE = "校验码"
_LABEL = "纸面校验码："
_PRINTED = re.compile(rf"{_LABEL}\s*(\d+)-((?:[0-9A-F]{{4}}-?)+)")
_DIGITS = 16
_TYPED = re.compile(rf"(\d)([0-9A-F]{{{_DIGITS}}})")
_BETWEEN = re.compile(r"[\s\-‐‑‒–—―－_.·]+")


def code_of(page: PrintedPage, version: int = VERSION) -> str:
    """The code of a page, like 3-1F0A-93BC-0D11-7E25: it changes with any cell but its own."""
    cells = [row for row, line in zip(page.grid(), page.lines, strict=True) if line.what != CODE_LINE]
    digest = hashlib.sha256(json.dumps([page.name, cells], ensure_ascii=False).encode()).hexdigest()[:_DIGITS].upper()
    return _grouped(str(version), digest)


def _grouped(version: str, digits: str) -> str:
    return "-".join([version, *(digits[n : n + 4] for n in range(0, _DIGITS, 4))])


def sealed(page: PrintedPage, version: int = VERSION) -> PrintedPage:
    """The page with its code in the row that is kept for it."""
    cell = PrintedCell(1, f"{_LABEL}{code_of(page, version)}（本页每一格都算在内）", "small")
    lines = [line._replace(cells=(cell,)) if line.what == CODE_LINE else line for line in page.lines]
    return replace(page, lines=lines)


def code_line() -> PrintedLine:
    """The row that is kept for the code."""
    return PrintedLine(what=CODE_LINE)


def version_of(grid: Sequence[Sequence[object]]) -> int:
    """The version of the code printed on a page that was read; FIRST_VERSION where it has none."""
    found = (_PRINTED.search(str(cell)) for row in grid for cell in row if cell is not None and _LABEL in str(cell))
    return next((int(one[1]) for one in found if one), FIRST_VERSION)


def typed_code(text: str) -> str:
    """A page's code as somebody typed it from the paper, in the printed form; empty where the text is none.

    Blanks and dashes may lack or stand elsewhere, letters may be small or full-width: only the figures count.
    """
    found = _TYPED.fullmatch(plain_code(text).upper())
    return _grouped(found[1], found[2]) if found else ""


def plain_code(text: str) -> str:
    """A check code, a page's or the ledger's, as somebody typed it, without blanks and dashes."""
    return _BETWEEN.sub("", unicodedata.normalize("NFKC", text))
