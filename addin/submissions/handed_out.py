"""What a unit is given for a new period."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from addin.submissions.register import Subordinate
from workbook_templates.next_period import Notice

BLANK, KEPT, REPORTED = "空白表", "已经有了，没有动", "本期已经报过"
"""Notes on a form: nobody has reported it before; it was there already and stays; it has been reported already."""


class FormGiven(NamedTuple):
    """One form handed out: its title, its file's name (empty where there is none), and a note for the unit."""

    title: str
    file: str
    note: str

    @property
    def blank(self) -> bool:
        """Whether it was made without rows."""
        return self.note == BLANK

    @property
    def filled(self) -> bool:
        """Whether it was made with the rows that the unit reported last."""
        return bool(self.file) and self.note not in (BLANK, KEPT, REPORTED)


class HandedOut(NamedTuple):
    """What one unit gets: where it lies (a folder or a .zip), its forms, and the rows of the last ones that did not go on or that
    end in the period.
    """

    unit: Subordinate
    where: Path
    forms: tuple[FormGiven, ...]
    gone: tuple[Notice, ...] = ()
    ending: tuple[Notice, ...] = ()
