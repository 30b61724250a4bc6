"""What an outside list says of a person's month."""

from __future__ import annotations

from typing import NamedTuple


class ListedMonth(NamedTuple):
    """A person's month that an outside list puts in doubt: the sentence's part, and whether two persons decided that it is so."""

    words: str
    confirmed: bool
