"""Rows in = rows out + rows joined; anything else stops the work."""

from __future__ import annotations

import pytest

from addin.consolidation.merge_forms import merge_sheet
from addin.consolidation.reconcile import reconcile
from validators.examples import sheet_named, tables_of
from workbook_templates.merge import merge_tables


def test_each_unit_and_sheet_is_counted() -> None:
    parts = [tables_of({"任职": [{}, {"职务": "委员"}]}), tables_of({"任职": [{}]})]
    parts[1].sources[0].unit = "B"
    one = merge_sheet(merge_tables(parts), sheet_named("任职"))
    assert [(line.received, line.joined, line.written) for line in reconcile(parts, [one])] == [(2, 0, 2), (1, 1, 0)]


def test_a_lost_row_stops_the_work() -> None:
    parts = [tables_of({"任职": [{}, {"职务": "委员"}]})]
    one = merge_sheet(merge_tables(parts), sheet_named("任职"))
    one.origins.pop()
    with pytest.raises(AssertionError, match="do not balance"):
        reconcile(parts, [one])
