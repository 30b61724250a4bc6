"""Many cells at once: how often the host is called, and that both ways write the same."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from addin.doors.ribbon.live_cells import CellByCell, hidden_lines, live_cells
from addin.doors.ribbon.live_marking import mark_open, unmark_open
from addin.doors.ribbon.live_marks import MOST_NOTES
from addin.doors.ribbon.live_workbook import read_live_workbook
from tests.addin import memory_host
from tests.addin.memory_host import App, Book
from tests.addin.submitted_files import roster, unit, write
from validators.finding import Finding, Severity

PEOPLE = "离退休干部"
PERSONS = 3000
MOST_CALLS = 400  # of a check, and of one over the marks of the one before


class Counted:
    """Something of the host, every use of which is counted as one call; its sheets know a way for many cells of their own."""

    def __init__(self, real: Any, calls: list[str]) -> None:
        self.__dict__.update(_real=real, _calls=calls)

    def __getattr__(self, name: str) -> Any:
        if name == "impl" and isinstance(self._real, memory_host.Sheet):
            return SimpleNamespace(many_cells=Counted(CellByCell(self._real), self._calls))
        found = getattr(self._real, name)
        self._calls.append(name)
        return (lambda *how, **more: self._wrapped(found(*how, **more))) if callable(found) else self._wrapped(found)

    def __setattr__(self, name: str, value: Any) -> None:
        self._calls.append(name)
        setattr(self._real, name, value)

    def __getitem__(self, key: Any) -> Any:
        return self._wrapped(self._real[key])

    def __iter__(self) -> Any:
        return map(self._wrapped, self._real)

    def __len__(self) -> int:
        return len(self._real)

    def _wrapped(self, found: Any) -> Any:
        return Counted(found, self._calls) if type(found).__module__ == memory_host.__name__ else found


@pytest.fixture
def book(tmp_path: Path) -> Book:
    return App().books.open(str(write(tmp_path / "花名册.xlsx", "roster", roster(1, 50), **unit(1))))


@pytest.fixture
def long(tmp_path: Path) -> Book:
    return App().books.open(str(write(tmp_path / "花名册.xlsx", "roster", roster(1, PERSONS), **unit(1))))


def findings(count: int) -> list[Finding]:
    """On every other row, so that no two of them stand below each other; from half the persons on in a second column."""
    places = [("BC"[n // (PERSONS // 2)], 4 + n % (PERSONS // 2) * 2) for n in range(count)]
    return [
        Finding("F99", Severity.ERROR, None, "花名册.xlsx", PEOPLE, f"{letter}{row}", row, "", "", "不对。", "请改好。")
        for letter, row in places
    ]


@pytest.mark.parametrize("count", [3, 300, 3000])
def test_calls_to_the_host_do_not_grow_with_the_findings(long: Book, count: int) -> None:
    for _ in range(2):
        calls: list[str] = []
        counted = Counted(long, calls)
        mark_open(counted, read_live_workbook(counted), findings(count))
        assert len(calls) < MOST_CALLS, sorted({(calls.count(name), name) for name in calls})[-5:]
    noted = sum(cell.comment is not None for row in long.wb[PEOPLE]["B4:C3003"] for cell in row)
    assert noted == min(count, MOST_NOTES)


def test_a_check_that_finds_the_same_writes_no_cell_twice(book: Book) -> None:
    mark_open(book, read_live_workbook(book), findings(20))
    calls: list[str] = []
    wrote: list[int] = []

    class Watched(CellByCell):
        def set_colors(self, colors: Any) -> None:
            wrote.append(sum(column == 2 for _, column in colors))
            super().set_colors(colors)

        def replace_notes(self, old: Any, new: Any) -> None:
            wrote.append(len([*old, *new]))
            super().replace_notes(old, new)

    for sheet in book.sheets:
        assert isinstance(live_cells(sheet), CellByCell)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("addin.doors.ribbon.live_cells.CellByCell", Watched)
        mark_open(Counted(book, calls)._real, read_live_workbook(book), findings(20))
    assert wrote
    assert not any(wrote)


def test_the_clerks_own_fills_and_notes_come_back(book: Book) -> None:
    sheet = memory_host.Sheet(book, book.wb[PEOPLE])
    sheet.range("B4").color, sheet.range("B8").color = (10, 200, 30), (1, 2, 3)
    sheet.range("B4").add_note("问问老王")
    for _ in range(2):
        mark_open(book, read_live_workbook(book), findings(20))
        assert sheet.range("B4").note.text.startswith("问问老王\n【校验】")
    assert unmark_open(book)
    assert (sheet.range("B4").color, sheet.range("B6").color, sheet.range("B8").color) == ((10, 200, 30), None, (1, 2, 3))
    assert (sheet.range("B4").note.text, sheet.range("B6").note) == ("问问老王", None)


def test_hidden_rows_are_found_by_few_questions() -> None:
    hidden, asked = {700, 701, 1500}, []

    def ask(first: int, last: int) -> bool | None:
        asked.append((first, last))
        found = {n in hidden for n in range(first, last + 1)}
        return found.pop() if len(found) == 1 else None

    assert sorted(hidden_lines(ask, 2000)) == [700, 701, 1500]
    assert len(asked) < 60
    assert list(hidden_lines(lambda first, last: True if first % 2 else None, 5000)) is not None, "and no more than a budget"
