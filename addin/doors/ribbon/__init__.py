"""The buttons of the tab 离退休党建, one file each in ``addin.doors.ribbon.buttons``, found by walking it.

They use the object API of xlwings without importing it, so that they run in Excel and in LibreOffice alike. What they do is
in ``addin.usecases``.
"""

from __future__ import annotations

import importlib
import importlib.util
import pkgutil
from functools import cache
from itertools import groupby
from pathlib import Path

from addin.doors.ribbon import buttons
from addin.doors.ribbon.button import GROUPS, Button, Menu

TAB = "离退休党建"


@cache
def all_buttons() -> tuple[Button, ...]:
    """Every button in the order of the tab: by group, then by ``order``. Errors as ``find_button``."""
    groups = list(GROUPS)
    found = (find_button(module.name) for module in pkgutil.iter_modules(buttons.__path__))
    return tuple(sorted(found, key=lambda one: (groups.index(one.group), one.order, one.tag)))


def blocks(group: str) -> list[tuple[Menu | None, list[Button]]]:
    """A group's buttons in order, in runs: the buttons of one drop-down with it, the others with None."""
    members = (one for one in all_buttons() if one.group == group)
    return [(menu, list(those)) for menu, those in groupby(members, key=lambda one: one.menu)]


@cache
def find_button(tag: str) -> Button:
    """The button of a tag. Only its file is loaded: each click starts a new Python.

    LookupError where there is none, ValueError where its file does not define exactly one button.
    """
    name = f"{buttons.__name__}.{tag}"
    if not tag.isidentifier() or tag.startswith("_") or importlib.util.find_spec(name) is None:
        raise LookupError(tag)
    found = [value for value in vars(importlib.import_module(name)).values() if isinstance(value, Button)]
    if len(found) != 1:
        raise ValueError(f"{name} holds {len(found)} buttons; one file holds one")
    return found[0]


def icon_file(tag: str) -> Path:
    """The path of the icon of a button or drop-down, whether or not the file exists."""
    return Path(buttons.__path__[0]) / f"{tag}.svg"
