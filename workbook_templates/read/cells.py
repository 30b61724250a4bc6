"""Cells of a checked package, through python-calamine, or through ``plain_cells`` where there is none.

It is handed a small package made here of the parts that were inflated and checked: stored, under fixed names. It
does not inflate a second time, sees no part that nobody asked for, and needs no opinion about odd relationships.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Callable, Collection, Sequence

from workbook_templates.deflate import zlib
from workbook_templates.layout import LISTS, NOTES
from workbook_templates.progress import Progress, no_progress
from workbook_templates.read import limits
from workbook_templates.read.cell_values import BadWorkbook, WorkbookValues, open_values
from workbook_templates.read.grid import Grid
from workbook_templates.read.package import Package
from workbook_templates.read.scan import Scan, scan
from workbook_templates.read.shared_string_bomb import LongTexts
from workbook_templates.read.troubles import DAMAGED, TOO_BIG, TOO_LARGE, TOO_MANY_ROWS, Trouble, Unusable
from workbook_templates.read.workbook_parts import SheetPart, WorkbookParts

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_COUNT = re.compile(rb"""\s(?:count|uniqueCount)\s*=\s*(?:"[^"]*"|'[^']*')""")
Content = tuple[bytes | memoryview, ...]
_SKIPPED = frozenset((NOTES, LISTS))


def _everything(name: str) -> bool:
    return True


class FileGrids:
    """The sheets of a file, scanned at once and turned into cells when asked for.

    A sheet that may be none of ours is turned into cells only as far as its head, and what is wrong with the rest of it is
    told to whoever asks for the whole.
    """

    def __init__(
        self,
        package: Package,
        book: WorkbookParts,
        *,
        only: Sequence[str] = (),
        ours: Callable[[str], bool] = _everything,
        progress: Progress = no_progress,
    ) -> None:
        """Scan the sheets that hold data, or ``only`` those named. The package is spent: it holds nothing afterwards.

        ``ours`` says by its name whether a sheet is surely wanted whole. Unusable where one of these is too large.
        ``progress`` is called with rows read, rows in all and the sheet's name whenever one has been turned into cells.
        """
        wanted = [part for part in book.sheets if (part.name in only if only else part.name not in _SKIPPED)]
        self._parts = {part.name: part for part in wanted}
        self._scans: dict[str, Scan] = {}
        self._heads: dict[str, Scan] = {}
        self._troubles: dict[str, Trouble] = {}
        self._grids: dict[str, Grid] = {}
        self._tops: dict[str, Grid] = {}
        self._area = self._copied = self._rows_read = 0
        self._progress = progress
        pictures = _pictures(package)
        texts = LongTexts(package.xml(book.shared_strings)) if book.shared_strings else None
        for name, part in self._parts.items():
            self._look(name, package.xml(part.path), ours(name), pictures)
        for name, found in self._scans.items():
            found.copied = texts.copied(found.xml) if texts else 0
            if name not in self._heads:
                self._count(found, name)
        self._workbook = self._opened(package, book)

    def _look(self, name: str, xml: bytes, ours: bool, pictures: Collection[int]) -> None:
        """Scan a sheet. Unusable where one of ours cannot be read."""
        if not ours:
            from workbook_templates.read.sheet_head import head_of  # noqa: PLC0415 - most workbooks hold our sheets alone

            self._heads[name] = scan(head_of(xml))
        try:
            self._scans[name] = scan(xml, pictures)
        except Unusable as unusable:
            if ours or unusable.trouble not in TOO_LARGE:
                raise Unusable(unusable.trouble.at(name)) from unusable
            self._troubles[name] = unusable.trouble.at(name)

    def _opened(self, package: Package, book: WorkbookParts) -> WorkbookValues:
        scans = [*self._scans.values(), *self._heads.values()]
        stored = _stored(package, book, scans)
        package.parts.clear()  # the sheets are in the package made here; one copy of a large one is enough
        package.data = b""
        for n, found in enumerate(scans):
            found.xml = b""
            found.number = n
        try:
            return open_values(stored)
        except BaseException as error:
            raise unusable(error) from error

    @property
    def names(self) -> Sequence[str]:
        """The sheets' names in order, without those that hold no data of a form."""
        return tuple(self._parts)

    def head(self, name: str) -> Grid:
        """The first rows of the sheet of that name, or all of them where it is surely one of ours."""
        if name not in self._heads:
            return self.grid(name)
        if name not in self._tops:
            self._tops[name] = self._read(self._parts[name], self._heads[name])
        return self._tops[name]

    def grid(self, name: str) -> Grid:
        """The sheet of that name. Unusable where it is too large, alone or with what was read before."""
        if name in self._troubles:
            raise Unusable(self._troubles[name])
        if name not in self._grids:
            if name in self._heads:
                self._count(self._scans[name], name)
            self._grids[name] = self._read(self._parts[name], self._scans[name])
            self._tell(name)
        return self._grids[name]

    def _tell(self, name: str) -> None:
        if self._progress is no_progress:
            return
        self._rows_read += self._scans[name].last_row
        wanted = (found.last_row for other, found in self._scans.items() if other in self._grids or other not in self._heads)
        self._progress(self._rows_read, sum(wanted), name)

    def _count(self, found: Scan, name: str) -> None:
        self._area += found.area
        self._copied += found.copied
        if self._area > limits.MOST_AREA:
            raise Unusable(TOO_MANY_ROWS.at(name))
        if self._copied > limits.MOST_COPIED:
            raise Unusable(TOO_BIG)

    def _read(self, part: SheetPart, found: Scan) -> Grid:
        try:
            rows = self._workbook.get_sheet_by_index(found.number).to_python(skip_empty_area=False)
        except BaseException as error:
            raise unusable(error) from error
        _mend(rows, found)
        return Grid(
            part.name, rows, part.visible, found.formulas, found.errors, found.merges, found.hidden_rows,
            found.hidden_columns, found.filtered, found.strays, found.pictures,
        )  # fmt: skip


