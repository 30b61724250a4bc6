"""Cells of the package that ``cells`` puts together, in Python alone: for machines that have no calamine, and slower.

The same values as python-calamine's, under the same names, also where the XML is odd: what it reads, passes over and refuses was
tried out. Of what is not well-formed, characters that XML forbids are read as it reads them; the rest (an attribute given twice)
is refused here, while calamine reads on. A reference to a character in a cell of numbers, which no program writes, is read here
and passed over there.
"""

from __future__ import annotations

import re
import zipfile
from typing import BinaryIO
from xml.parsers import expat

from workbook_templates.read.forbidden_characters import REPLACED, replaced
from workbook_templates.read.plain_dates import NumberFormat, format_of, from_iso, from_serial

PlainCells = dict[tuple[int, int], object]
_ERRORS = frozenset(("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"))
_TRUTHS = {"0": False, "false": False, "1": True, "true": True}
_ESCAPED = re.compile("_x(00[0-9A-Fa-f]{2})_")
_INTEGER = re.compile(r"\d{1,9}", re.ASCII)
_NUMBER = re.compile(r"[+-]?(?:(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?|inf|infinity|nan)", re.ASCII | re.IGNORECASE)
_ADDRESS = re.compile("([A-Za-z]{1,3})([0-9]{1,7})", re.ASCII)
_XML_SPACE = " \t\r\n"
_PARTS = frozenset(("v", "is", "f"))  # of a cell


class PurePythonWorkbook:
    """The workbook; ValueError where it is damaged."""

    def __init__(self, file: BinaryIO) -> None:
        self._archive = zipfile.ZipFile(file)
        names = set(self._archive.namelist())
        parts = {
            name: self._archive.read(f"xl/{name}.xml") if f"xl/{name}.xml" in names else b""
            for name in ("sharedStrings", "styles")
        }
        self._texts = _Texts(parts["sharedStrings"]).texts
        self._formats = _Styles(parts["styles"]).formats
        self._from_1904 = b'date1904="1"' in self._archive.read("xl/workbook.xml")

    def _part(self, name: str) -> bytes:
        return self._archive.read(name) if name in self._archive.namelist() else b""

    def get_sheet_by_index(self, number: int) -> PurePythonSheet:
        """The sheet of that number."""
        xml = self._archive.read(f"xl/worksheets/sheet{number}.xml")
        return PurePythonSheet(_Cells(xml, self._texts, self._formats, from_1904=self._from_1904).cells)


class PurePythonSheet:
    """The cells of one sheet."""

    def __init__(self, cells: PlainCells) -> None:
        self._cells = cells

    def to_python(self, *, skip_empty_area: bool = False) -> list[list[object]]:
        """Rows of equal length from A1 to the last cell, '' where there is none. ValueError with ``skip_empty_area``."""
        if skip_empty_area:
            raise ValueError("rows always begin at A1 here")
        if not self._cells:
            return []
        height, width = (max(place[axis] for place in self._cells) + 1 for axis in (0, 1))
        rows: list[list[object]] = [[""] * width for _ in range(height)]
        for (row, column), value in self._cells.items():
            rows[row][column] = value
        return rows


