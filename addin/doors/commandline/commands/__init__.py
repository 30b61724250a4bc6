"""The commands, one module a subject, found by walking this package.

A module defines ``app``, a Typer application. One with a name (``office``) becomes the group ``yinling office …``; one with
``name=None`` adds top-level commands (``yinling check``). Heavy imports are inside each command.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import typer


def all_apps() -> Iterator[tuple[str | None, typer.Typer]]:
    """Every module's application with the name of its group, None where its commands are at the top level."""
    import importlib  # noqa: PLC0415 - check does not ask for the others
    import pkgutil  # noqa: PLC0415 - as above

    for module in sorted(pkgutil.iter_modules(__path__), key=lambda m: m.name):
        app: typer.Typer | None = getattr(importlib.import_module(f"{__name__}.{module.name}"), "app", None)
        if app is not None:
            yield app.info.name or None, app
