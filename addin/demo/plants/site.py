"""The county's forms while errors are planted: where there is still room, and what was planted where.

A plant takes a row (or a whole file) that no other plant has touched, so that each finding has one cause.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from random import Random

from addin.demo.county.expected import Stage, Why
from addin.demo.county.filled_forms import DemoForm, Row
from addin.demo.county.model import County

ROSTER, LIAISON, ACTIVITY, ALLOWANCE, ASSESSMENT = "roster", "liaison", "activity", "allowance", "assessment"
PEOPLE = "离退休干部"
VISITED = ("失能半失能", "长期住院")  # retired persons in these states of health are to be visited (C14-1)


class NoRoom(Exception):  # noqa: N818 - the county has no place left for this plant; it is simply not planted again
    """No row is left that a plant could use."""


@dataclass(slots=True, eq=False)
class Mark:
    """A finding to expect, at a row that may still move while other plants add and remove rows."""

    book: DemoForm
    sheet: str = ""
    row: Row | None = None
    column: str = ""
    why: Why = "planted"
    stage: Stage = "check"
    rule: str = ""
    note: str = ""


@dataclass(slots=True, eq=False)
class Spot:
    """A row of a form."""

    book: DemoForm
    sheet: str
    row: Row

    def at(self, column: str = "", *, rule: str = "", why: Why = "planted", stage: Stage = "check") -> Mark:
        """A finding on this row."""
        return Mark(self.book, self.sheet, self.row, column, why, stage, rule)

    def follows(self, rule: str, column: str = "", *, stage: Stage = "check") -> Mark:
        """A finding that the planted one may bring with it."""
        return self.at(column, rule=rule, why="follows", stage=stage)


Fit = Callable[[Spot], object]


@dataclass(slots=True, eq=False)
class Site:
    """The forms, the rows already used, the marks made; ``settled`` are bodies whose set-up a case of money rests on."""

    county: County
    books: list[DemoForm]
    rng: Random
    marks: list[Mark] = field(default_factory=list)
    used: set[int] = field(default_factory=set)
    numbers: set[object] = field(default_factory=set)
    barred: set[int] = field(default_factory=set)
    _shuffled: dict[tuple[str, str], list[Spot]] = field(default_factory=dict)
    seen: set[tuple[str, int]] = field(default_factory=set)
    own_standards: set[str] = field(default_factory=set)
    before: set[int] = field(default_factory=set)
    settled: set[object] = field(default_factory=set)
    gone: list[Row] = field(default_factory=list)
    _files: dict[str, list[DemoForm]] = field(default_factory=dict)
    _by_form: dict[tuple[str, str], DemoForm] = field(default_factory=dict)
    _busy: set[object] = field(default_factory=set)
    sizes: Counter[object] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self._by_form = {(book.unit, book.kind): book for book in self.books}
        for sheet, kind in (
            ("任职", ROSTER),
            ("后备书记", ROSTER),
            ("流动党员", ROSTER),
            ("联络员选派", LIAISON),
            ("收款账户", ALLOWANCE),
        ):
            self._busy |= {spot.row["身份证号"] for spot in self.spots(kind, sheet)}
        for spot in self.spots(ALLOWANCE, "重复认定"):
            self.numbers |= {spot.row["身份证号一"], spot.row["身份证号二"]}
        for spot in self.spots(ROSTER, PEOPLE):
            if spot.row["状态"] == "在册":
                self.sizes[spot.row["党支部代码"] or spot.row["学习小组代码"]] += 1
        for odd in self.county.lawful:
            rows = self.book(odd.unit, odd.kind).sheets[odd.sheet]
            self.used |= {id(row) for row in rows if all(row.get(name) == value for name, value in odd.where.items())}

    def spots(self, kind: str, sheet: str) -> Iterator[Spot]:
        """Every row of a sheet over all forms of a kind, in the order of the files."""
        for book in self.books:
            if book.kind == kind:
                yield from (Spot(book, sheet, row) for row in book.sheets.get(sheet, ()))

    def rows(self, unit: str, kind: str, sheet: str) -> list[Spot]:
        """The rows of a sheet of one unit's form."""
        book = self.book(unit, kind)
        return [Spot(book, sheet, row) for row in book.sheets[sheet]]

    def book(self, unit: str, kind: str) -> DemoForm:
        """A unit's form of a kind."""
        return self._by_form[unit, kind]

    def free(self, spot: Spot) -> bool:
        """Whether no plant has touched the row, its person or its file."""
        return id(spot.row) not in self.used and id(spot.book) not in self.barred and spot.row.get("身份证号") not in self.numbers

    def take(self, kind: str, sheet: str, fit: Fit = lambda spot: True) -> Spot:
        """A row that fits, in an order decided by the seed; it is then used. NoRoom where there is none."""
        for spot in self.shuffled(kind, sheet):
            if self.free(spot) and fit(spot):
                return self.use(spot)
        raise NoRoom(f"{kind}.{sheet}")

    def beside(self, rule: str, kind: str, sheet: str, fit: Fit) -> Spot:
        """A row that this rule has not been broken at; others may have been. For what leaves the row itself as it is."""
        gone = set(map(id, self.gone))
        for spot in self.shuffled(kind, sheet):
            key = (rule, id(spot.row))
            if key not in self.seen and id(spot.book) not in self.barred and id(spot.row) not in gone and fit(spot):
                self.seen.add(key)
                return spot
        raise NoRoom(f"{kind}.{sheet}")

    def shuffled(self, kind: str, sheet: str) -> list[Spot]:
        """All rows of a sheet as they were at first, in an order decided by the seed."""
        key = (kind, sheet)
        if key not in self._shuffled:
            self._shuffled[key] = self.rng.sample(all_ := list(self.spots(kind, sheet)), len(all_))
        return self._shuffled[key]

    def use(self, spot: Spot) -> Spot:
        """Keep other plants off this row and this person."""
        self.used.add(id(spot.row))
        if spot.row.get("身份证号"):
            self.numbers.add(spot.row["身份证号"])
        return spot

    def remove(self, book: DemoForm, sheet: str, unwanted: Callable[[Row], object]) -> None:
        """Take rows out of a form; nothing can be planted in them any more."""
        rows = book.sheets[sheet]
        gone = [row for row in rows if unwanted(row)]
        self.used |= set(map(id, gone))
        self.gone += gone
        rows[:] = [row for row in rows if not unwanted(row)]

    def idle(self, spot: Spot) -> bool:
        """Whether a person of the roster holds no post, is on no other list and has been left alone so far."""
        row = spot.row
        retired = row["状态"] == "在册" and row["人员类别"] == "退休" and not row["备注"]
        return bool(retired and row["身份证号"] not in self._busy and self.free(spot))

    def bystander(self, fit: Fit = lambda spot: True) -> Spot:
        """A person on the roster who holds no post and is on no other list, in a body that can spare one."""

        def spare(spot: Spot) -> object:
            home = spot.row["党支部代码"] or spot.row["学习小组代码"]
            return self.idle(spot) and self.sizes[home] > 8 and fit(spot)

        return self.take(ROSTER, PEOPLE, spare)

    def file(self, rule: str, *kinds: str, fit: Callable[[DemoForm], object] = lambda book: True) -> DemoForm:
        """A form that this rule has not been broken in as a whole before. NoRoom where there is none."""
        if rule not in self._files:
            own = [book for book in self.books if book.unit != self.county.code]
            self._files[rule] = self.rng.sample(own, len(own))
        for book in self._files[rule]:
            if book.kind in kinds and id(book) not in self.barred and fit(book):
                self._files[rule].remove(book)
                return book
        raise NoRoom(rule)

    def whole_file(self, *kinds: str) -> DemoForm:
        """A form no unit's check finds anything in yet, from now on closed to others; the first kinds first."""
        touched = {id(mark.book) for mark in self.marks if mark.stage == "check"} | self.barred
        fresh = self.used - self.before
        for kind in kinds:
            books = [b for b in self.books if b.kind == kind and id(b) not in touched and b.unit != self.county.code]
            books = [b for b in books if not any(id(row) in fresh for rows in b.sheets.values() for row in rows)]
            if books:
                book = self.rng.choice(books)
                self.barred.add(id(book))
                return book
        raise NoRoom("、".join(kinds))


def is_member(spot: Spot) -> bool:
    """Whether the roster's row is a party member's."""
    return spot.row["政治面貌"] == "中共党员"
