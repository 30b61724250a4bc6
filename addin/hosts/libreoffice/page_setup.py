"""How a sheet is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from .geometry import of_uno

if TYPE_CHECKING:
    from .sheet import Sheet


class PageSetup(base_classes.PageSetup):
    """The print area; everything else is in the page style, given by `api`."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet

    @property
    def api(self) -> Any:
        """The office's page style of the sheet."""
        return self.sheet.book.xl.StyleFamilies.getByName("PageStyles").getByName(self.sheet.xl.PageStyle)

    @property
    def print_area(self) -> str | None:
        """The address that is printed; nothing when the whole sheet is."""
        return ",".join(of_uno(area).address() for area in self.sheet.xl.getPrintAreas()) or None

    @print_area.setter
    def print_area(self, value: str | None) -> None:
        areas = [self.sheet.range(part).area for part in value.split(",")] if value else []
        self.sheet.xl.setPrintAreas(tuple(self.sheet.uno_address(area) for area in areas))
