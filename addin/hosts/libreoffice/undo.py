"""One step of undo for many changes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


@contextmanager
def undo_step(book: Any, title: str) -> Iterator[None]:
    """Gather every change made inside into one step, which the user can undo with one Ctrl+Z.

    `book` is an `xlwings.Book` (or its implementation). When the body raises, the step is closed with what was
    done so far, and undone.
    """
    manager = getattr(book, "impl", book).xl.getUndoManager()
    before = manager.getAllUndoActionTitles()
    manager.enterUndoContext(title)
    try:
        yield
    except BaseException:
        manager.leaveUndoContext()
        after = manager.getAllUndoActionTitles()
        # a step in which nothing happened leaves no trace; a full list of steps does not grow
        if after != before and after[0] == title:
            manager.undo()
        raise
    manager.leaveUndoContext()
