"""What the indicators measure: an office's register for a period, what was submitted, what was paid."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from addin.summary.measure.evidence import (
    PAYMENTS,
    SUBMISSIONS,
    UNITS,
    EvidenceRow,
    SubmittedForm,
    SubsidyLine,
    payment_line,
    submission_line,
    what,
)
from addin.summary.measure.figure import Ref
from validators.lookups.units import unit_column
from validators.rule import Context
from workbook_templates.cell_types import Value, show
from workbook_templates.table import Tables


@dataclass(frozen=True)
class Inputs:
    """Everything an indicator may know. ``tables`` is the register at its latest with the activities of the year so far.

    ``units`` are the units that must report, by code; ``submissions`` and ``payments`` are None where not at hand;
    ``files`` names a file as its clerk named it, by the name it is kept under.
    """

    tables: Tables
    on: Context
    units: Mapping[str, str] = field(default_factory=dict)
    level: str = "county"
    submissions: Sequence[SubmittedForm] | None = None
    payments: Sequence[SubsidyLine] | None = None
    deadline: dt.date | None = None
    files: Mapping[str, str] = field(default_factory=dict)

    def has(self, sheet: str) -> bool:
        """Whether the sheet (or the list of that name) is at hand; an empty one is."""
        lists = {SUBMISSIONS: self.submissions, PAYMENTS: self.payments}
        return lists[sheet] is not None if sheet in lists else sheet in self.tables

    def values(self, sheet: str, column: str) -> Sequence[Value]:
        """A column of the register."""
        return self.tables[sheet].get(column)

    @cached_property
    def all_units(self) -> tuple[str, ...]:
        """The units that must report and those that did, in the order of their codes."""
        found = set(self.units).union(*(unit_column(self.tables, sheet) for sheet in self.tables))
        return tuple(sorted(found))

    @cached_property
    def names(self) -> Mapping[str, str]:
        """What units are called, by code."""
        names = {source.unit: source.unit_name for source in self.tables.sources if source.unit_name}
        for table in self.tables.values():
            if "来源单位代码" in table.columns:
                names |= {show(code): show(name) for code, name in table.records("来源单位代码", "来源单位") if code and name}
        return names | dict(self.units)

    def unit_name(self, unit: str) -> str:
        """What a unit is called; its code where nobody says."""
        return self.names.get(unit) or unit

    def file_name(self, file: str) -> str:
        """A file as its clerk named it."""
        return self.files.get(file, file)

    def unit(self, ref: Ref) -> str:
        """The unit a row speaks for."""
        if ref.sheet == UNITS:
            return self.all_units[ref.row]
        if ref.sheet == SUBMISSIONS:
            return (self.submissions or ())[ref.row].unit
        if ref.sheet == PAYMENTS:
            return (self.payments or ())[ref.row].unit
        return unit_column(self.tables, ref.sheet)[ref.row]

    def line(self, ref: Ref) -> EvidenceRow:
        """The row as a reader finds it."""
        if ref.sheet == UNITS:
            unit = self.all_units[ref.row]
            return EvidenceRow(unit, self.unit_name(unit), UNITS, "", 0, self.unit_name(unit))
        if ref.sheet == SUBMISSIONS:
            return submission_line((self.submissions or ())[ref.row])
        if ref.sheet == PAYMENTS:
            return payment_line((self.payments or ())[ref.row])
        return self._table_line(ref)

    def _table_line(self, ref: Ref) -> EvidenceRow:
        table, unit = self.tables[ref.sheet], self.unit(ref)
        file = show(table.get("来源文件")[ref.row]) or self.file_name(self.tables.sources[table.sources[ref.row]].file)
        origin = table.get("来源行")[ref.row]
        row = origin if isinstance(origin, int) else table.rows[ref.row]
        return EvidenceRow(unit, self.unit_name(unit), ref.sheet, file, row, what(table, ref.row))
