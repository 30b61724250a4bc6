"""An engine for xlwings that drives LibreOffice Calc over UNO.

>>> import xlwings as xw
>>> from addin.hosts.libreoffice import register
>>> register()
>>> book = xw.Book()          # starts an office of its own
>>> book.sheets[0]["A1"].value = 42
"""

from __future__ import annotations

from typing import Any

import xlwings as xw

from .connection import Connection, NoOffice, connect, here
from .engine import Engine
from .office import OfficeProcess, find_soffice, start_office
from .undo import undo_step

__all__ = [
    "Connection",
    "Engine",
    "NoOffice",
    "OfficeProcess",
    "attach",
    "connect",
    "engine",
    "find_soffice",
    "here",
    "register",
    "start_office",
    "undo_step",
]


def engine() -> Any:
    """A new engine, as xlwings wants it, not yet known to xlwings."""
    return xw.main.Engine(impl=Engine())


def register(active: bool = True) -> Any:
    """Make the engine known to xlwings, once, and (by default) the one it uses."""
    known = {each.name: each for each in xw.engines}
    mine = known.get(Engine.name)
    if mine is None:
        mine = engine()
        xw.engines.add(mine)
    if active:
        xw.engines.active = mine  # type: ignore[assignment] # declared as None there
    return mine


def attach(connection: Connection) -> Any:
    """The `xlwings.App` of an office one is connected to, as `attach(here())` inside the office."""
    return xw.App(impl=register(active=False).impl.apps.attach(connection))
