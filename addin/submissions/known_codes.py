"""Codes that columns of other sheets and files may refer to: those a submission defines, and those of files accepted before."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass, field
from functools import cache, cached_property

from addin.store.connection import reading
from addin.submissions.folder import Office
from addin.submissions.receipts import Receipt, accepted, codes_of
from validators.identity import is_valid
from validators.lookups.departures import DEAD, MOVED
from validators.lookups.names import REGISTER, named_numbers, register_entry
from validators.lookups.once import columns
from validators.lookups.people import PEOPLE
from workbook_templates.cell_types import Value
from workbook_templates.changes.words import ACTION, ACTIONS, KIND
from workbook_templates.layout import COVER
from workbook_templates.schema import CHANGED_KIND, all_forms, form_of_sheet
from workbook_templates.table import Table, Tables
from workbook_templates.values.period import Period

Codes = dict[str, set[str]]
Register = dict[str, frozenset[Value]]
Pair = tuple[str, str]  # kind and unit
OWN_UNIT = f"{COVER}.单位代码"
DECEASED = "离退休干部.去世"
MOVED_OUT = "离退休干部.转出"
"""The targets under which the numbers of those stand whom a roster tells to be dead, or to have moved out."""
_LONGEST_CODE = 32  # characters, as the database keeps them


@cache
def reference_targets() -> frozenset[str]:
    """Every ``sheet.column`` that some column refers to."""
    sheets = (sheet for form in all_forms().values() for sheet in form.sheets)
    return frozenset(target for sheet in sheets for column in sheet.columns for target in column.refers_to)


def defined_codes(tables: Tables) -> Codes:
    """The codes a submission defines, by target (``sheet.column``); of a consolidated one also the codes of its rows' units.

    A change form defines only those of the rows that it adds.
    """
    found: Codes = {}
    defining = {table.sheet.changes or name: table for name, table in tables.items()}  # a change form's rows will be there
    for target in reference_targets():
        sheet, _, column = target.partition(".")
        if sheet in defining:
            found[target] = {value for value in _defining(defining[sheet], column) if isinstance(value, str)}
    origins = (table.get("来源单位代码") for table in tables.values() if "来源单位代码" in table.columns)
    found.setdefault(OWN_UNIT, set()).update(code for column in origins for code in column if isinstance(code, str))
    found[REGISTER] = _names_in(tables)
    found[DECEASED], found[MOVED_OUT] = _people_in(tables, DEAD), _people_in(tables, MOVED)
    return {target: codes for target, codes in found.items() if codes}


def _defining(table: Table, column: str) -> Iterator[Value]:
    """The values of a column; of a change form's page only those in rows that will be new in the roster."""
    words = table.get(ACTION) if table.sheet.changes else [""] * len(table)
    for word, value in zip(words, table.get(column), strict=True):
        if not table.sheet.changes or (word in ACTIONS and ACTIONS[str(word)].adds):
            yield value


def _people_in(tables: Tables, wanted: str) -> set[str]:
    """The numbers of those whose 状态 is the wanted one."""
    numbers, states = columns(tables, PEOPLE, "身份证号", "状态")
    return {str(number) for number, state in zip(numbers, states, strict=True) if state == wanted and number}


def _names_in(tables: Tables) -> set[str]:
    """Each sound identity number with each name beside it; a name too long to be kept is left out."""
    pairs = (pair for pair in named_numbers(tables) if is_valid(pair[0]))
    return {entry for number, name in pairs if len(entry := register_entry(number, name)) <= _LONGEST_CODE}


def referenced_codes(tables: Tables) -> Codes:
    """The codes that the columns of a submission refer to, by each target that may define them."""
    found: Codes = defaultdict(set)
    for table in tables.values():
        for column in table.sheet.columns:
            for target in column.refers_to:
                found[target].update(value for value in table.get(column.name) if isinstance(value, str))
    return found


