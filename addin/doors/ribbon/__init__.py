"""The buttons of the tab 离退休党建: a decorated function each, found by walking this package.

They are written over the classic object API of xlwings and import none of it: what they are handed works in Excel and in
LibreOffice alike. What they do is in ``addin.usecases``.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from itertools import groupby

from addin.doors.ribbon.button import GROUPS, Button, registered

TAB = "离退休党建"


@cache
def all_buttons() -> tuple[Button, ...]:
    """Every button in the order of the tab: by group, then as written."""
    for module in sorted(pkgutil.iter_modules(__path__), key=lambda m: m.name):
        if module.name.startswith("tab_"):
            importlib.import_module(f"{__name__}.{module.name}")
    return tuple(sorted(registered().values(), key=lambda one: (GROUPS.index(one.group), one.place)))


def blocks(group: str) -> list[tuple[str, list[Button]]]:
    """A group's buttons as they stand: those of one drop-down together with its name, the others with none."""
    members = (one for one in all_buttons() if one.group == group)
    return [(menu, list(those)) for menu, those in groupby(members, key=lambda one: one.menu)]


@cache
def find_button(tag: str) -> Button:
    """The button a host named by its tag. Only the module that holds it is loaded: each click starts a new Python."""
    group = tag.partition("_")[0]
    try:
        importlib.import_module(f"{__name__}.tab_{group}")
        return registered()[tag]
    except (ImportError, KeyError):
        raise LookupError(tag) from None
