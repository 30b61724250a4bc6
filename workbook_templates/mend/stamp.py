"""How a workbook of bad rows remembers what it was taken from: the workbook by its content, and each row by its own.

Neither hangs on a file's name or on where a row stands: the clerk may rename, insert, sort and mend elsewhere meanwhile.
"""

from __future__ import annotations

import hashlib

from workbook_templates.advice import AdviceAbout, Sentence
from workbook_templates.cell_types import show
from workbook_templates.layout import MEND_ID_PREFIX
from workbook_templates.table import Table

_SIGN = "#"


class NotItsWorkbook(ValueError):  # noqa: N818 - told to the user as it is
    """The rows were taken from another workbook; made of the parts of the sentence to show."""

    def __init__(self, *parts: str | AdviceAbout) -> None:
        self.sentence = Sentence(*parts)
        super().__init__(self.sentence)


def stamp(sha256: str) -> str:
    """The workbook id of the rows taken from the file with this hash."""
    return MEND_ID_PREFIX + sha256[:16]


def print_of(table: Table, i: int) -> str:
    """A row's fingerprint: the same as long as nobody changes what is in its cells."""
    told = "\x1f".join(show(table.raw(column.name, i)) for column in table.sheet.own)
    return hashlib.sha256(told.encode(errors="replace")).hexdigest()[:12]


def signed(file: str, fingerprint: str) -> str:
    """What stands as a row's file of origin."""
    return f"{file}{_SIGN}{fingerprint}"


def fingerprint_in(origin: object) -> str:
    """The fingerprint in a row's file of origin; empty where there is none."""
    return str(origin).rpartition(_SIGN)[2] if _SIGN in str(origin or "") else ""
