"""What a list is: its columns, the sheets it is made of, and its rows, each with the row of a form that it comes from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from addin.summary.measure.figure import Ref
from addin.summary.measure.inputs import Inputs
from addin.summary.workbook.page import Col
from validators.due import Due


class ListRow(NamedTuple):
    """A row of a list: the form's row, the cells in the order of the list's columns, and what has a day of its own."""

    ref: Ref
    cells: tuple[object, ...]
    due: Due | None = None


@dataclass(frozen=True, slots=True)
class PlanList:
    """A list: the name of its sheet, what it is for (with the plan's clause), the sheets that it needs, its columns and rows."""

    name: str
    note: str
    needs: tuple[str, ...]
    columns: tuple[Col, ...]
    rows: Callable[[Inputs], Iterator[ListRow]]

    def of(self, inputs: Inputs) -> list[ListRow] | None:
        """The rows in order; None where a sheet that it needs was not received."""
        return list(self.rows(inputs)) if all(inputs.has(sheet) for sheet in self.needs) else None
