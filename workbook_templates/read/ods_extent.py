"""How far the cells of an .ods reach, told from its XML before they are read into a full rectangle.

Elements and attributes are known by their local names, whatever their prefixes, quotes and character references: calamine reads
all of these, and a file that were measured otherwise than it is read would get past the limit.
"""

from __future__ import annotations

from typing import Any
from xml.parsers import expat

from workbook_templates.read.extent import largest
from workbook_templates.read.package import Package
from workbook_templates.read.troubles import DAMAGED, ENTITIES, Unusable

_CELLS = ("table-cell", "covered-table-cell")


def ods_area(package: Package) -> int:
    """As ``xls_area`` for an .ods whose parts are inflated. Unusable where it has no content, is no XML or has a DOCTYPE."""
    content = package.parts.get("content.xml")
    if content is None:
        raise Unusable(DAMAGED)
    reach = _Reach()
    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = reach.start, reach.end
    parser.StartDoctypeDeclHandler = _refuse
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, LookupError, ValueError) as error:  # also an encoding nobody knows
        raise Unusable(DAMAGED) from error
    return largest(reach.cells)


class _Reach:
    """The last cell of each run of repeated cells that hold a value, as sheet, row and column from 0."""

    def __init__(self) -> None:
        self.cells: list[tuple[int, int, int]] = []
        self._sheet = self._depth = self._row = self._rows = self._column = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Count a row or cell as often as it is repeated; a cell with a value or text is where the sheet reaches to."""
        tag = _local(name)
        if tag == "table":
            self._depth += 1
            if self._depth == 1:  # a table inside another adds its rows to it
                self._sheet, self._row, self._rows = self._sheet + 1, 0, 0
        elif tag == "table-row":
            self._rows, self._column = _times(attributes, "number-rows-repeated"), 0
        elif tag in _CELLS:
            self._column += _times(attributes, "number-columns-repeated")
            if any(_local(one).endswith("value") for one in attributes):
                self._reached()
        elif tag == "p":
            self._reached()

    def end(self, name: str) -> None:
        """Go on to the next row, or leave a table."""
        tag = _local(name)
        if tag == "table-row":
            self._row, self._rows = self._row + self._rows, 0
        elif tag == "table":
            self._depth -= 1

    def _reached(self) -> None:
        cell = (self._sheet, self._row + self._rows - 1, self._column - 1)
        if not self.cells or self.cells[-1] != cell:
            self.cells.append(cell)


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _times(attributes: dict[str, str], wanted: str) -> int:
    """How often something is repeated. ValueError where that is no number."""
    return max((int(text) for name, text in attributes.items() if _local(name) == wanted), default=1)


def _refuse(*_: Any) -> None:
    raise Unusable(ENTITIES)
