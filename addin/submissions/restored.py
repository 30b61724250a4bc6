"""What restoring a backup did."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

RESTORED = "restored"
"""The kind of the journal's event that says who restored which backup, and why."""


@dataclass(frozen=True, slots=True)
class RestoredOffice:
    """An office as it was when the backup was made, at ``made_at`` (ISO 8601; empty where the backup does not tell).

    ``doubts`` are the sentences that spoke against it and were overruled with a reason, ``again`` the files received since that
    were put into the inbox once more, ``kept`` the folder with what stood before (None where nothing did).
    """

    root: Path
    made_at: str
    doubts: tuple[str, ...]
    again: tuple[str, ...]
    kept: Path | None
