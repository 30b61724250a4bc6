"""The county's forms while errors are planted: which rows are unused, and what was planted where.

A planter takes a row (or a whole file) that no other has used, so that each finding has one cause. The methods are specified
in ``validators.planting.site.Site``, which this implements.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from random import Random
from typing import TypeVar

from addin.demo.county.filled_forms import DemoForm, form_of_the_period_before
from addin.demo.county.model import County
from addin.demo.county_numbers import CountyNumbers
from addin.demo.plants.file_damage import FileDamage
from validators.planting.site import Cells, FilledForm, Fit, FormRow, Mark, NoRoom
from workbook_templates.schema import form, form_of_sheet
from workbook_templates.values.period import Period

PEOPLE = "离退休干部"
T = TypeVar("T")
_LISTS_OF_PERSONS = ("任职", "后备书记", "流动党员", "联络员选派", "收款账户")


@dataclass(slots=True, eq=False)
class CountySite:
    """The forms of a county with what was planted in them. ``before`` are the ids of rows used before this round of planting."""

    model: County
    books: list[DemoForm]
    rng: Random
    marks: list[Mark] = field(default_factory=list)
    sizes: Counter[object] = field(default_factory=Counter)
    fixed_organisations: set[object] = field(default_factory=set)
    own_standards: set[str] = field(default_factory=set)
    before: set[int] = field(default_factory=set)
    damage: FileDamage = field(default_factory=FileDamage)
    county: str = field(init=False)
    period: Period = field(init=False)
    units: Sequence[str] = field(init=False)
    numbers: CountyNumbers = field(init=False)
    used: set[int] = field(default_factory=set)
    _persons: set[object] = field(default_factory=set)
    _closed: set[int] = field(default_factory=set)
    _shuffled: dict[str, list[FormRow]] = field(default_factory=dict)
    _broken: set[tuple[str, int]] = field(default_factory=set)
    _gone: list[Cells] = field(default_factory=list)
    _files: dict[str, list[DemoForm]] = field(default_factory=dict)
    _by_form: dict[tuple[str, str], DemoForm] = field(default_factory=dict)
    _busy: set[object] = field(default_factory=set)
    _compared: DemoForm | None = None

    def __post_init__(self) -> None:
        self.county, self.period = self.model.code, self.model.period
        self.units = [unit.code for unit in self.model.units]
        self.numbers = CountyNumbers(self.model, self.books, self.rng)
        self._by_form = {(book.unit, book.kind): book for book in self.books}
        self._busy = {row["身份证号"] for sheet in _LISTS_OF_PERSONS for row in self._all(sheet)}
        self._persons = {row[name] for row in self._all("重复认定") for name in ("身份证号一", "身份证号二")}
        present = (row for row in self._all(PEOPLE) if row["状态"] == "在册")
        self.sizes.update(row["党支部代码"] or row["学习小组代码"] for row in present)
        for odd in self.model.lawful:
            rows = self.form(odd.unit, odd.kind).sheets[odd.sheet]
            self.mark_used(*(row for row in rows if all(row.get(name) == value for name, value in odd.where.items())))

    @property
    def forms(self) -> list[DemoForm]:
        """All forms, in the order of the files."""
        return self.books

    def _all(self, sheet: str) -> Iterator[FormRow]:
        """Every row of a sheet over all forms, in the order of the files."""
        for book in self.books:
            yield from (FormRow(book, sheet, row) for row in book.sheets.get(sheet, ()))

    def form(self, unit: str, kind: str) -> DemoForm:
        """A unit's form of a kind. KeyError where it has none."""
        return self._by_form[unit, kind]

    def rows(self, unit: str, sheet: str) -> list[FormRow]:
        """The rows of a sheet of one unit; none where it sends no such form, or one that nothing can be read from any more."""
        book = self._by_form.get((unit, _kind(sheet)))
        if book is None or (self.is_closed(book) and book is not self._compared):
            return []
        return [FormRow(book, sheet, row) for row in book.sheets[sheet]]

    def shuffled(self, sheet: str) -> list[FormRow]:
        """All rows of a sheet as they were at first, in an order decided by the seed."""
        if sheet not in self._shuffled:
            self._shuffled[sheet] = self.rng.sample(all_ := list(self._all(sheet)), len(all_))
        return self._shuffled[sheet]

    def take(self, sheet: str, fit: Fit = lambda row: True) -> FormRow:
        """An unused row that fits; it is then used. NoRoom where there is none."""
        for row in self.shuffled(sheet):
            if self.free(row) and _fits(fit, row):
                return self.use(row)
        raise NoRoom(sheet)

    def bystander(self, fit: Fit = lambda row: True) -> FormRow:
        """An unused person without post or other list, in a body with more than 8 persons; it is then used. NoRoom where none."""

        def spare(row: FormRow) -> object:
            return self.idle(row) and self.sizes[row["党支部代码"] or row["学习小组代码"]] > 8 and fit(row)

        return self.take(PEOPLE, spare)

    def beside(self, rule: str, sheet: str, fit: Fit) -> FormRow:
        """A row where this rule has not been broken, though others may have been. NoRoom where there is none."""
        gone = set(map(id, self._gone))
        for row in self.shuffled(sheet):
            key = (rule, id(row.cells))
            if key not in self._broken and not self.is_closed(row.form) and id(row.cells) not in gone and _fits(fit, row):
                self._broken.add(key)
                return row
        raise NoRoom(sheet)

    def file(self, purpose: str, *kinds: str, fit: Callable[[FilledForm], object] = lambda form: True) -> DemoForm:
        """A form of one of the kinds not yet returned for this purpose. NoRoom where there is none."""
        if purpose not in self._files:
            own = [book for book in self.books if book.unit != self.county]
            self._files[purpose] = self.rng.sample(own, len(own))
        for book in self._files[purpose]:
            if book.kind in kinds and not self.is_closed(book) and _fits(fit, book):
                self._files[purpose].remove(book)
                return book
        raise NoRoom(purpose)

    def whole_file(self, *kinds: str) -> DemoForm:
        """A form without planted errors of a unit's check, then closed to planters; earlier kinds first. NoRoom where none."""
        for kind in kinds:
            if books := self._untouched(kind):
                book = self.rng.choice(books)
                self._closed.add(id(book))
                return book
        raise NoRoom("、".join(kinds))

    def _untouched(self, kind: str) -> list[DemoForm]:
        touched = {id(mark.form) for mark in self.marks if mark.stage == "check"} | self._closed
        fresh = self.used - self.before
        books = [b for b in self.books if b.kind == kind and id(b) not in touched and b.unit != self.county]
        return [b for b in books if not any(id(row) in fresh for rows in b.sheets.values() for row in rows)]

    def roster_with_last(self) -> DemoForm:
        """The largest roster without planted errors or oddities, beside whose file its roster of the period before is put."""
        if self._compared is None:
            odd = {one.unit for one in self.model.lawful}
            rosters = [book for book in self._untouched("roster") if book.unit not in odd]
            if not rosters:
                raise NoRoom("roster")
            self._compared = max(rosters, key=lambda book: len(book.sheets[PEOPLE]))
            self.books.append(last := form_of_the_period_before(self._compared, self.period))
            self._closed |= {id(self._compared), id(last)}
        return self._compared

    def empty_form(self, kind: str, unit: str, name: str) -> DemoForm:
        """A new form without rows for an office that had none, closed to other planters."""
        cover = dict(self.books[0].cover) | {"填报单位": name, "单位代码": unit, "上级机构代码": unit}
        sheets: dict[str, list[Cells]] = {sheet.name: [] for sheet in form(kind).sheets}
        book = DemoForm(kind, unit, f"{name}_{form(kind).title}_{self.period}.xlsx", cover, sheets)
        self.books.append(book)
        self._closed.add(id(book))
        return book

    def idle(self, row: FormRow) -> bool:
        """Whether a person of the roster holds no post, is on no other list and is unused."""
        retired = row["状态"] == "在册" and row["人员类别"] == "退休" and not row["备注"]
        return bool(retired and row["身份证号"] not in self._busy and self.free(row))

    def free(self, row: FormRow) -> bool:
        """Whether row, person and form are unused."""
        touched = self.is_used(row.cells) or self.is_closed(row.form)
        return not touched and row.cells.get("身份证号") not in self._persons

    def is_used(self, cells: Cells) -> bool:
        """Whether a planter has used the row."""
        return id(cells) in self.used

    def is_closed(self, form: FilledForm) -> bool:
        """Whether nothing can be planted in the form any more."""
        return id(form) in self._closed

    def use(self, row: FormRow) -> FormRow:
        """Reserve this row and its person; returns the row."""
        self.mark_used(row.cells)
        if row.cells.get("身份证号"):
            self._persons.add(row["身份证号"])
        return row

    def mark_used(self, *rows: Cells) -> None:
        """Reserve these rows, but not their persons."""
        self.used |= set(map(id, rows))

    def add(self, form: FilledForm, sheet: str, cells: Cells) -> FormRow:
        """Append a row to a form; it is then used."""
        form.sheets[sheet].append(cells)
        self.mark_used(cells)
        return FormRow(form, sheet, cells)

    def remove(self, form: FilledForm, sheet: str, unwanted: Callable[[Cells], object]) -> None:
        """Remove rows from a form; nothing can be planted in them any more."""
        rows = form.sheets[sheet]
        gone = [row for row in rows if unwanted(row)]
        self.mark_used(*gone)
        self._gone += gone
        rows[:] = [row for row in rows if not unwanted(row)]


def _fits(fit: Callable[[T], object], one: T) -> bool:
    """Whether a row or form fits. One for which the planter finds no row that it needs does not: the search goes on."""
    try:
        return bool(fit(one))
    except NoRoom:
        return False


@cache
def _kind(sheet: str) -> str:
    return form_of_sheet(sheet).kind
