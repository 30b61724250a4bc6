"""The inputs of the indicators: an office's merged tables for a period, the submitted forms, the subsidies."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
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
    submission_row,
    subsidy_row,
    table_row,
)
from addin.summary.measure.figure import Ref
from validators.lookups.units import unit_column
from validators.rule import Context
from workbook_templates.cell_types import Value, show
from workbook_templates.table import Reporting, Tables


@dataclass(frozen=True)
class Inputs:
    """Everything an indicator is measured from. ``tables`` are the latest register and the year's activities so far.

    ``on`` holds as-of date, period and policy; ``units`` are the units that must report, name by code; ``level`` is the
    office's level; ``submissions`` and ``payments`` are None where unknown; ``deadline`` is the last day for reporting;
    ``files`` gives the sender's name of a file by the name it is stored under.
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
        """Whether a sheet, or the list of submissions or payments, is available; an empty one is."""
        lists = {SUBMISSIONS: self.submissions, PAYMENTS: self.payments}
        return lists[sheet] is not None if sheet in lists else sheet in self.tables

    def values(self, sheet: str, column: str) -> Sequence[Value]:
        """The values of a sheet's column, one a row; KeyError where the sheet is not available."""
        return self.tables[sheet].get(column)

    @cached_property
    def asked(self) -> Mapping[str, frozenset[str]]:
        """The titles of the forms each unit of the register must send, by its code; empty where nothing is required."""
        found: dict[str, set[str]] = defaultdict(set)
        for one in self.submissions or ():
            found[one.unit].add(one.form)
        return {unit: frozenset(forms) for unit, forms in found.items()}

    @cached_property
    def all_units(self) -> tuple[str, ...]:
        """The codes of the units that must report, of those with rows in the tables and of those with none in what they sent."""
        found = set(self.units).union(*(unit_column(self.tables, sheet) for sheet in self.tables))
        return tuple(sorted(found.union(*(one.sent for one in self._reporting))))

    @property
    def _reporting(self) -> list[Reporting]:
        return [source.reporting for source in self.tables.sources if source.reporting]

    @cached_property
    def names(self) -> Mapping[str, str]:
        """The names of the units by code: from the register, else from provenance columns, else from covers."""
        names = {code: name for one in self._reporting for code, name in {**one.missing, **one.sent}.items() if name}
        names |= {source.unit: source.unit_name for source in self.tables.sources if source.unit_name}
        for table in self.tables.values():
            if "来源单位代码" in table.columns:
                names |= {show(code): show(name) for code, name in table.records("来源单位代码", "来源单位") if code and name}
        return names | dict(self.units)

    def unit_name(self, unit: str) -> str:
        """The name of a unit by its code; the code itself where no name is known."""
        return self.names.get(unit) or unit

    def file_name(self, file: str) -> str:
        """The sender's name of a stored file; the stored name where none is known."""
        return self.files.get(file, file)

    def unit(self, ref: Ref) -> str:
        """The code of the unit that a referenced row belongs to."""
        if ref.sheet == UNITS:
            return self.all_units[ref.row]
        if ref.sheet == SUBMISSIONS:
            return (self.submissions or ())[ref.row].unit
        if ref.sheet == PAYMENTS:
            return (self.payments or ())[ref.row].unit
        return unit_column(self.tables, ref.sheet)[ref.row]

    def evidence_row(self, ref: Ref) -> EvidenceRow:
        """A referenced row as it is shown to the reader."""
        if ref.sheet == UNITS:
            unit = self.all_units[ref.row]
            return EvidenceRow(unit, self.unit_name(unit), UNITS, "", 0, self.unit_name(unit))
        if ref.sheet == SUBMISSIONS:
            return submission_row((self.submissions or ())[ref.row])
        if ref.sheet == PAYMENTS:
            return subsidy_row((self.payments or ())[ref.row])
        return self._table_row(ref)

    def _table_row(self, ref: Ref) -> EvidenceRow:
        unit = self.unit(ref)
        return table_row(self.tables, ref.sheet, ref.row, unit, self.unit_name(unit), self.file_name)
