"""A sheet of an earlier version of its form, read as today's; what was done is told in one sentence.

What earlier versions had stands in the schema beside what replaced it (``formerly``, ``former_values``, ``since``,
``before``, ``dropped``), so that changing a column stays one edit in one YAML. Headers are matched in ``header``.
"""

from __future__ import annotations

from collections.abc import Iterator

from workbook_templates.read import facts
from workbook_templates.read.header import Header
from workbook_templates.schema import Column
from workbook_templates.table import Fact, Table


def migrated(table: Table, header: Header, older: int | None) -> list[Fact]:
    """Bring the values of an ``older`` version to today's (None: it is today's) and tell what differed, if anything."""
    told = [f"“{text}”列现在叫“{name}”" for name, text in header.former.items()]
    if older is not None:
        told += [text for column in table.sheet.own for text in _values(table, column)]
        told += [text for column in table.sheet.own if column.since > older for text in _new(table, column)]
    if header.dropped:
        told.append(f"“{'”“'.join(header.dropped.values())}”列新版不再要，没有读")
    return [Fact(facts.MIGRATED, table.sheet.name, row=header.last + 1, detail="；".join(told))] if told else []


def _values(table: Table, column: Column) -> Iterator[str]:
    """Put today's value where a former one stands."""
    values = table.columns.get(column.name, [])
    for former, now in column.former_values:
        cells = [i for i, value in enumerate(values) if value == former]
        for i in cells:
            values[i] = now
        if cells:
            yield f"“{column.name}”列的“{former}”现在叫“{now}”，改读了 {len(cells)} 格"


def _new(table: Table, column: Column) -> Iterator[str]:
    """Fill a column that the older version did not have, where the schema says with what."""
    if column.name in table.columns:
        return
    if column.before and len(table):
        table.add_column(column.name, [column.before] * len(table))
        yield f"“{column.name}”列旧版没有，按“{column.before}”算"
    else:
        yield f"“{column.name}”列旧版没有，当作没有填"
