"""Persons on the rosters of several units, and numbers that are probably one person, as the consolidation finds them."""

from __future__ import annotations

from collections.abc import Iterator

from addin.consolidation.identity import PEOPLE, PersonRow, persons
from addin.summary.collect.data import DuplicateRow
from addin.summary.measure.inputs import Inputs

SEVERAL = "同一身份证号在几个单位"


def duplicates(inputs: Inputs) -> tuple[DuplicateRow, ...] | None:
    """Every row of every group; None where there is no roster to compare."""
    if PEOPLE not in inputs.tables:
        return None
    return tuple(_rows(inputs))


def _rows(inputs: Inputs) -> Iterator[DuplicateRow]:
    found = persons(inputs.tables)
    groups: list[tuple[tuple[PersonRow, ...], str, str]] = [
        (group, SEVERAL, "请确认由哪个单位管理") for group in found.on_several
    ]
    groups += [((one, other), f"疑似同一人：{reason}", "待认定") for one, other, reason in found.probable]
    for number, (rows, case, settled) in enumerate(groups, start=1):
        for seen in rows:
            name = inputs.unit_name(seen.unit)
            yield DuplicateRow(
                number, case, seen.name, seen.number, seen.unit, name, inputs.file_name(seen.file), PEOPLE, seen.row, settled
            )
