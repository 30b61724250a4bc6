"""Copy and paste through LibreOffice's own menu commands, so that all the clipboard carries is pasted.

The commands act on the selection, which is restored afterwards. The flags name what is pasted, as
`InsertContents` takes them: A all, S texts, V numbers, D dates, F formulas, T formats, N notes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .connection import prop
from .view import temporarily_shown

if TYPE_CHECKING:
    from .range_core import RangeCore

EVERYTHING, VALUES, FORMULAS, FORMATS, NOTES = "A", "SVD", "SVDF", "T", "N"
_OPERATIONS = {None: 0, "add": 1, "subtract": 2, "multiply": 3, "divide": 4}


class temporarily_selected:  # noqa: N801 used as a function
    """A context manager that selects a range, returns the frame of its window, and restores the earlier selection.

    ValueError where the sheet is hidden: nothing on it can be selected.
    """

    def __init__(self, rng: RangeCore) -> None:
        self._rng = rng
        self._view = temporarily_shown(rng.sheet)
        self._controller: Any = None
        self._before: Any = None

    def __enter__(self) -> Any:
        self._controller = self._view.__enter__()
        self._before = self._controller.getSelection()
        self._controller.select(self._rng.xl)
        return self._controller.Frame

    def __exit__(self, *_: object) -> None:
        if self._before is not None:
            self._controller.select(self._before)
        self._view.__exit__()


def _dispatch(rng: RangeCore, frame: Any, command: str, *properties: Any) -> None:
    helper = rng.book.app.connection.create("com.sun.star.frame.DispatchHelper")
    helper.executeDispatch(frame, f".uno:{command}", "", 0, properties)


def copy(rng: RangeCore) -> None:
    """Put a range on the clipboard; ValueError where its sheet is hidden."""
    with temporarily_selected(rng) as frame:
        _dispatch(rng, frame, "Copy")


def paste(
    rng: RangeCore,
    flags: str,
    operation: str | None = None,
    skip_blanks: bool = False,
    transpose: bool = False,
    link: bool = False,
) -> None:
    """Paste the clipboard at a range, only what `flags` name; ValueError where its sheet is hidden.

    `operation` ('add', 'subtract', 'multiply', 'divide') combines with the numbers that are there; `link` pastes references.
    """
    with temporarily_selected(rng) as frame:
        _dispatch(
            rng,
            frame,
            "InsertContents",
            prop("Flags", flags),
            prop("FormulaCommand", _OPERATIONS[operation]),
            prop("SkipEmptyCells", skip_blanks),
            prop("Transpose", transpose),
            prop("AsLink", link),
            prop("MoveMode", 4),  # no shifting of existing cells
        )