@dataclass
class CodeBook:
    """All codes an office knows while it receives.

    ``units`` are the unit codes of the register, ``before`` the codes of files accepted earlier by kind and unit (one entry a
    part), ``run`` those of the files in this run.
    """

    units: Set[str]
    before: dict[Pair, list[Codes]]
    run: list[tuple[Pair, Codes]] = field(default_factory=list)

    @cached_property
    def _counts(self) -> dict[str, Counter[str]]:
        """In how many files each code stands, by target."""
        found: dict[str, Counter[str]] = defaultdict(Counter)
        parts = [codes for those in self.before.values() for codes in those] + [codes for _, codes in self.run]
        for part in parts:
            for target, codes in part.items():
                found[target].update(codes)
        return found

    def register_of_made(self, unit: str, roster: Tables) -> Register:
        """What to check the roster against that a change form makes: it defines its unit's codes itself, and nothing that it
        was made of defines any more.
        """
        own = {(CHANGED_KIND, unit), (KIND, unit)}
        return self.register(unit, own, [referenced_codes(roster)], of_run=own)

    def register(self, unit: str, replaced: Set[Pair], referenced: Iterable[Codes], of_run: Set[Pair] = frozenset()) -> Register:
        """What to check a unit's files against, by target: the unit's own codes, and of all others those that are ``referenced``.

        Codes of accepted files about to be ``replaced`` (kind and unit) are left out, and of files of this run those ``of_run``.
        Targets in forms this unit has not sent are absent, so that a roster that has not come yet makes no other form wrong.
        Giving each unit the codes of all others would take time and memory that grow with the square of the number of units.
        """
        own: dict[str, set[Value]] = defaultdict(set)
        for codes in self._of(unit, replaced, of_run):
            for target, some in codes.items():
                own[target].update(some)
        replaced_codes = [codes for pair in replaced for codes in self.before.get(pair, ())]
        replaced_codes += [codes for pair, codes in self.run if pair in of_run] if of_run else []
        for wanted in referenced:
            for target, some in wanted.items():
                counts = self._counts.get(target, Counter())
                own[target].update(
                    code for code in some if counts[code] > sum(code in codes.get(target, ()) for codes in replaced_codes)
                )
        own[OWN_UNIT] |= self.units
        known = {target: frozenset(own[target]) for target in reference_targets() if self._answers(unit, target)}
        names = (some for pair, some in self._names.get(unit, ()) if pair not in replaced)
        return known | {REGISTER: frozenset().union(*names)}

    @cached_property
    def _names(self) -> dict[str, list[tuple[Pair, set[str]]]]:
        """The names beside identity numbers in each unit's files: those accepted before, and those of this run.

        Not where this run brings several files about one thing: a name put right in the last would be held against the others.
        """
        times = Counter(pair for pair, _ in self.run)
        sent = [(pair, codes) for pair, those in self.before.items() if not times[pair] for codes in those]
        sent += [(pair, codes) for pair, codes in self.run if times[pair] == 1]
        found: dict[str, list[tuple[Pair, set[str]]]] = defaultdict(list)
        for pair, codes in sent:
            found[pair[1]].append((pair, codes.get(REGISTER, set())))
        return found

    def _of(self, unit: str, replaced: Set[Pair], of_run: Set[Pair]) -> Iterator[Codes]:
        yield from (codes for pair, those in self.before.items() if pair[1] == unit and pair not in replaced for codes in those)
        yield from (codes for pair, codes in self.run if pair[1] == unit and pair not in of_run)

    def _answers(self, unit: str, target: str) -> bool:
        return target == OWN_UNIT or (form_of_sheet(target.partition(".")[0]).kind, unit) in self._senders

    @cached_property
    def _senders(self) -> Set[Pair]:
        return frozenset(self.before) | {pair for pair, _ in self.run}


def open_code_book(office: Office, period: Period, units: Iterable[str]) -> CodeBook:
    """The codes of accepted files: for each unit and kind, of its last period that ends no later than ``period``.

    ``units`` are the codes of the office's subordinates.
    """
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
        if receipt.key and (reported := Period.parse(receipt.key.period)).end <= period.end:
            by_pair[receipt.key.kind, receipt.key.unit].append((reported, receipt.id))
    ends = {pair: max(reported.end for reported, _ in those) for pair, those in by_pair.items()}
    return {number: pair for pair, those in by_pair.items() for reported, number in those if reported.end == ends[pair]}
