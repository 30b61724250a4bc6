"""A sheet written in an unusual way, written again the usual way: no prefixes, every row and cell with its address."""

from __future__ import annotations

from html import escape
from xml.parsers import expat

from workbook_templates.layout import column_index, letters
from workbook_templates.read.limits import MIB
from workbook_templates.read.troubles import DAMAGED, ENTITIES, TOO_BIG, Unusable

# Going through every element costs far more than a search; no honest unusual sheet is this large.
_MOST = 24 * MIB
_KEPT = frozenset(("worksheet", "cols", "col", "sheetData", "row", "c", "f", "v", "is", "t", "r", "mergeCells", "mergeCell"))
_KEPT_TOO = frozenset(("autoFilter", "filterColumn"))


class _Writer:
    """Writes what it hears, under local names, numbering rows and cells that carry no address."""

    def __init__(self) -> None:
        self.out: list[str] = []
        self.row = 0
        self.column = -1
        self.skipping = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        name = _local(name)
        if self.skipping or name not in _KEPT | _KEPT_TOO:
            self.skipping += 1
            return
        plain = {_local(key): value for key, value in attributes.items()}
        address = self._address(name, plain)
        rest = "".join(f' {key}="{escape(value)}"' for key, value in plain.items() if key != "r")
        self.out.append(f"<{name}{address}{rest}>")

    def _address(self, name: str, attributes: dict[str, str]) -> str:
        given = attributes.get("r", "")
        if name == "row":
            self.row = int(given) if given.isdecimal() and len(given) < 8 else self.row + 1
            self.column = -1
            return f' r="{self.row}"'
        if name == "c":
            column = given.rstrip("0123456789").upper()
            usual = column.isascii() and column.isalpha() and len(column) <= 3
            self.column = column_index(column) if usual else self.column + 1
            row = given[len(column) :] if usual and given[len(column) :] else str(self.row)
            return f' r="{letters(self.column)}{row}"'
        return ""

    def end(self, name: str) -> None:
        if self.skipping:
            self.skipping -= 1
        else:
            self.out.append(f"</{_local(name)}>")

    def text(self, text: str) -> None:
        if not self.skipping:
            self.out.append(escape(text, quote=False))

    def refuse(self, *_: object) -> None:
        raise Unusable(ENTITIES)


def _local(name: str) -> str:
    return name.rpartition(" ")[2]


def rewrite(xml: bytes) -> bytes:
    """The same cells, merges and hidden rows in the usual form. Unusable where it is no XML."""
    if len(xml) > _MOST:
        raise Unusable(TOO_BIG)
    writer = _Writer()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler, parser.EndElementHandler = writer.start, writer.end
    parser.CharacterDataHandler, parser.StartDoctypeDeclHandler = writer.text, writer.refuse
    parser.buffer_text = True
    try:
        parser.Parse(xml, True)
    except (expat.ExpatError, LookupError, ValueError) as error:  # also an encoding nobody knows
        raise Unusable(DAMAGED) from error
    return "".join(writer.out).replace("<worksheet>", _ROOT, 1).encode()


_ROOT = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
