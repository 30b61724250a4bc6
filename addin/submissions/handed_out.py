"""What a unit is given for a new period."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from addin.submissions.allotted_codes import AllottedCode
from addin.submissions.register import Subordinate
from workbook_templates.next_period import Notice

BLANK, KEPT, REPORTED = "空白表", "已经有了，没有动", "本期已经报过"
"""Notes on a form: nobody has reported it before; it was there already and stays; it has been reported already."""
INSTEAD = "变动少的，可以只报这张，不报整张花名册"
"""The note on a change form."""


class FormGiven(NamedTuple):
    """One form handed out: its title, its file's name (empty where there is none), and a note for the unit; whether it was
    ``born`` from what the unit reported last.
    """

    title: str
    file: str
    note: str
    born: bool = False


class HandedOut(NamedTuple):
    """What one unit gets: where it lies (a folder or a .zip), its forms, and the rows of the last ones that did not go on or that
    end in the period; the ``codes`` that were allotted to it and are not in its roster yet.
    """

    unit: Subordinate
    where: Path
    forms: tuple[FormGiven, ...]
    gone: tuple[Notice, ...] = ()
    ending: tuple[Notice, ...] = ()
    codes: tuple[AllottedCode, ...] = ()
