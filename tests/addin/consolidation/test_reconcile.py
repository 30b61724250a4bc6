"""Rows in = rows out + rows joined; anything else stops the work."""

from __future__ import annotations

import pytest

from addin.consolidation.merge_forms import merge_sheet
from addin.consolidation.reconcile import count_rows, reconcile
from validators.examples import sheet_named, tables_of
from workbook_templates.merge import merge_tables
from workbook_templates.table import Tables


def parts() -> list[Tables]:
    made = [tables_of({"任职": [{}, {"职务": "委员"}]}), tables_of({"任职": [{}]})]
    made[1].sources[0].unit = "B"
    return made


def test_each_unit_and_sheet_is_counted() -> None:
    came = parts()
    one = merge_sheet(merge_tables(came), sheet_named("任职"))
    lines = reconcile(count_rows(came), one.joined, count_rows(came[:1]))
    assert [(line.received, line.joined, line.written) for line in lines] == [(2, 0, 2), (1, 1, 0)]


def test_a_lost_row_stops_the_work() -> None:
    came = parts()
    one = merge_sheet(merge_tables(came), sheet_named("任职"))
    for written in ([], came):
        with pytest.raises(AssertionError, match="do not balance"):
            reconcile(count_rows(came), one.joined, count_rows(written))
