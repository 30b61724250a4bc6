"""Copy and paste as the user does it: through the office's own commands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .connection import prop
from .view import shown

if TYPE_CHECKING:
    from .range_core import RangeCore

EVERYTHING, VALUES, FORMULAS, FORMATS, NOTES = "A", "SVD", "SVDF", "T", "N"
_OPERATIONS = {None: 0, "add": 1, "subtract": 2, "multiply": 3, "divide": 4}


class selected:  # noqa: N801 used as a function
    """Select a range and give its window's frame; the selection of before comes back."""

    def __init__(self, rng: RangeCore) -> None:
        self._rng = rng
        self._view = shown(rng.sheet)
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
    """Put a range on the clipboard."""
    with selected(rng) as frame:
        _dispatch(rng, frame, "Copy")


def paste(
    rng: RangeCore,
    flags: str,
    operation: str | None = None,
    skip_blanks: bool = False,
    transpose: bool = False,
    link: bool = False,
) -> None:
    """Paste the clipboard's cells at a range, only what the flags name."""
    with selected(rng) as frame:
        _dispatch(
            rng,
            frame,
            "InsertContents",
            prop("Flags", flags),
            prop("FormulaCommand", _OPERATIONS[operation]),
            prop("SkipEmptyCells", skip_blanks),
            prop("Transpose", transpose),
            prop("AsLink", link),
            prop("MoveMode", 4),  # existing cells stay where they are
        )
