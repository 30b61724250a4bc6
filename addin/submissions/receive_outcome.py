"""The outcome of receiving one file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from addin.submissions.difference import SheetDifference
from addin.submissions.receipts import Receipt
from validators.finding import Finding


@dataclass(frozen=True, slots=True)
class ReceiveOutcome:
    """The outcome for one file. ``result``: accepted, returned, unchanged (received before), held (something rests on what it
    would change), unusable, or passed_over (no form); of a dry run would_accept, would_return, would_hold.

    ``messages`` are sentences about it for the clerk, ``difference`` the changes against the file it replaced. ``awaits_yes``:
    it is held because it leaves rows out, and is accepted where somebody says yes to that. ``returned_units`` are the names of
    the units that went back out of an office's accepted workbook.
    """

    file: Path
    result: str
    messages: tuple[str, ...] = ()
    receipt: Receipt | None = None
    findings: tuple[Finding, ...] = ()
    difference: tuple[SheetDifference, ...] = ()
    awaits_yes: bool = False
    returned_units: tuple[str, ...] = ()

    @property
    def exit_status(self) -> int:
        """0 accepted, unchanged or passed over, 1 returned (be it some units) or held, 2 could not be used."""
        if self.returned_units:
            return 1
        return {"returned": 1, "held": 1, "would_return": 1, "would_hold": 1, "unusable": 2}.get(self.result, 0)
