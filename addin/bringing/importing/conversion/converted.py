"""What became of one cell of an old roster."""

from __future__ import annotations

from typing import NamedTuple


class Converted(NamedTuple):
    """The value for our form, None where there is none, and what users are told about it; no note where it is as it was.

    ``rest`` is what of the cell found no room in its column and goes into the remarks. ``blank`` marks a cell that leaves the
    value open, as a blank one does: what everybody gets who has none may be filled in.
    """

    value: object = None
    note: str = ""
    rest: str = ""
    blank: bool = False


NOTHING = Converted()
