"""Who writes a letter."""

from __future__ import annotations

from typing import NamedTuple


class LetterSender(NamedTuple):
    """The office that writes the letters: its name, and whom to ask."""

    office: str
    contact: str
    phone: str