def _pictures(package: Package) -> Collection[int]:
    if "xl/richData/rdrichvalue.xml" not in package:
        return ()
    from workbook_templates.read.cell_pictures import picture_numbers  # noqa: PLC0415 - seldom, and a check waits for it

    return picture_numbers(package)


def _mend(rows: list[list[object]], found: Scan) -> None:
    """Error values, which calamine gives as blanks, stand as they are shown."""
    for (row, column), text in found.errors.items():
        if row < len(rows) and column < len(rows[row]):
            rows[row][column] = text


def unusable(error: BaseException) -> BaseException:
    """A panic in the library arrives as a BaseException of its own kind; all else passes through."""
    if isinstance(error, (BadWorkbook, OSError, ValueError)) or type(error).__name__ == "PanicException":
        return Unusable(DAMAGED)
    return error


def _stored(package: Package, book: WorkbookParts, scans: Sequence[Scan]) -> bytes:
    sheets = "".join(f'<sheet name="s{n}" sheetId="{n + 1}" r:id="rId{n}"/>' for n in range(len(scans)))
    calendar = '<workbookPr date1904="1"/>' if book.from_1904 else "<workbookPr/>"
    workbook = f'<workbook xmlns="{_MAIN}" xmlns:r="{_LINK}">{calendar}<sheets>{sheets}</sheets></workbook>'
    links = "".join(
        f'<Relationship Id="rId{n}" Type="{_LINK}/worksheet" Target="worksheets/sheet{n}.xml"/>' for n in range(len(scans))
    )
    office = f'<Relationship Id="rId1" Type="{_LINK}/officeDocument" Target="xl/workbook.xml"/>'
    root = f'<Relationships xmlns="{_RELS}">{office}</Relationships>'
    parts: list[tuple[str, Content]] = [("_rels/.rels", (root.encode(),)), ("xl/workbook.xml", (workbook.encode(),))]
    for name, kind, path in (("sharedStrings.xml", "sharedStrings", book.shared_strings), ("styles.xml", "styles", book.styles)):
        if path:
            links += f'<Relationship Id="{kind}" Type="{_LINK}/{kind}" Target="{name}"/>'
            parts.append((f"xl/{name}", (_uncounted(package.xml(path)),)))
    parts.append(("xl/_rels/workbook.xml.rels", (f'<Relationships xmlns="{_RELS}">{links}</Relationships>'.encode(),)))
    parts += [(f"xl/worksheets/sheet{n}.xml", _data_alone(found.xml)) for n, found in enumerate(scans)]
    return _zip(parts)


def _uncounted(xml: bytes) -> bytes:
    """Without the counts that lists announce: calamine sets memory aside for what they say, and a wrong one ends it."""
    head, mark, tail = xml.partition(b"<si>")
    return _COUNT.sub(b"", head) + mark + tail


def _data_alone(xml: bytes) -> Content:
    """A sheet's rows without what stands before and after them; a view, for a large sheet is copied once at most.

    calamine goes through a sheet a second time for its merged areas, which the scan has told already: an empty list of them
    in front of the rows ends that at once.
    """
    start, end = xml.find(b"<sheetData"), xml.rfind(b"</sheetData>")
    rows = memoryview(xml)[start : end + len(b"</sheetData>")] if end > 0 else b"<sheetData/>"
    return (b'<worksheet xmlns="%s"><mergeCells/>' % _MAIN.encode(), rows, b"</worksheet>")


def _zip(parts: Sequence[tuple[str, Content]]) -> bytes:
    """An archive of stored parts."""
    out: list[bytes | memoryview] = []
    directory: list[bytes] = []
    at = 0
    for name, content in parts:
        path, size, crc = name.encode(), sum(map(len, content)), 0
        for piece in content:
            crc = zlib.crc32(piece, crc)
        fields = (0, 0, 0, 33, crc, size, size, len(path))
        out += [struct.pack("<4sH4H3IHH", b"PK\x03\x04", 20, *fields, 0), path, *content]
        directory += [struct.pack("<4sHH4H3I5H2I", b"PK\x01\x02", 20, 20, *fields, 0, 0, 0, 0, 0, at), path]
        at += 30 + len(path) + size
    length = sum(len(piece) for piece in directory)
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, len(parts), len(parts), length, at, 0)
    return b"".join([*out, *directory, end])
