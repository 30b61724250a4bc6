"""The command line, a module a subject and a few lines a command, found by walking this package.

A module offers ``app``, a Typer application. One named like its group (``office``) becomes ``yinling office …``; one
whose ``app`` has ``name=None`` gives top-level commands (``yinling check``); one without ``app`` serves the others.
Heavy imports wait inside each command.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import typer


def all_apps() -> Iterator[tuple[str | None, typer.Typer]]:
    """Every module's application with the name of its group, or None where its commands stand at the top."""
    import importlib  # noqa: PLC0415 - check does not ask for the others
    import pkgutil  # noqa: PLC0415 - as above

    for module in sorted(pkgutil.iter_modules(__path__), key=lambda m: m.name):
        app: typer.Typer | None = getattr(importlib.import_module(f"{__name__}.{module.name}"), "app", None)
        if app is not None:
            yield app.info.name or None, app
