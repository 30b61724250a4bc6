"""Invented numbers for the errors planted in a county; implements ``validators.planting.site.Numbers``."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from addin.demo.county import numbers
from addin.demo.county.filled_forms import DemoForm
from addin.demo.county.model import County


@dataclass(frozen=True, slots=True)
class CountyNumbers:
    """Invented numbers that are valid in form, all chosen by ``rng``."""

    county: County
    books: list[DemoForm]
    rng: Random

    def completed(self, first17: str) -> str:
        """An identity number: 17 digits with their check character."""
        return first17 + numbers.id_check(first17)

    def unknown(self) -> str:
        """A valid identity number that occurs nowhere in the county, neither now nor after planted errors are corrected."""
        taken = self._taken()
        while True:
            number = self.completed(f"{self.county.code}19540811{self.rng.randrange(500, 999)}")
            if number not in taken:
                return number

    def mistyped(self, number: str) -> str:
        """The number with one digit of its sequence wrong and a check character that fits: nobody else's in the county.

        ValueError where every such number is somebody's.
        """
        taken = self._taken()
        for at in (14, 15, 16):
            for digit in range(1, 10):
                first17 = f"{number[:at]}{(int(number[at]) + digit) % 10}{number[at + 1 : 17]}"
                if self.completed(first17) not in taken:
                    return self.completed(first17)
        raise ValueError(f"no slip of {number} is free")

    def _taken(self) -> set[object]:
        """Every identity number in the forms, as they are now and after planted errors are corrected."""
        taken = {row.get("身份证号") for book in self.books for rows in book.sheets.values() for row in rows}
        return taken | {person.number for unit in self.county.units for person in unit.people}

    def card(self) -> str:
        """A bank card number of 19 digits."""
        return numbers.card(self.rng)
