"""The office's clock. The ledger's records and the question which months have begun ask it; no check does."""

from __future__ import annotations

import datetime as dt


def moment() -> dt.datetime:
    """Now, with the offset from UTC."""
    return dt.datetime.now().astimezone()


def today() -> dt.date:
    """The day it is at the office."""
    return moment().date()
