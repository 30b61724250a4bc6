"""The office's clock, the one place where the product asks what time it is. No check asks it."""

from __future__ import annotations

import datetime as dt


def moment() -> dt.datetime:
    """Now, with the offset from UTC."""
    return dt.datetime.now().astimezone()


def today() -> dt.date:
    """The day it is at the office."""
    return moment().date()


def stamp() -> str:
    """Now as records tell it: ISO 8601 with the offset from UTC, to the second."""
    return moment().isoformat(timespec="seconds")
