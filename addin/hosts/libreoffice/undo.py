"""One step of undo for many changes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .range_core import RangeCore

CONTENTS = 1 | 2 | 4 | 16  # numbers, dates, texts, formulas


class undo_step:  # noqa: N801 used as a function
    """Gather every change made inside a `with` into one step, which the user can undo with one Ctrl+Z.

    `book` is an `xlwings.Book` (or its implementation). When the body raises, what was done so far is undone. This is a
    class because the office's exceptions cannot pass through `contextlib.contextmanager`: they refuse a new traceback.
    """

    def __init__(self, book: Any, title: str) -> None:
        self._manager = getattr(book, "impl", book).xl.getUndoManager()
        self._title = title
        self._before: tuple[str, ...] = ()

    def __enter__(self) -> None:
        self._before = self._manager.getAllUndoActionTitles()
        self._manager.enterUndoContext(self._title)

    def __exit__(self, kind: Any, value: Any, traceback: Any) -> None:
        self._manager.leaveUndoContext()
        if kind is None:
            return
        after = self._manager.getAllUndoActionTitles()
        # a step in which nothing happened leaves no trace, and a full list of steps does not grow
        if after != self._before and after[0] == self._title:
            self._manager.undo()


def replace_contents(rng: RangeCore, write: Callable[[], None]) -> None:
    """Write a block so that undo takes all of it back.

    Undoing the office's own block write restores what stood in the cells but leaves the new values in those that were
    empty. Emptying the cells first, within the same step, makes the step complete.
    """
    manager = rng.book.undo_manager
    manager.enterUndoContext(rng.book.app.undo_title)
    try:
        rng.xl.clearContents(CONTENTS)
        write()
    finally:
        manager.leaveUndoContext()
