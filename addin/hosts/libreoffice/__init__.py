"""An xlwings engine that drives LibreOffice Calc over UNO, LibreOffice's programming interface.

>>> import xlwings as xw
>>> from addin.hosts.libreoffice import register
>>> register()
>>> book = xw.Book()          # starts a LibreOffice process of its own
>>> book.sheets[0]["A1"].value = 42

The classes bear the names of `xlwings.base_classes` and implement their members; `xl` and `api` are always
the UNO object behind one. What Calc does not have raises NotImplementedError with the reason. Exceptions
of LibreOffice itself (`com.sun.star...`) pass through unchanged. The README lists every member.
"""

from __future__ import annotations

from typing import Any

import xlwings as xw

from .connection import Connection, NoOffice, connect, connect_in_process
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
    "connect_in_process",
    "engine",
    "find_soffice",
    "register",
    "start_office",
    "undo_step",
]


def engine() -> Any:
    """Return a new `xlwings.main.Engine` around this package's `Engine`; xlwings does not know it until it is registered."""
    return xw.main.Engine(impl=Engine())


def register(active: bool = True) -> Any:
    """Register the engine with xlwings, once per process, and return it; with `active` xlwings uses it for new apps and books."""
    registered = {each.name: each for each in xw.engines}
    calc = registered.get(Engine.name)
    if calc is None:
        calc = engine()
        xw.engines.add(calc)
    if active:
        xw.engines.active = calc  # type: ignore[assignment] # declared as None there
    return calc


def attach(connection: Connection) -> Any:
    """Return the `xlwings.App` of a LibreOffice process that is already connected, as `attach(connect_in_process())` in a macro.

    The engine is registered where it was not; the active engine stays as it is.
    """
    return xw.App(impl=register(active=False).impl.apps.attach(connection))
