"""Many changes as one undo step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .range_core import RangeCore

ANY_RESULT = 7  # com.sun.star.sheet.FormulaResult: value, text and error
CONTENTS = 1 | 2 | 4 | 16  # com.sun.star.sheet.CellFlags: numbers, dates, texts, formulas


class undo_step:  # noqa: N801 used as a function
    """A context manager that gathers every change made inside into one step, undone by one Ctrl+Z and listed as `title`.

    `book` is an `xlwings.Book` (or its implementation). Where the body raises, what was done so
    far is undone and the exception goes on. This is a class because LibreOffice's exceptions
    cannot pass through `contextlib.contextmanager`: they do not accept a new traceback.
    """

    def __init__(self, book: Any, title: str) -> None:
        self._app = getattr(book, "impl", book).app
        self._manager = getattr(book, "impl", book).undo_manager
        self._title = title
        self._before: tuple[str, ...] = ()

    def __enter__(self) -> None:
        self._before = self._manager.getAllUndoActionTitles()
        self._manager.enterUndoContext(self._title)
        self._app.undo_depth += 1

    def __exit__(self, kind: Any, value: Any, traceback: Any) -> None:
        self._app.undo_depth -= 1
        self._manager.leaveUndoContext()
        if kind is None:
            return
        after = self._manager.getAllUndoActionTitles()
        # a step without changes is not listed, and a full list of steps does not grow longer
        if after != self._before and after[0] == self._title:
            self._manager.undo()


def prepare_block_write(rng: RangeCore) -> None:
    """Inside an undo step, make the block write that follows fully undoable; outside, do nothing.

    Undoing a block write restores the old contents but leaves new values in cells that were empty. Undoing an array formula
    empties its cells first, so one is entered before the write, which replaces it at once. It costs as much as the write itself.
    """
    if rng.book.app.undo_depth:
        if rng.xl.queryFormulaCells(ANY_RESULT).getCount():
            rng.xl.clearContents(CONTENTS)  # over formulas, entering an array takes time that grows with the square of the cells
        rng.xl.setArrayFormula('=""')
