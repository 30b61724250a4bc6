"""`PageSetup`: how a sheet is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from .geometry import area_from_uno

if TYPE_CHECKING:
    from .sheet import Sheet


class PageSetup(base_classes.PageSetup):
    """The print area of a sheet; all other settings are in the page style that `api` returns."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet

    @property
    def api(self) -> Any:
        """The UNO page style of the sheet, which other sheets may share."""
        return self.sheet.book.xl.StyleFamilies.getByName("PageStyles").getByName(self.sheet.xl.PageStyle)

    @property
    def print_area(self) -> str | None:
        """The printed ranges as absolute addresses, separated by commas; None where the whole sheet is printed."""
        return ",".join(area_from_uno(area).address() for area in self.sheet.xl.getPrintAreas()) or None

    @print_area.setter
    def print_area(self, value: str | None) -> None:
        """Print only these ranges, given as addresses separated by commas; None prints the whole sheet.

        ValueError or KeyError, as `Sheet.range`, for a text that is no address.
        """
        areas = [self.sheet.range(part).area for part in value.split(",")] if value else []
        self.sheet.xl.setPrintAreas(tuple(self.sheet.uno_address(area) for area in areas))
