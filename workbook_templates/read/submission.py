"""A workbook's grids as a submission: the form recognised, each sheet read, every value knowing its cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from workbook_templates.cell_types import mask_in_text, show
from workbook_templates.layout import COVER, RESULT
from workbook_templates.read import facts
from workbook_templates.read.cover import read_cover
from workbook_templates.read.grid import Grid, Grids
from workbook_templates.read.header import Header, Headers
from workbook_templates.read.own_list import own_list
from workbook_templates.read.recognise import Recognised, recognise
from workbook_templates.read.sheet import read_sheet
from workbook_templates.read.stray_cells import Cell
from workbook_templates.read.troubles import Trouble
from workbook_templates.table import Fact, Source, Submission, Table, Tables

_NAMES = ("姓名", "联络员姓名", "名称", "党组织名称", "小组名称", "活动主题", "任务内容", "事项")
_DEEPEST = 60  # rows among which the title of an earlier check's results is looked for where the header is lost


@dataclass(slots=True)
class WorkbookSheets:
    """What the sheets of one workbook say, each sheet read once.

    ``trouble`` says why the file could not be used at all, ``recognised`` is None where it is none of our forms.
    ``headers`` (by the form's name of the sheet) has the sheets whose header was found, ``subjects`` their cells, row by row
    from row 1, that say whom or what a row is about. ``lost_results`` gives, by the sheet's name in this workbook, where
    (zero-based row and column) the title of an earlier check's results stands on a sheet without a header; those under a
    header are in ``Header.results``.
    """

    submission: Submission
    recognised: Recognised | None = None
    headers: dict[str, Header] = field(default_factory=dict)
    subjects: dict[str, list[object]] = field(default_factory=dict)
    lost_results: dict[str, Cell] = field(default_factory=dict)
    trouble: Trouble | None = None

    @property
    def names(self) -> Mapping[str, str]:
        """What each sheet of the form is called in this workbook."""
        return self.recognised.sheets if self.recognised else {}

    @property
    def results(self) -> dict[str, Cell]:
        """Where the title of an earlier check's results stands, by the sheet's name in this workbook."""
        titles = {self.names[sheet]: header.results[0] for sheet, header in self.headers.items() if header.results}
        return titles | self.lost_results

    def subject(self, sheet: str, row: int) -> str:
        """Whom or what a row (Excel's number) of the form's sheet is about: its name, else its first cell; numbers masked."""
        header = self.headers.get(sheet)
        if header is None or not header.last + 1 < row <= len(self.subjects[sheet]):
            return ""
        cell = self.subjects[sheet][row - 1]
        return mask_in_text(show("" if cell is None else str(cell)))[:40]


def read_sheets(book: Grids, file: str, noticed: Sequence[Fact] = ()) -> WorkbookSheets:
    """Read the grids of one workbook; ``noticed`` is what was found out about the file before."""
    headers = Headers(book)
    found = recognise(book, headers)
    if found is None:
        read = WorkbookSheets(Submission(file, facts=[*noticed, Fact(facts.UNKNOWN_FORM, detail=own_list(book))]))
    else:
        source = Source(file)
        result = Submission(file, found.form, found.version, found.workbook_id, facts=[*noticed, *found.facts])
        read = WorkbookSheets(result, found)
        result.tables = Tables(_tables(book, found, headers, source, read), [source])
        source.unit, source.unit_name = show(result.cover("单位代码")), show(result.cover("填报单位"))
        source.period = show(result.cover("报告期"))
    read.lost_results = _lost_results(book, read)
    return read


def _tables(book: Grids, found: Recognised, headers: Headers, source: Source, read: WorkbookSheets) -> list[Table]:
    tables: list[Table] = []
    seen = read.submission.facts
    if COVER in found.sheets:
        cover = read_cover(book.grid(found.sheets[COVER]).without_pictures(COVER), found.form.cover)
        tables.append(cover.table)
        source.cells.update(cover.cells)
        seen += cover.facts
    for sheet in found.form.sheets:
        if sheet.name in found.sheets:
            here = found.sheets[sheet.name]
            header = headers.find(here, sheet)
            # Facts name the sheet as the form does, like findings; what it is called here was told once.
            grid = book.grid(here).without_pictures(sheet.name)
            table, places, noticed = read_sheet(grid, sheet, header, found.older)
            seen += noticed
            if table is not None and header is not None:
                tables.append(table)
                source.letters[sheet.name] = places
                read.headers[sheet.name] = header
                read.subjects[sheet.name] = _subjects(grid, header)
    return tables


def _subjects(grid: Grid, header: Header) -> list[object]:
    column = next((header.columns[name] for name in _NAMES if name in header.columns), 0)
    return [row[column] if column < len(row) else "" for row in grid.rows]


def _lost_results(book: Grids, read: WorkbookSheets) -> dict[str, Cell]:
    """Titles of an earlier check's results on the sheets that have no header any more."""
    with_header = {read.recognised.sheets[name] for name in read.headers} if read.recognised else set()
    places: dict[str, Cell] = {}
    for name in book.names:
        rows = book.head(name).rows[:_DEEPEST] if name not in with_header else ()
        row = next((n for n, cells in enumerate(rows) if RESULT in cells), None)
        if row is not None:
            places[name] = (row, list(rows[row]).index(RESULT))
    return places
