"""A workbook's grids as a submission: the form recognised, each sheet read, every value knowing its cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from workbook_templates.cell_types import mask_in_text, show
from workbook_templates.layout import COVER
from workbook_templates.read import facts
from workbook_templates.read.attendance import read_attendance
from workbook_templates.read.cover import read_cover
from workbook_templates.read.earlier_marks import EarlierMarks, find_earlier_marks, result_cells
from workbook_templates.read.grid import Grid, Grids
from workbook_templates.read.header import Header, Headers
from workbook_templates.read.recognise import Recognised, recognise
from workbook_templates.read.sheet import read_sheet
from workbook_templates.read.stray_cells import Cell
from workbook_templates.read.titles import title_facts
from workbook_templates.read.troubles import Trouble
from workbook_templates.row_subject import NAME_COLUMNS
from workbook_templates.table import Fact, Source, Submission, Table, Tables


@dataclass(slots=True)
class WorkbookSheets:
    """What the sheets of one workbook say, each sheet read once.

    ``trouble`` says why the file could not be used at all, ``recognised`` is None where it is none of our forms.
    ``headers`` (by the form's name of the sheet) has the sheets whose header was found, ``subjects`` their cells, row by row
    from row 1, that say whom or what a row is about. ``earlier`` is what an earlier check left; ``lost_results`` gives, by
    the sheet's name in this workbook, what it wrote as results on a sheet without a header; those under a header are in
    ``Header.results``.
    """

    submission: Submission
    recognised: Recognised | None = None
    headers: dict[str, Header] = field(default_factory=dict)
    subjects: dict[str, list[object]] = field(default_factory=dict)
    earlier: EarlierMarks = field(default_factory=EarlierMarks)
    lost_results: dict[str, list[Cell]] = field(default_factory=dict)
    trouble: Trouble | None = None

    @property
    def names(self) -> Mapping[str, str]:
        """What each sheet of the form is called in this workbook."""
        return self.recognised.sheets if self.recognised else {}

    @property
    def results(self) -> dict[str, list[Cell]]:
        """What an earlier check wrote as its column of results, the title first, by the sheet's name in this workbook."""
        cells = {self.names[sheet]: header.results for sheet, header in self.headers.items() if header.results}
        return cells | self.lost_results

    def subject(self, sheet: str, row: int) -> str:
        """Whom or what a row (Excel's number) of the form's sheet is about: its name, else its first cell; numbers masked."""
        header = self.headers.get(sheet)
        if header is None or not header.last + 1 < row <= len(self.subjects[sheet]):
            return ""
        cell = self.subjects[sheet][row - 1]
        return mask_in_text(show("" if cell is None else str(cell)))[:40]


def read_sheets(book: Grids, file: str, noticed: Sequence[Fact] = ()) -> WorkbookSheets:
    """Read the grids of one workbook; ``noticed`` is what was found out about the file before."""
    earlier = find_earlier_marks(book)
    headers = Headers(book, earlier.memory)
    found = recognise(book, headers, earlier.name)
    if found is None:
        read = WorkbookSheets(Submission(file, facts=[*noticed, _unknown(book)]))
    else:
        source = Source(file, reporting=found.reporting)
        result = Submission(file, found.form, found.version, found.workbook_id, facts=[*noticed, *found.facts])
        result.explanations = earlier.explanations
        read = WorkbookSheets(result, found)
        result.tables = Tables(_tables(book, found, headers, source, read), [source])
        source.unit, source.unit_name = show(result.cover("单位代码")), show(result.cover("填报单位"))
        source.period = show(result.cover("报告期"))
        read_attendance(book, found, result)
    read.earlier = earlier
    read.lost_results = _lost_results(book, read)
    return read


def _unknown(book: Grids) -> Fact:
    from workbook_templates.read.own_list import own_list  # noqa: PLC0415 - seldom, and a check waits for every import

    return Fact(facts.UNKNOWN_FORM, detail=own_list(book))


def _tables(book: Grids, found: Recognised, headers: Headers, source: Source, read: WorkbookSheets) -> list[Table]:
    tables: list[Table] = []
    seen = read.submission.facts
    titles: dict[str, object] = {}
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
                titles[sheet.name] = next(filter(None, grid.rows[0]), "") if header.first else ""  # behind repeated columns
                read.subjects[sheet.name] = _subjects(grid, header)
    if tables and tables[0].sheet.name == COVER and len(tables[0]):
        seen += title_facts(titles, tables[0].get("报告期")[0])
    return tables


def _subjects(grid: Grid, header: Header) -> list[object]:
    column = next((header.columns[name] for name in NAME_COLUMNS if name in header.columns), 0)
    return [row[column] if column < len(row) else "" for row in grid.rows]


def _lost_results(book: Grids, read: WorkbookSheets) -> dict[str, list[Cell]]:
    """An earlier check's results on the sheets that have no header any more."""
    if not read.earlier.memory.known:
        return {}
    with_header = {read.names[name] for name in read.headers} | {read.earlier.name}
    memory = read.earlier.memory
    # A sheet that no check has marked may be too large to be read in full.
    grids = {
        name: book.grid(name) if name in memory.sheets else book.head(name) for name in book.names if name not in with_header
    }
    found = {name: result_cells(grid, memory) for name, grid in grids.items()}
    return {name: cells for name, cells in found.items() if cells}
