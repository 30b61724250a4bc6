"""Persons on the rosters of several units, and identity numbers that are probably one person's, as rows of the summary."""

from __future__ import annotations

from collections.abc import Iterator

from addin.consolidation.identity import PEOPLE, PersonRow, persons
from addin.summary.collect.data import DuplicateRow
from addin.summary.measure.inputs import Inputs

ON_SEVERAL_ROSTERS = "同一身份证号在几个单位"


def duplicates(inputs: Inputs) -> tuple[DuplicateRow, ...] | None:
    """Every row of every group of duplicates; None where no roster is available."""
    if PEOPLE not in inputs.tables:
        return None
    return tuple(_rows(inputs))


def _rows(inputs: Inputs) -> Iterator[DuplicateRow]:
    found = persons(inputs.tables)
    groups: list[tuple[tuple[PersonRow, ...], str, str]] = [
        (group, ON_SEVERAL_ROSTERS, "请确认由哪个单位管理") for group in found.on_several
    ]
    groups += [((one, other), f"疑似同一人：{reason}", "待认定") for one, other, reason in found.probable]
    for number, (rows, case, decision) in enumerate(groups, start=1):
        for person in rows:
            name = inputs.unit_name(person.unit)
            yield DuplicateRow(
                number,
                case,
                person.name,
                person.number,
                person.unit,
                name,
                inputs.file_name(person.file),
                PEOPLE,
                person.row,
                decision,
            )
