"""A row of our forms on its way: what it says, and the records of old lists that say it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from addin.bringing.importing.result.listing import LeftOut
from addin.bringing.importing.result.records import Record
from addin.bringing.importing.vocabulary.words import FormField

Values = dict[str, object]


@dataclass(slots=True)
class MadeRow:
    """One row: its sheet, its values by column, and its records, the first one where the row stands.

    ``is_subject``: the list is about this sheet. ``contrary`` are the fields of which two lists say different things.
    """

    sheet: str
    values: Values
    records: list[Record]
    is_subject: bool = False
    contrary: set[FormField] = field(default_factory=set)

    @property
    def left(self) -> Iterator[tuple[FormField, LeftOut]]:
        """The cells of its records that were not taken."""
        return (one for record in self.records for one in record.left)

    def said(self, wanted: FormField) -> bool:
        """Whether some cell says something of a field, understood or not."""
        return wanted in self.contrary or any(wanted in record.said for record in self.records)

    def written(self, wanted: FormField) -> object:
        """The first cell that is about a field; None where there is none."""
        return next((record.written[wanted] for record in self.records if wanted in record.written), None)

    def no_longer_left(self, filled: FormField) -> None:
        """A field was filled in after all: its cells need not be told as left out."""
        for record in self.records:
            record.left = [one for one in record.left if one[0] != filled]
