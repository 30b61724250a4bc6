"""The buttons of the tab 离退休党建, one file each in ``addin.doors.ribbon.buttons``, found by walking it.

They are written over the classic object API of xlwings and import none of it: what they are handed works in Excel and in
LibreOffice alike. What they do is in ``addin.usecases``.
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
    """Every button in the order of the tab: by group, then by its place in the group."""
    groups = list(GROUPS)
    found = (find_button(module.name) for module in pkgutil.iter_modules(buttons.__path__))
    return tuple(sorted(found, key=lambda one: (groups.index(one.group), one.order, one.tag)))


def blocks(group: str) -> list[tuple[Menu | None, list[Button]]]:
    """A group's buttons as they stand: those of one drop-down together with it, the others with none."""
    members = (one for one in all_buttons() if one.group == group)
    return [(menu, list(those)) for menu, those in groupby(members, key=lambda one: one.menu)]


@cache
def find_button(tag: str) -> Button:
    """The button of that tag; LookupError where there is none. Its file alone is loaded: each click starts a new Python."""
    name = f"{buttons.__name__}.{tag}"
    if not tag.isidentifier() or tag.startswith("_") or importlib.util.find_spec(name) is None:
        raise LookupError(tag)
    found = [value for value in vars(importlib.import_module(name)).values() if isinstance(value, Button)]
    if len(found) != 1:
        raise ValueError(f"{name} holds {len(found)} buttons; one file holds one")
    return found[0]


def icon_file(tag: str) -> Path:
    """Where the icon of a button or of a drop-down lies, whether or not it was drawn."""
    return Path(buttons.__path__[0]) / f"{tag}.svg"
