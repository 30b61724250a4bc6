"""Read the file of an allowance sheet back, to compare it with the ledger."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from addin.errors import Refused
from addin.payroll.allowance_sheet import BANK, LATER, PAID, UNITS, UNPAID
from addin.payroll.printed_page import PrintedPage

_KNOWN = (PAID, UNITS, UNPAID, BANK, LATER)


class SheetFile:
    """A file of an allowance sheet, read through the same guard as every file that comes from outside.

    Refused where it cannot be read, or is no allowance sheet.
    """

    def __init__(self, file: Path) -> None:
        from workbook_templates.read import read_grids  # noqa: PLC0415 - only here
        from workbook_templates.read.troubles import Unusable  # noqa: PLC0415

        try:
            self._grids = read_grids(file)
        except (Unusable, OSError) as error:
            raise Refused(f"{file.name} 不是发放表：打不开，或者已经损坏。") from error
        self.names: Sequence[str] = self._grids.names
        self._file = file.name
        if UNITS not in self.names:
            raise Refused(f"{file.name} 不是发放表：没有“{UNITS}”这一页。")

    def page(self, name: str) -> Sequence[Sequence[Any]]:
        """The cells of a page by its name. Refused where the file has no such page."""
        page = self._grids.grid(name) if name in self.names else None
        if page is None:
            raise Refused(f"{self._file} 不是这个批次完整的发放表：没有“{name}”这一页。")
        return page.rows

    def unknown(self, pages: Iterable[PrintedPage]) -> list[str]:
        """The pages that look like those of units, but are none of these."""
        known = {*_KNOWN, *(page.name for page in pages)}
        return [name for name in self.names if name[:3].isdigit() and name not in known]
