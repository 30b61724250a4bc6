"""Answers that were given once, kept for the next file of the same layout: a small JSON file a unit and layout.

It holds headers and ways of writing, no persons.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from addin.bringing.importing.mapping.choices import (
    Certainty,
    Choices,
    ColumnChoice,
    ColumnKey,
    DefaultChoice,
    ValueChoice,
    ValueKey,
)
from addin.bringing.importing.vocabulary.departures import STATE, departures_in
from addin.bringing.importing.vocabulary.words import field_of, meaning
from addin.submissions.office_files import safe_name
from workbook_templates.atomic_write import write_atomically

_ANY_UNIT = "未写单位"


def remember(folder: Path, unit: str, choices: Choices) -> None:
    """Keep what is decided for each layout. OSError where the folder cannot be written."""
    for layout in {key.layout for key in choices.columns}:
        file = _file(folder, unit, layout)
        file.parent.mkdir(parents=True, exist_ok=True)
        told = as_data(choices) | {"columns": [one for one in as_data(choices)["columns"] if one[0] == layout]}
        write_atomically(file, json.dumps(told, ensure_ascii=False, indent=1).encode())


def recall(folder: Path, unit: str, layouts: Iterable[str]) -> Choices:
    """What was decided for these layouts; a file that is missing or cannot be read counts as nothing decided.

    Where no unit is named it may have been decided for another one: then it is a proposal.
    """
    found, certainty = Choices(), Certainty.DECIDED if unit else Certainty.PROPOSED
    for layout in dict.fromkeys(layouts):
        try:
            found = found.also(from_data(json.loads(_file(folder, unit, layout).read_text(encoding="utf-8")), certainty))
        except (OSError, ValueError, KeyError, TypeError):
            continue
    return found


def _file(folder: Path, unit: str, layout: str) -> Path:
    return folder / safe_name(unit or _ANY_UNIT) / f"{layout}.json"


def as_data(choices: Choices) -> dict[str, Any]:
    """The decided choices as JSON has them."""
    decided = Certainty.DECIDED
    return {
        "columns": [
            [key.layout, key.at, one.field.label if one.field else ""]
            for key, one in choices.columns.items()
            if one.certainty is decided
        ],
        "values": [
            [key.field.label, key.text, one.value]
            for key, one in choices.values.items()
            if one.certainty is decided and not _about_one_person(key)
        ],
        "defaults": [[field.label, one.value] for field, one in choices.defaults.items() if one.certainty is decided],
    }


def _about_one_person(key: ValueKey) -> bool:
    """Whether a text is no way of writing, but what a remark says of somebody: 老伴李四去世."""
    return key.field == STATE and bool(departures_in(key.text)) and not meaning("人员状态", key.text)


def from_data(told: dict[str, Any], certainty: Certainty = Certainty.DECIDED) -> Choices:
    """The choices of ``as_data`` without fields that exist no more; KeyError, TypeError or ValueError for anything else."""
    found = Choices()
    for layout, index, label in told["columns"]:
        if not label or field_of(label):
            found.columns[ColumnKey(layout, index)] = ColumnChoice(field_of(label), certainty, "以前定的")
    for label, text, value in told["values"]:
        if field := field_of(label):
            found.values[ValueKey(field, text)] = ValueChoice(value, certainty)
    for label, value in told["defaults"]:
        if field := field_of(label):
            found.defaults[field] = DefaultChoice(value, certainty, "以前定的")
    return found
