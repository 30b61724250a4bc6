"""One step of undo for many changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .range_core import RangeCore

ANY_RESULT = 7  # numbers, dates and texts that formulas give
CONTENTS = 1 | 2 | 4 | 16  # numbers, dates, texts, formulas


class undo_step:  # noqa: N801 used as a function
    """Gather every change made inside a `with` into one step, which the user can undo with one Ctrl+Z.

    `book` is an `xlwings.Book` (or its implementation). When the body raises, what was done so far is undone. This is a
    class because the office's exceptions cannot pass through `contextlib.contextmanager`: they refuse a new traceback.
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
        # a step in which nothing happened leaves no trace, and a full list of steps does not grow
        if after != self._before and after[0] == self._title:
            self._manager.undo()


def prepare(rng: RangeCore) -> None:
    """Inside a step, let undo take back all of the block write that follows.

    Undoing the office's own block write restores what stood in the cells but leaves the new values in those that were
    empty. Undoing an array formula empties its cells first, so one is entered before; it lives for a moment only. It
    costs as much again as the write itself, therefore only inside `undo_step`.
    """
    if rng.book.app.undo_depth:
        if rng.xl.queryFormulaCells(ANY_RESULT).getCount():
            rng.xl.clearContents(CONTENTS)  # over formulas, the time for an array grows with the square of the cells
        rng.xl.setArrayFormula('=""')
