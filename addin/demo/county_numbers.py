"""Invented numbers for what is planted in a county."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

from addin.demo.county import numbers
from addin.demo.county.filled_forms import DemoForm
from addin.demo.county.model import County


@dataclass(frozen=True, slots=True)
class CountyNumbers:
    """Invented numbers that are lawful in form."""

    county: County
    books: list[DemoForm]
    rng: Random

    def completed(self, first17: str) -> str:
        """17 digits with the check character that belongs to them."""
        return first17 + numbers.id_check(first17)

    def unknown(self) -> str:
        """A sound number that stands nowhere in the county, now or once what was spoilt is corrected."""
        taken = {row.get("身份证号") for book in self.books for rows in book.sheets.values() for row in rows}
        taken |= {person.number for unit in self.county.units for person in unit.people}
        while True:
            number = self.completed(f"{self.county.code}19540811{self.rng.randrange(500, 999)}")
            if number not in taken:
                return number

    def card(self) -> str:
        """A bank card's number."""
        return numbers.card(self.rng)
