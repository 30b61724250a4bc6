"""A blank form for the user of the ribbon: its cover filled in from the office's settings, under a name not yet taken."""

from __future__ import annotations

from pathlib import Path

from addin.settings import Level, Settings
from addin.usecases.blank_form import file_name, find_form, new_form
from addin.usecases.free_name import free_name


def new_form_for(kind: str, folder: Path, office: Path | None, period: str) -> Path:
    """Write a blank form into ``folder`` (the home folder where that is no absolute path of a folder) and return its path.

    The cover has code and name of the office where it is a unit; a higher office makes forms for other units. Refused as by
    ``new_form``, and where ``office`` has no valid settings.
    """
    settings = Settings.load(office) if office is not None else None
    own = settings if settings is not None and settings.level is Level.UNIT else None
    place = folder if folder.is_absolute() and folder.is_dir() else Path.home()
    unit, name, superior = (own.code, own.name, own.superior_code) if own else ("", "", "")
    known = {"填报单位": name, "单位代码": unit, "报告期": period}
    path = free_name(place / file_name(find_form(kind), {key: text for key, text in known.items() if text}))
    return new_form(kind, path, unit=unit, unit_name=name, period=period, superior=superior)
