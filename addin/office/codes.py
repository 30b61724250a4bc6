"""Codes that other sheets and files may refer to: taken from submissions, and known from files accepted before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Set
from dataclasses import dataclass, field
from functools import cache, cached_property

from addin.office.folder import Office
from addin.office.receipts import Receipt, accepted, codes_of
from addin.store.connection import reading
from workbook_templates.cell_types import Value
from workbook_templates.layout import COVER
from workbook_templates.schema import all_forms, home_of
from workbook_templates.table import Tables
from workbook_templates.values.period import Period

Codes = dict[str, set[str]]
Register = dict[str, frozenset[Value]]
Pair = tuple[str, str]  # kind and unit
OWN_UNIT = f"{COVER}.单位代码"


@cache
def targets() -> frozenset[str]:
    """Every ``sheet.column`` that some column refers to."""
    sheets = (sheet for form in all_forms().values() for sheet in form.sheets)
    return frozenset(target for sheet in sheets for column in sheet.columns for target in column.refers_to)


def codes_in(tables: Tables) -> Codes:
    """The codes a submission defines. A consolidated one also speaks for the units its rows came from."""
    found: Codes = {}
    for target in targets():
        sheet, _, column = target.partition(".")
        if sheet in tables:
            found[target] = {value for value in tables[sheet].get(column) if isinstance(value, str)}
    origins = (table.get("来源单位代码") for table in tables.values() if "来源单位代码" in table.columns)
    found.setdefault(OWN_UNIT, set()).update(code for column in origins for code in column if isinstance(code, str))
    return {target: codes for target, codes in found.items() if codes}


@dataclass
class CodeBook:
    """All codes an office knows while it receives: of files accepted before, by kind and unit, and of this run's files."""

    units: Set[str]
    before: dict[Pair, list[Codes]]
    run: list[tuple[Pair, Codes]] = field(default_factory=list)

    @cached_property
    def _everything(self) -> Register:
        return self._union(frozenset())

    def register(self, unit: str, replaced: Set[Pair]) -> Register:
        """What to check a unit's files against; codes of accepted files about to be ``replaced`` count no more.

        Only forms this unit has sent are asked for codes: a roster that has not come yet makes no other form wrong.
        """
        found = self._union(replaced) if replaced & self.before.keys() else self._everything
        sent = {kind for kind, sender in (*self.before, *(pair for pair, _ in self.run)) if sender == unit}
        return {t: codes for t, codes in found.items() if t == OWN_UNIT or home_of(t.partition(".")[0]).kind in sent}

    def _union(self, without: Set[Pair]) -> Register:
        found: dict[str, set[Value]] = defaultdict(set)
        parts = [codes for pair, those in self.before.items() if pair not in without for codes in those]
        for part in (*parts, *(codes for _, codes in self.run)):
            for target, codes in part.items():
                found[target].update(codes)
        found[OWN_UNIT].update(self.units)
        return {target: frozenset(codes) for target, codes in found.items()}


def open_code_book(office: Office, period: Period, units: Iterable[str]) -> CodeBook:
    """The codes of accepted files: of each unit and kind the newest up to that period."""
    with reading(office.engine) as connection:
        newest = _newest(accepted(connection), period)
        rows = codes_of(connection, list(newest))
    codes: dict[int, Codes] = defaultdict(lambda: defaultdict(set))
    for number, target, code in rows:
        codes[number][target].add(code)
    before: dict[Pair, list[Codes]] = defaultdict(list)
    for number, pair in newest.items():
        before[pair].append(codes[number])
    return CodeBook(frozenset({office.settings.code, *units}), dict(before))


def _newest(receipts: Iterable[Receipt], period: Period) -> dict[int, Pair]:
    """Receipt numbers of each unit's and kind's last period that has ended by the end of this one; all its parts."""
    by_pair: dict[Pair, list[tuple[Period, int]]] = defaultdict(list)
    for receipt in receipts:
        if receipt.key and (told := Period.parse(receipt.key.period)).end <= period.end:
            by_pair[receipt.key.kind, receipt.key.unit].append((told, receipt.id))
    ends = {pair: max(told.end for told, _ in those) for pair, those in by_pair.items()}
    return {number: pair for pair, those in by_pair.items() for told, number in those if told.end == ends[pair]}
