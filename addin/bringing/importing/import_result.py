"""What an import wrote, and what is still open."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from addin.bringing.importing.bring_in import BroughtIn
from validators.finding import Report
from workbook_templates.read.troubles import Trouble


class UnreadFile(NamedTuple):
    """A file that holds no list, and why."""

    file: str
    trouble: Trouble


@dataclass(frozen=True, slots=True)
class ImportResult:
    """The forms written, the workbook of choices, the listing, the reports of the forms' check, and the files not read.

    ``kept``: the workbook of choices that was given, where it is open in another program and stays as it was.
    """

    brought: BroughtIn
    forms: list[Path]
    mapping: Path
    listing: Path
    reports: list[Report]
    unread: list[UnreadFile]
    kept: list[Path] = field(default_factory=list)

    @property
    def exit_status(self) -> int:
        """0 where all is decided and read, 1 where questions, proposals or files are left."""
        return int(bool(self.brought.questions or self.brought.proposals or self.unread))
