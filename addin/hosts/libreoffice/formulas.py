"""Formulas: in Excel's notation for the user, in Calc's notation towards UNO.

Calc reads and writes the formulas of many cells at once only in its own notation (`=SUM(A1;$Sheet2.B2)`). A formula
of well-known functions and references is translated as text; any other goes through LibreOffice's own formula parser.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from . import undo
from .connection import enum
from .geometry import Area, area_from_uno, column_name, column_number, rectangles
from .notes import PreservedNotes

if TYPE_CHECKING:
    from .range_core import RangeCore

_EXCEL_A1, _CALC_A1 = 3, 0
_STRINGS = re.compile(r'("(?:[^"]|"")*")')
# Characters seen often, so that what holds no others is translated as text; any other formula goes through the parser.
_SIMPLE = re.compile(r"^[A-Za-z0-9_$.:+\-*/^&=<>()%,;\u4e00-\u9fff]*$")
_FUNCTION = re.compile(r"([A-Za-z_][A-Za-z0-9_.]*)\(")
_TRUTH = re.compile(r"(?<![A-Za-z0-9_])(TRUE|FALSE)(?![A-Za-z0-9_(])", re.IGNORECASE)
_REFERENCE_DOT = re.compile(r"[A-Za-z_$]\.|\.[A-Za-z_$]")
_SAME_IN_BOTH = frozenset(
    """
    ABS AND AVERAGE AVERAGEIF AVERAGEIFS CHOOSE CONCATENATE COUNT COUNTA COUNTBLANK COUNTIF COUNTIFS DATE DATEDIF
    DAY DAYS EDATE EOMONTH EXACT FIND HLOOKUP HOUR IF IFERROR IFNA INDEX INT ISBLANK ISERROR ISNA ISNUMBER ISTEXT
    LARGE LEFT LEN LOWER MATCH MAX MEDIAN MID MIN MINUTE MOD MONTH NOT NOW OR PI PRODUCT PROPER RANK REPLACE REPT
    RIGHT ROUND ROUNDDOWN ROUNDUP ROW ROWS SECOND SIGN SMALL SQRT SUBSTITUTE SUBTOTAL SUM SUMIF SUMIFS SUMPRODUCT
    TEXT TIME TODAY TRIM UPPER VALUE VLOOKUP WEEKDAY YEAR
    """.split()  # noqa: SIM905 more legible than a list
)
_REFERENCE = re.compile(r"(?<![A-Za-z0-9_.$])(\$?)([A-Za-z]{1,3})(\$?)([0-9]{1,7})(?![A-Za-z0-9_.(])")
_FEW_ROWS = 50


def translate_simple(text: str, separator: str, other: str) -> str | None:
    """Translate a simple formula by replacing its argument separator; None where the formula needs the parser.

    `separator` is the notation's own (`,` for Excel, `;` for Calc), `other` the one to write.
    """
    parts = _STRINGS.split(text)
    for index in range(0, len(parts), 2):
        part = parts[index]
        if not _SIMPLE.match(part) or other in part or _TRUTH.search(part) or _REFERENCE_DOT.search(part):
            return None
        if any(name.upper() not in _SAME_IN_BOTH for name in _FUNCTION.findall(part)):
            return None
        parts[index] = part.replace(separator, other)
    return "".join(parts)


class FormulaParser:
    """LibreOffice's formula parsers of one document, created when first used.

    A `cell` argument is the UNO `CellAddress` relative references are read from.
    """

    def __init__(self, model: Any) -> None:
        self._model = model
        self._excel: Any = None
        self._calc: Any = None
        self._local: Any = None

    def _make(self, convention: int, english: bool = True) -> Any:
        parser = self._model.createInstance("com.sun.star.sheet.FormulaParser")
        parser.CompileEnglish = english
        parser.FormulaConvention = convention
        return parser

    @property
    def excel(self) -> Any:
        """The UNO parser of Excel's A1 notation, English function names."""
        self._excel = self._excel or self._make(_EXCEL_A1)
        return self._excel

    @property
    def calc(self) -> Any:
        """The UNO parser of Calc's A1 notation, English function names."""
        self._calc = self._calc or self._make(_CALC_A1)
        return self._calc

    @property
    def local(self) -> Any:
        """The UNO parser of Calc's notation with the function names and separators of the user's language."""
        self._local = self._local or self._make(_CALC_A1, english=False)
        return self._local

    def to_calc(self, formula: str, cell: Any) -> str:
        """Translate a formula from Excel's notation to Calc's."""
        return "=" + str(self.calc.printFormula(self.parse_excel(formula, cell), cell)).removeprefix("=")

    def from_calc(self, formula: str, cell: Any) -> str:
        """Translate a formula from Calc's notation to Excel's."""
        return self.print_excel(self.calc.parseFormula(formula, cell), cell)

    def to_local(self, formula: str, cell: Any) -> str:
        """Translate a formula from Excel's notation to Calc's in the user's language."""
        return "=" + str(self.local.printFormula(self.parse_excel(formula, cell), cell)).removeprefix("=")

    def from_local(self, formula: str, cell: Any) -> str:
        """Translate a formula from Calc's notation in the user's language to Excel's."""
        return self.print_excel(self.local.parseFormula(formula, cell), cell)

    def parse_excel(self, formula: str, cell: Any) -> Any:
        """Parse a formula in Excel's notation, with or without `=`, into UNO formula tokens."""
        return self.excel.parseFormula(formula if formula.startswith("=") else f"={formula}", cell)

    def print_excel(self, tokens: Any, cell: Any) -> str:
        """Print UNO formula tokens in Excel's notation, beginning with `=`; '' for no tokens."""
        return "=" + str(self.excel.printFormula(tokens, cell)).removeprefix("=") if tokens else ""


