"""The commands, one module a subject, found by walking this package.

A module defines ``app``, a Typer application. One with a name (``office``) becomes the group ``yinling office …``; several of one
name are one group, described by the first of them; one with ``name=None`` adds top-level commands (``yinling check``). Heavy
imports are inside each command.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import typer


def all_apps() -> Iterator[tuple[str | None, typer.Typer]]:
    """Every application without a name, whose commands are at the top level, then every group with its name."""
    groups: dict[str, typer.Typer] = {}
    for app in _apps():
        if app.info.name in groups:
            groups[app.info.name].registered_commands += app.registered_commands
        elif app.info.name:
            groups[app.info.name] = app
        else:
            yield None, app
    yield from groups.items()


def _apps() -> Iterator[typer.Typer]:
    """The application of every module that has one, in the order of the modules' names."""
    import importlib  # noqa: PLC0415 - check does not ask for the others
    import pkgutil  # noqa: PLC0415 - as above

    for module in sorted(pkgutil.iter_modules(__path__), key=lambda m: m.name):
        app: typer.Typer | None = getattr(importlib.import_module(f"{__name__}.{module.name}"), "app", None)
        if app is not None:
            yield app
