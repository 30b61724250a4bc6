"""`Recalculation`: the members of `App` about recalculating formulas and drawing changes."""

from __future__ import annotations

from typing import Any


class Recalculation:
    """Members of `App` that switch recalculation and drawing off
    and on. Calc keeps both per document, so all open books are set.
    """

    books: Any

    @property
    def calculation(self) -> str:
        """'automatic' or 'manual' for the active book; 'automatic' without one."""
        book = self.books.active_or_none()
        return "automatic" if book is None or book.xl.isAutomaticCalculationEnabled() else "manual"

    @calculation.setter
    def calculation(self, value: str) -> None:
        """Set all open books to 'automatic' or 'manual'; NotImplementedError for other modes."""
        if value not in ("automatic", "manual"):
            raise NotImplementedError(f"calculation: Calc knows automatic and manual, not {value!r}")
        for book in self.books:
            book.xl.enableAutomaticCalculation(value == "automatic")

    def calculate(self) -> None:
        """Recalculate the outdated formulas of all open books."""
        for book in self.books:
            book.xl.calculate()

    @property
    def screen_updating(self) -> bool:
        """Whether changes of the active book are drawn as they happen; True without one."""
        book = self.books.active_or_none()
        return book is None or not book.xl.hasControllersLocked()

    @screen_updating.setter
    def screen_updating(self, value: bool) -> None:
        """Draw changes as they happen, or hold all open books until it is switched on again."""
        for book in self.books:
            locked = book.xl.hasControllersLocked()
            if value and locked:
                book.xl.unlockControllers()
            elif not value and not locked:
                book.xl.lockControllers()