def to_calc(rng: RangeCore, formula: str, row: int, column: int) -> str:
    """Translate a formula for the cell at this one-based row and column from Excel's notation to Calc's."""
    simple = translate_simple(formula, ",", ";")
    return simple if simple is not None else rng.parser.to_calc(formula, rng.sheet.cell_address(row, column))


def to_excel(rng: RangeCore, formula: str, row: int, column: int) -> str:
    """Translate the formula of the cell at this one-based row and column from Calc's notation to Excel's."""
    simple = translate_simple(formula, ";", ",")
    if simple is not None:
        return simple
    cell = rng.sheet.xl.getCellByPosition(column - 1, row - 1)
    return rng.parser.print_excel(cell.getTokens(), cell.CellAddress)


def write_cells(rng: RangeCore, found: dict[tuple[int, int], str]) -> None:
    """Write formulas into single cells, in as few calls as they form rectangles.

    `found` maps one-based (row, column) to a formula in Excel's notation.
    """
    for area in rectangles(found):
        columns = range(area.column, area.last_column + 1)
        data = tuple(tuple(to_calc(rng, found[r, c], r, c) for c in columns) for r in range(area.row, area.last_row + 1))
        part = rng.range_of(area)
        if _should_fill_down(part) and _repeats_first_row(data):
            part.sheet.uno_range(_first_row(area)).setFormulaArray(data[:1])
            _fill_down(part)
        else:
            part.xl.setFormulaArray(data)


def fill(rng: RangeCore, formula: str) -> None:
    """Write one formula into every cell of a range, its relative references shifted from the first cell, as Excel does.

    Inside an undo step the write is made undoable; notes are kept.
    """
    area, parser = rng.area, rng.parser
    tokens = parser.parse_excel(formula, rng.sheet.cell_address(area.row, area.column))
    if (area.rows, area.columns) == (1, 1):
        rng.first_cell.setTokens(tokens)
        return
    notes, down = PreservedNotes(rng), _should_fill_down(rng)
    written = rng.range_of(_first_row(area)) if down else rng
    undo.prepare_block_write(written)
    written.xl.setFormulaArray(_shifted_copies(written, formula, tokens))
    if down:
        _fill_down(rng)
    notes.restore()


def _shifted_copies(rng: RangeCore, formula: str, tokens: Any) -> tuple[tuple[str, ...], ...]:
    """The formula of the first cell as it reads in each cell of the range, in Calc's notation."""
    area, simple = rng.area, translate_simple(formula, ",", ";")
    print_calc = rng.parser.calc.printFormula

    def at(row: int, column: int) -> str:
        if simple is not None:
            return shift_references(simple, row - area.row, column - area.column)
        return "=" + str(print_calc(tokens, rng.sheet.cell_address(row, column))).removeprefix("=")

    columns = range(area.column, area.last_column + 1)
    return tuple(tuple(at(r, c) for c in columns) for r in range(area.row, area.last_row + 1))


def _first_row(area: Area) -> Area:
    return Area(area.row, area.column, 1, area.columns)


def _should_fill_down(rng: RangeCore) -> bool:
    """Whether to fill the first row down: only for many rows, and only where all cells share one format, which filling copies.

    The time LibreOffice takes for the same formula in many rows grows with the square of the rows:
    20,000 cells took seven seconds, 100,000 minutes. Filled down, 100,000 take a third of a second.
    """
    return bool(rng.area.rows > _FEW_ROWS and rng.xl.getUniqueCellFormatRanges().Count == 1)


def _repeats_first_row(data: tuple[tuple[str, ...], ...]) -> bool:
    first = data[0]
    return all(text == shift_references(first[c], r, 0) for r, row in enumerate(data) for c, text in enumerate(row))


def _fill_down(rng: RangeCore) -> None:
    rng.xl.fillAuto(enum("sheet.FillDirection", "TO_BOTTOM"), 1)


def shift_references(formula: str, down: int, right: int) -> str:
    """A simple formula with its relative references moved `down` rows and `right` columns."""

    def move(found: re.Match[str]) -> str:
        fixed_column, column, fixed_row, row = found.groups()
        name = column if fixed_column else column_name(column_number(column) + right)
        return f"{fixed_column}{name}{fixed_row}{row if fixed_row else int(row) + down}"

    parts = _STRINGS.split(formula)
    parts[::2] = [_REFERENCE.sub(move, part) for part in parts[::2]]
    return "".join(parts)


def read(rng: RangeCore) -> tuple[tuple[str, ...], ...]:
    """The formulas of a range in Excel's notation, as rows; for a cell without formula, its value as it would be typed."""
    rows = [[str(text)[1:] if str(text)[:1] == "'" else str(text) for text in row] for row in rng.xl.getFormulaArray()]
    for address in rng.xl.queryFormulaCells(undo.ANY_RESULT).getRangeAddresses():
        area = area_from_uno(address)
        for r in range(area.row, area.last_row + 1):
            row = rows[r - rng.area.row]
            for c in range(area.column, area.last_column + 1):
                text = row[c - rng.area.column]
                row[c - rng.area.column] = to_excel(rng, text.strip("{}"), r, c)
    return tuple(tuple(row) for row in rows)
