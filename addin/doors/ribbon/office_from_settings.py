"""The office in the user's settings, whose thresholds apply when the open form is checked."""

from __future__ import annotations

from pathlib import Path

from addin.doors.ribbon.button_context import ButtonContext


def office_from_settings(context: ButtonContext) -> Path | None:
    """The folder of the office in the user's settings; None where none is set or it does not exist any more."""
    named = context.user_settings.get("office")
    if not named:
        return None
    from addin.settings import FILE_NAME  # noqa: PLC0415 - pydantic, only where an office is set

    office = Path(named)
    return office if office.is_absolute() and (office / FILE_NAME).is_file() else None
