"""Where the problems of the list are now: rows are inserted and deleted, cells corrected, while the list stays as it was."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from addin.doors.ribbon.live_problem_list import cells_in, said_in
from workbook_templates.explanations import split_keys
from workbook_templates.mark.listed import KEYS
from workbook_templates.mark.problem_lines import PLACES
from workbook_templates.mark.problem_sheet import MESSAGE, RULE, SHEET
from workbook_templates.problem_key import ProblemKeys
from workbook_templates.read import Reading

_ROW = re.compile(r"\d+")
_SUBJECT = 2  # the column of the list that says whom a line is about
_MANY = re.compile(r" 等 \d+ 处$")  # after the first of those whom a line is about


@dataclass(frozen=True, slots=True)
class SupposedProblem:
    """A problem supposed at a cell, as far as its key is concerned."""

    rule: str
    sheet: str
    cell: str
    row: int
    message: str


@dataclass(frozen=True, slots=True)
class ListedCell:
    """A cell of a line of the list, as the list remembers it: its sheet's name in this workbook, and its problem's key.

    ``key`` is empty in the list of an earlier version. ``words`` say what is wrong and what to do.
    """

    line: Sequence[str]
    cell: str
    key: str

    @property
    def sheet(self) -> str:
        """The name of the sheet in this workbook."""
        return self.line[SHEET]

    @property
    def words(self) -> str:
        """What is wrong and what to do."""
        return said_in(self.line)


class LivePlaces:
    """The places of a list in a workbook as it was just read, in the order of the list."""

    def __init__(self, lines: Sequence[Sequence[str]], reading: Reading) -> None:
        self._reading = reading
        self._forms = {here: form for form, here in reading.sheets.names.items()}
        self.places = [place for line in lines for place in _places(line)]

    def after(self, sheet: str, cell: str) -> Iterator[tuple[ListedCell, str]]:
        """Every problem that is still there with its cell now, from the one after the selected cell on, once round."""
        at = next((n for n, one in enumerate(self.places) if one.sheet == sheet and self._is_at(one, cell)), None)
        if at is None:
            at = next((n for n, one in enumerate(self.places) if (one.sheet, one.cell) == (sheet, cell)), -1)
        for place in [*self.places[at + 1 :], *self.places[: at + 1]]:
            now = self._now(place)
            if now:
                yield place, now

    def _now(self, place: ListedCell) -> str:
        """The cell where the problem is now; empty where the cell was corrected, or its row or sheet deleted."""
        form = self._forms.get(place.sheet)
        if form is None or self._is_at(place, place.cell):
            return "" if form is None else place.cell
        table = self._reading.submission.tables.get(form)
        cells = (_ROW.sub(str(row), place.cell) for row in (table.rows if table else ()))
        return next((cell for cell in cells if self._is_at(place, cell)), "")

    def _is_at(self, place: ListedCell, cell: str) -> bool:
        """Whether the problem is at the cell now: same rule, row's content and value."""
        if not place.key:
            return place.cell == cell
        if _ROW.sub("", place.cell) != _ROW.sub("", cell):
            return False
        row = int("".join(_ROW.findall(cell)))
        return any(self._keys.key(self._supposed(place, cell, number)) == place.key for number in (row, 0))

    def _supposed(self, place: ListedCell, cell: str, row: int) -> SupposedProblem:
        """The problem at another cell: a line about many tells the message of the first, so their names are exchanged."""
        form = self._forms.get(place.sheet, place.sheet)
        message, first = place.line[MESSAGE].partition(PLACES)[0], _MANY.sub("", place.line[_SUBJECT])
        theirs = self._reading.sheets.subject(form, row) if row else first
        return SupposedProblem(place.line[RULE], form, cell, row, message.replace(first, theirs) if first else message)

    @cached_property
    def _keys(self) -> ProblemKeys:
        return ProblemKeys(self._reading.submission)


def _places(line: Sequence[str]) -> list[ListedCell]:
    cells, keys = cells_in(line), split_keys(line[KEYS])[1]
    return [
        ListedCell(line, cell, key)
        for cell, key in zip(cells, keys if len(keys) == len(cells) else [""] * len(cells), strict=True)
    ]
