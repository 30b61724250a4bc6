"""What was decided about earlier rosters, for those at hand: it counts again, or is proposed."""

from __future__ import annotations

from addin.bringing.importing.mapping.choices import Certainty, Choices, ColumnChoice, DefaultChoice, ValueChoice

_OTHERS = "以前统一填的是这个，这次的人是不是也一样，请核对"


def reminded(choices: Choices, remembered: Choices) -> Choices:
    """The choices with what is remembered: decided where it was decided for this unit, else proposed."""
    found = Choices(dict(choices.columns), dict(choices.values), dict(choices.defaults))
    for key, column in remembered.columns.items():
        if key in found.columns and _counts(found.columns[key], column):
            found.columns[key] = column
    for value_key, value in remembered.values.items():
        if value_key in found.values and _counts(found.values[value_key], value):
            found.values[value_key] = value._replace(cells=found.values[value_key].cells)
    for field, default in remembered.defaults.items():
        if field in found.defaults:
            found.defaults[field] = _default(found.defaults[field], default)
    return found


def _counts(mine: ColumnChoice | ValueChoice, earlier: ColumnChoice | ValueChoice) -> bool:
    """Whether what is remembered takes the place of what is proposed today: another unit's answers not of what is sure."""
    return earlier.certainty is Certainty.DECIDED or mine.certainty is not Certainty.SURE


def _default(mine: DefaultChoice, earlier: DefaultChoice) -> DefaultChoice:
    """What everybody gets is about people, who may be others this time.

    It is decided again only where it would be proposed for these as well, or is to stay blank.
    """
    if earlier.certainty is Certainty.DECIDED and earlier.value in ("", mine.value):
        return earlier
    if earlier.value and not mine.value:
        return DefaultChoice(earlier.value, Certainty.PROPOSED, _OTHERS)
    return mine
