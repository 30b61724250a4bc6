"""Suggested corrections of a file that was checked, and a copy of it with those that were chosen."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from addin.doors.page.making import Answer, PageFolders
from addin.usecases.kept_check import KeptCheck


def suggestions(kept: KeptCheck, number: int) -> Answer:
    """The suggestions about a file: in a sentence, and a row each, with whether it is sure. Refused where it is no form."""
    from addin.presentation.suggestions import HEADER, suggestion_row, suggestions_text  # noqa: PLC0415
    from addin.usecases.suggestions import suggestions_for  # noqa: PLC0415 - Python starts sooner without

    reading = kept.reading(number)
    found = suggestions_for(reading)
    rows = [suggestion_row(one, reading.sheets.subject(one.sheet, one.place.row))[1:] for one in found]
    lines = [{"sure": one.sure, "cells": cells} for one, cells in zip(found, rows, strict=True)]
    return {"said": suggestions_text(found), "header": HEADER, "lines": lines}


def corrected(kept: KeptCheck, folders: PageFolders, number: int, chosen: Sequence[int]) -> Answer:
    """A copy of a file with the chosen of its suggestions, by their numbers in ``suggestions``. Refused where it is no form."""
    from addin.usecases.suggestions import suggestions_for, write_corrected  # noqa: PLC0415 - as above

    reading, file = kept.reading(number), PurePath(kept.files[number].name)
    found = suggestions_for(reading)
    target = folders.results / f"{file.stem}_改好{file.suffix}"
    write_corrected(reading, [found[n] for n in chosen], target, overwrite=True)
    return {"saved": [str(target)]}