class _Walk:
    """Walks an XML part by the names of its elements without prefixes; ValueError where it is not well-formed."""

    def __init__(self, xml: bytes) -> None:
        self.text = ""
        plain = replaced(xml)
        self._forbidden = plain is not xml
        parser = expat.ParserCreate()  # without namespaces: the head of a sheet, which names them, was cut off
        parser.buffer_text = True
        parser.StartElementHandler = lambda name, attributes: self.begin(_local(name), attributes)
        parser.EndElementHandler = lambda name: self.end(_local(name))
        parser.CharacterDataHandler = self._hear
        try:
            parser.Parse(plain or b"<nothing/>", True)
        except expat.ExpatError as error:
            raise ValueError(str(error)) from None

    def _hear(self, text: str) -> None:
        self.text += text.translate(REPLACED) if self._forbidden else text

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends; ``text`` is what was said since the last one that cared."""


class _Texts(_Walk):
    """The texts of ``si`` and ``is`` elements: what stands in their ``t``, without the readings of characters (``rPh``)."""

    def __init__(self, xml: bytes) -> None:
        self.texts: list[str] = []
        self.one = ""
        self._reading = self._kept = False
        super().__init__(xml)

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        if name in ("si", "is"):
            self.one = ""
        elif name == "rPh":
            self._reading = True
        elif name == "t":
            self.text, self._kept = "", attributes.get("xml:space") == "preserve"

    def end(self, name: str) -> None:
        if name == "t" and not self._reading:
            self.one += _unescaped(self.text if self._kept else self.text.strip(_XML_SPACE))
        elif name == "rPh":
            self._reading = False
        elif name == "si":
            self.texts.append(self.one)


class _Styles(_Walk):
    """What kind of number each cell format shows, by its position in ``cellXfs``."""

    def __init__(self, xml: bytes) -> None:
        self.formats: list[NumberFormat] = []
        self._codes: dict[str, str] = {}
        self._inside = False
        super().__init__(xml)

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        if name == "numFmt":
            self._codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif name == "cellXfs":
            self._inside = True
        elif name == "xf" and self._inside:
            number = attributes.get("numFmtId", "0")
            self.formats.append(format_of(number, self._codes.get(number)))

    def end(self, name: str) -> None:
        if name == "cellXfs":
            self._inside = False


class _Cells(_Texts):
    """The cells of a sheet by zero-based row and column; one that is named nowhere stands after the last."""

    def __init__(self, xml: bytes, shared: list[str], formats: list[NumberFormat], *, from_1904: bool) -> None:
        self.cells: PlainCells = {}
        self._shared, self._formats, self._from_1904 = shared, formats, from_1904
        self._row, self._column = -1, -1
        self._about: dict[str, str] | None = None  # the attributes of the cell in which we are
        self._part = ""  # of the cell, in which we are
        self._over = False
        self._value: object = None
        super().__init__(xml)

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        if self._over:
            return
        if self._part:
            super().begin(name, attributes)
        elif self._about is not None:
            if name not in _PARTS:
                raise ValueError(name)
            self._part, self.text, self.one = name, "", ""
        elif name == "row":
            self._row, self._column = (_integer(attributes["r"]) - 1 if "r" in attributes else self._row + 1), -1
        elif name == "c":
            self._about, self._value = attributes, None
            self._place = _place(attributes["r"]) if "r" in attributes else (self._row, self._column + 1)
            self._column = self._place[1]

    def end(self, name: str) -> None:
        if self._part and name != self._part:
            super().end(name)
        elif self._part:
            self._finish(name)
            self._part = ""
        elif name == "c" and self._about is not None:
            if self._value is not None:
                self.cells[self._place] = self._value
            self._about = None
        elif name == "sheetData":
            self._over = True

    def _finish(self, part: str) -> None:
        if part == "v":
            self._value = self._read(self.text)
        elif part == "is":
            self._value = self.one

    def _read(self, text: str) -> object:
        """The value of a cell of this type; None where it is blank."""
        kind = (self._about or {}).get("t")
        if kind == "str":
            return _unescaped(text)
        if kind == "d":
            return from_iso(text)
        known = {"s": self._shared_text, "b": _truth, "e": _error, "n": self._number, None: self._number, "inlineStr": _nothing}
        if kind not in known:
            raise ValueError(kind)
        return known[kind](text) if text else None

    def _shared_text(self, text: str) -> object:
        position = int(text) if text.isdecimal() else 0
        if position >= len(self._shared):
            raise ValueError(text)
        return self._shared[position]

    def _number(self, text: str) -> object:
        about = self._about or {}
        if not _NUMBER.fullmatch(text):
            if "t" in about:
                raise ValueError(text)
            return text
        style = about.get("s")
        position = len(self._formats) if style is None else int(style) if style.isdecimal() else 0
        shown = self._formats[position] if position < len(self._formats) else NumberFormat.NUMBER
        return from_serial(float(text), shown, from_1904=self._from_1904)


def _truth(text: str) -> object:
    found = _TRUTHS.get(text.strip(_XML_SPACE).lower())
    if found is None:
        raise ValueError(text)
    return found


def _error(text: str) -> object:
    """Blank, as calamine gives it; what the error is the scan tells."""
    if text not in _ERRORS:
        raise ValueError(text)
    return ""


def _nothing(text: str) -> object:
    """A cell that holds its text itself has no other value."""


def _local(name: str) -> str:
    return name.rpartition(":")[2] if ":" in name else name


def _integer(text: str) -> int:
    if not _INTEGER.fullmatch(text):
        raise ValueError(text)
    return int(text)


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def _place(address: str) -> tuple[int, int]:
    found = _ADDRESS.fullmatch(address)
    if not found:
        raise ValueError(address)
    column = 0
    for letter in found[1].upper():
        column = column * 26 + ord(letter) - 64
    return int(found[2]) - 1, column - 1
