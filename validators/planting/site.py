"""The interface for planters: the filled forms of an invented county, and marks of the findings to expect.

Only protocols and values; the demo implements ``Site``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, Protocol

from workbook_templates.values.period import Period

if TYPE_CHECKING:
    from random import Random

    from validators.planting.damage import Damage

Cells = dict[str, Any]
Why = Literal["planted", "follows", "lawful"]
Stage = Literal["check", "county", "money"]
ROSTER, LIAISON, ACTIVITY, ALLOWANCE, ASSESSMENT = "roster", "liaison", "activity", "allowance", "assessment"


class NoRoom(Exception):  # noqa: N818 - no failure: the plant is not applied again
    """No row or form is left that a planter could use. Raised in a ``fit``, it means that this one does not fit."""


class FilledForm(Protocol):
    """One form of one unit before it is written: ``kind`` of form, ``unit`` code, ``file`` name, cover and rows by sheet."""

    kind: str
    unit: str
    file: str
    cover: Cells
    sheets: dict[str, list[Cells]]


class Mark(NamedTuple):
    """A finding to expect at a row (or anywhere in the form), kept by the row itself: other planters add and remove rows.

    ``why`` planted: must be found; follows: may be found beside a planted one. ``stage`` is where it shows: at the unit's
    own check, over all forms of the county, or when allowances are computed. ``rule`` is the planter's own where empty.
    """

    form: FilledForm
    sheet: str = ""
    cells: Cells | None = None
    column: str = ""
    why: Why = "planted"
    stage: Stage = "check"
    rule: str = ""
    note: str = ""


class FormRow:
    """A row of a form, read and written by column name."""

    __slots__ = ("cells", "form", "sheet")

    def __init__(self, form: FilledForm, sheet: str, cells: Cells) -> None:
        self.form, self.sheet, self.cells = form, sheet, cells

    def __getitem__(self, column: str) -> Any:
        return self.cells[column]

    def __setitem__(self, column: str, value: object) -> None:
        self.cells[column] = value

    def update(self, values: Mapping[str, object]) -> None:
        """Write several cells, by column."""
        self.cells.update(values)

    def at(self, column: str = "", *, rule: str = "", why: Why = "planted", stage: Stage = "check") -> Mark:
        """A mark of a finding on this row, at ``column`` where one is named; ``rule`` is empty for the planter's own."""
        return Mark(self.form, self.sheet, self.cells, column, why, stage, rule)

    def follows(self, rule: str, column: str = "", *, stage: Stage = "check") -> Mark:
        """A mark of a finding of another rule that the planted error may cause as well."""
        return self.at(column, rule=rule, why="follows", stage=stage)


Marks = Iterator[Mark]
Fit = Callable[[FormRow], object]


class Numbers(Protocol):
    """Invented numbers that are valid in form, computed by other code than the checks'."""

    def completed(self, first17: str) -> str:
        """An identity number: 17 digits with their check character."""

    def mistyped(self, number: str) -> str:
        """The number with one digit wrong that is valid all the same and nobody else's."""

    def unknown(self) -> str:
        """A valid identity number that occurs nowhere in the county."""

    def card(self) -> str:
        """A bank card number of 19 digits."""


class Site(Protocol):
    """The county's forms while errors are planted, and what planters have used: each finding is to have one cause.

    ``county`` is the code of the county's office; ``units`` are the codes of its units; ``sizes`` the persons 在册 by
    branch or group; ``fixed_organisations`` the codes of organisations
    that a planted case of money depends on, so that their set-up must not change; ``own_standards`` the
    units that set a standard of allowance for themselves. All choices follow from the seed of ``rng``.
    """

    county: str
    period: Period
    units: Sequence[str]
    rng: Random
    marks: list[Mark]
    sizes: Counter[object]
    fixed_organisations: set[object]
    own_standards: set[str]

    @property
    def forms(self) -> Sequence[FilledForm]:
        """All forms, in the order of the files."""

    @property
    def damage(self) -> Damage:
        """Recorder of damage to files."""

    @property
    def numbers(self) -> Numbers:
        """Source of invented numbers."""

    def form(self, unit: str, kind: str) -> FilledForm:
        """A unit's form of a kind. KeyError where it has none."""

    def rows(self, unit: str, sheet: str) -> list[FormRow]:
        """The rows of a sheet of one unit; none where it sends no such form, or one that nothing can be read from any more."""

    def shuffled(self, sheet: str) -> list[FormRow]:
        """All units' rows of a sheet as they were at first, in an order decided by the seed."""

    def take(self, sheet: str, fit: Fit = ...) -> FormRow:
        """An unused row that fits; it is then used. NoRoom where there is none."""

    def bystander(self, fit: Fit = ...) -> FormRow:
        """An unused person without post or other list, in a body with more than 8 persons; it is then used. NoRoom where none."""

    def beside(self, rule: str, sheet: str, fit: Fit) -> FormRow:
        """A row where this rule has not been broken, though others may have been; for plants that do not change the row.

        NoRoom where there is none.
        """

    def file(self, purpose: str, *kinds: str, fit: Callable[[FilledForm], object] = ...) -> FilledForm:
        """A form of one of the kinds not yet returned for this purpose. NoRoom where there is none."""

    def whole_file(self, *kinds: str) -> FilledForm:
        """A form without planted errors of a unit's check, then closed to planters; earlier kinds first. NoRoom where none."""

    def roster_with_last(self) -> FilledForm:
        """A unit's roster that is closed to other planters, beside whose file lies its roster of the period before, with the same
        rows; the same one each time. NoRoom where there is none.
        """

    def empty_form(self, kind: str, unit: str, name: str) -> FilledForm:
        """A new form without rows for an office that had none, closed to other planters."""

    def idle(self, row: FormRow) -> bool:
        """Whether a person of the roster holds no post, is on no other list and is unused."""

    def free(self, row: FormRow) -> bool:
        """Whether row, person and form are unused."""

    def is_used(self, cells: Cells) -> bool:
        """Whether a planter has used the row."""

    def is_closed(self, form: FilledForm) -> bool:
        """Whether nothing can be planted in the form any more."""

    def use(self, row: FormRow) -> FormRow:
        """Reserve this row and its person; returns the row."""

    def mark_used(self, *rows: Cells) -> None:
        """Reserve these rows, but not their persons."""

    def add(self, form: FilledForm, sheet: str, cells: Cells) -> FormRow:
        """Append a row to a form; it is then used."""

    def remove(self, form: FilledForm, sheet: str, unwanted: Callable[[Cells], object]) -> None:
        """Remove rows from a form; nothing can be planted in them any more."""
