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
from addin.bringing.importing.vocabulary.words import field_of
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
    """What was decided for these layouts; a file that is missing or cannot be read counts as nothing decided."""
    found = Choices()
    for layout in dict.fromkeys(layouts):
        try:
            found = found.also(from_data(json.loads(_file(folder, unit, layout).read_text(encoding="utf-8"))))
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
        "values": [[k.field.label, k.text, one.value] for k, one in choices.values.items() if one.certainty is decided],
        "defaults": [[field.label, one.value] for field, one in choices.defaults.items() if one.certainty is decided],
    }


def from_data(told: dict[str, Any]) -> Choices:
    """The choices of ``as_data`` without fields that exist no more; KeyError, TypeError or ValueError for anything else."""
    decided, found = Certainty.DECIDED, Choices()
    for layout, index, label in told["columns"]:
        if not label or field_of(label):
            found.columns[ColumnKey(layout, index)] = ColumnChoice(field_of(label), decided, "以前定的")
    for label, text, value in told["values"]:
        if field := field_of(label):
            found.values[ValueKey(field, text)] = ValueChoice(value, decided)
    for label, value in told["defaults"]:
        if field := field_of(label):
            found.defaults[field] = DefaultChoice(value, decided, "以前定的")
    return found
