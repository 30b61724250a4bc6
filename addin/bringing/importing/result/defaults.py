"""What rows get in fields that no list has filled: what was decided for everybody, or what the identity number tells."""

from __future__ import annotations

from collections.abc import Sequence

from addin.bringing.importing.mapping.choices import FROM_IDENTITY, Choices
from addin.bringing.importing.result.from_identity import from_identity
from addin.bringing.importing.result.listing import ChangedCell, LeftOut, Listing, seen
from addin.bringing.importing.result.made_row import MadeRow
from addin.bringing.importing.vocabulary.departures import STATE
from addin.bringing.importing.vocabulary.words import PERSONS, FormField

_STATE_DATE = FormField(PERSONS, "状态日期")
_NO_STATE = "有状态日期，没有写是去世还是转出，先空着，请核对后填写"


def fill_in_defaults(made: Sequence[MadeRow], choices: Choices, listing: Listing) -> None:
    """Fill in what is decided for everybody in every row that says nothing else; each value is added to the listing."""
    for row in made:
        for field in choices.defaults:
            if field.sheet == row.sheet and row.values.get(field.column) is None:
                _fill_in(row, field, choices.default_of(field), listing)


def _fill_in(row: MadeRow, field: FormField, default: str, listing: Listing) -> None:
    value: object = default or None
    if default == FROM_IDENTITY:
        value = None if field in row.contrary else from_identity(field.column, row.values.get("身份证号"), row.written(field))
    elif row.said(field):
        return
    elif field == STATE and row.said(_STATE_DATE):
        listing.left_out.append(LeftOut(row.records[0].origin, field.label, "", _NO_STATE, asks=True))
        return
    if value is not None:
        row.values[field.column] = value
        row.no_longer_left(field)
        note = "按身份证号推算，请核对" if default == FROM_IDENTITY else "旧表没有，统一填写"
        was = seen(field, row.written(field))
        listing.added.append(ChangedCell(row.records[0].origin, field, was, seen(field, value), note))
