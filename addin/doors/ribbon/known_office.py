"""The office whose thresholds count in a check of the open form."""

from __future__ import annotations

from pathlib import Path

from addin.doors.ribbon.button_context import ButtonContext


def known_office(desk: ButtonContext) -> Path | None:
    """The folder of the office that is set, None where none is set or it is no longer there."""
    named = desk.memory.get("office")
    if not named:
        return None
    from addin.settings import FILE_NAME  # noqa: PLC0415 - pydantic, only where an office is set

    office = Path(named)
    return office if office.is_absolute() and (office / FILE_NAME).is_file() else None
