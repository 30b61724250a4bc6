"""What is proposed, asked and decided about an office's own roster."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from typing import NamedTuple

from addin.bringing.importing.vocabulary.words import FormField


class Certainty(Enum):
    """How sure a choice is; the value is what users read. Only what is asked waits for an answer."""

    SURE = "一定"
    PROPOSED = "建议"
    ASKED = "请选定"
    DECIDED = "已定"


class ColumnKey(NamedTuple):
    """A column in every list of one layout."""

    layout: str
    at: int


class ColumnChoice(NamedTuple):
    """The field that a column is brought into, None for no field; what is asked may carry the likeliest one."""

    field: FormField | None
    certainty: Certainty
    why: str = ""

    def together(self, other: ColumnChoice) -> ColumnChoice:
        """One choice for a column that two lists of one layout have; where they contradict each other it is a question."""
        if self.field == other.field or other.field is None or self.field is None:
            return max(
                self,
                other,
                key=lambda one: (one.certainty is Certainty.ASKED, one.field is not None, one.certainty is not Certainty.SURE),
            )
        return ColumnChoice(self.field, Certainty.ASKED, "几张工作表里的内容不一样")


class ValueKey(NamedTuple):
    """A way of writing a value, without blanks, in a field."""

    field: FormField
    text: str


class ValueChoice(NamedTuple):
    """The value that a text means, empty for none, and in how many cells it stands."""

    value: str
    certainty: Certainty
    cells: int = 0


FROM_IDENTITY = "按身份证号"


class DefaultChoice(NamedTuple):
    """What rows get in a field that their cells leave blank: a value, ``FROM_IDENTITY``, or empty to leave it blank."""

    value: str
    certainty: Certainty
    why: str = ""


@dataclass(slots=True)
class Choices:
    """All choices about the lists of one import."""

    columns: dict[ColumnKey, ColumnChoice] = field(default_factory=dict)
    values: dict[ValueKey, ValueChoice] = field(default_factory=dict)
    defaults: dict[FormField, DefaultChoice] = field(default_factory=dict)

    def decided_by(self, answers: Choices) -> Choices:
        """These choices with the answers in place of what they answer; answers to what is not chosen here are dropped."""
        return Choices(
            self.columns | {key: one for key, one in answers.columns.items() if key in self.columns},
            self.values | {k: one._replace(cells=self.values[k].cells) for k, one in answers.values.items() if k in self.values},
            self.defaults | {key: one for key, one in answers.defaults.items() if key in self.defaults},
        )

    def also(self, later: Choices) -> Choices:
        """These answers and later ones, which count where both answer."""
        return Choices(self.columns | later.columns, self.values | later.values, self.defaults | later.defaults)

    def accepted(self) -> Choices:
        """These choices with every proposal decided as it was proposed."""
        proposed, decided = Certainty.PROPOSED, Certainty.DECIDED
        return Choices(
            {k: one._replace(certainty=decided) if one.certainty is proposed else one for k, one in self.columns.items()},
            {k: one._replace(certainty=decided) if one.certainty is proposed else one for k, one in self.values.items()},
            {k: one._replace(certainty=decided) if one.certainty is proposed else one for k, one in self.defaults.items()},
        )

    def certainties(self) -> Iterator[Certainty]:
        """How sure each choice is."""
        yield from (one.certainty for one in self.columns.values())
        yield from (one.certainty for one in self.values.values())
        yield from (one.certainty for one in self.defaults.values())

    def field_at(self, key: ColumnKey) -> FormField | None:
        """The field of a column where that is sure or decided."""
        one = self.columns.get(key)
        return one.field if one is not None and one.certainty in _SETTLED else None

    def values_of(self, wanted: FormField) -> dict[str, str]:
        """What was decided about the values of a field, by their texts."""
        return {key.text: one.value for key, one in self.values.items() if key.field == wanted and one.certainty in _SETTLED}

    def default_of(self, wanted: FormField) -> str:
        """What rows get in a field that is blank; empty where nothing is decided."""
        one = self.defaults.get(wanted)
        return one.value if one is not None and one.certainty in _SETTLED else ""


_SETTLED = (Certainty.SURE, Certainty.DECIDED)
