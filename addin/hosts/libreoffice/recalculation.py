"""Calculation and drawing: what an office does by itself after each change, and how it is told to wait."""

from __future__ import annotations

from typing import Any


class Recalculation:
    """The part of an application that switches calculation and drawing off and on."""

    books: Any

    @property
    def calculation(self) -> str:
        """'automatic' or 'manual', of the active book."""
        book = self.books.active_or_none()
        return "automatic" if book is None or book.xl.isAutomaticCalculationEnabled() else "manual"

    @calculation.setter
    def calculation(self, value: str) -> None:
        if value not in ("automatic", "manual"):
            raise NotImplementedError(f"calculation: Calc knows automatic and manual, not {value!r}")
        for book in self.books:
            book.xl.enableAutomaticCalculation(value == "automatic")

    def calculate(self) -> None:
        """Calculate every formula that is out of date."""
        for book in self.books:
            book.xl.calculate()

    @property
    def screen_updating(self) -> bool:
        """Whether changes are drawn as they happen."""
        book = self.books.active_or_none()
        return book is None or not book.xl.hasControllersLocked()

    @screen_updating.setter
    def screen_updating(self, value: bool) -> None:
        for book in self.books:
            locked = book.xl.hasControllersLocked()
            if value and locked:
                book.xl.unlockControllers()
            elif not value and not locked:
                book.xl.lockControllers()
