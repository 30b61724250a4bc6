"""A check whose files are kept at hand: what a user asks for afterwards is made from what was checked."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from addin.runtime.progress import Progress, no_progress
from addin.usecases.check_files import forms_in, to_check, with_copies
from addin.usecases.check_in_parts import FileBatch, FileToCheck, OfficeContext, check_many, reading_of, write_copies
from validators.finding import Report
from validators.wording import displayed
from workbook_templates.cell_types import show_masked
from workbook_templates.layout import COVER
from workbook_templates.read import Reading
from workbook_templates.read.archive import ArchivedFile, FormFile
from workbook_templates.read.survey import PassedOver, is_folder

MARKED_FOLDER, BAD_ROWS_FOLDER = "marked", "bad_rows"
_KEPT_READINGS = 2
_LONGEST_CELL = 300  # characters of a cell that are shown


class ShownCell(NamedTuple):
    """One cell of a row as it is shown on a screen: its column, its address, and its text as messages show it."""

    column: str
    cell: str
    text: str


class CheckProgress(NamedTuple):
    """How far a check is: in files; in rows of the file that is being read, which is named with its sheet; in checks."""

    files: Progress = no_progress
    rows: Progress = no_progress
    checks: Progress = no_progress


_NOT_TOLD = CheckProgress()


class KeptCheck:
    """The reports on files that were checked together, in one process; marked copies and rows with findings when asked for.

    The readings that were made last are kept: a large file is not read again for one of its rows. A file's number is its place in
    ``reports``. Refused where there is no form among the files.
    """

    def __init__(
        self,
        paths: Sequence[FormFile],
        folder: Path,
        *,
        as_of: dt.date | None = None,
        office: OfficeContext | None = None,
        progress: CheckProgress = _NOT_TOLD,
    ) -> None:
        """Check the files; copies are going to be written below ``folder``, each in the folder in which its file was met.

        A file whose name is not the only one of it is called by its path below the folder that holds all ``paths``.
        """
        found = forms_in(paths)
        self.passed_over: list[PassedOver] = found.passed_over
        self.files = _with_copies(to_check(found.forms), _common_folder(paths), folder)
        self._progress = progress
        self._read = lru_cache(_KEPT_READINGS)(self._read_now)
        self._plain = [file._replace(marked=None, bad_rows=None) for file in self.files]
        how = FileBatch((), as_of, None, office or OfficeContext(), self._read, progress.checks)
        self.reports: list[Report] = [one.report for one in check_many(self._plain, how, workers=1, progress=progress.files)]

    def marked(self, number: int) -> Path | None:
        """The marked copy of a file, written anew; None where it cannot be marked."""
        file = self.files[number]._replace(bad_rows=None)
        return write_copies(file, self.reading(number), self.reports[number]).marked

    def bad_rows(self, number: int) -> Path | None:
        """The workbook of a file's rows with findings, written anew; None where no row has any."""
        file = self.files[number]._replace(marked=None)
        return write_copies(file, self.reading(number), self.reports[number]).bad_rows

    def row(self, number: int, sheet: str, row: int) -> list[ShownCell]:
        """The cells of one row, of the cover all of it; empty where the file has no such row."""
        submission = self.reading(number).submission
        table = submission.tables.get(sheet)
        if table is None or (sheet != COVER and row not in table.rows):
            return []
        source, i = submission.tables.sources[0], 0 if sheet == COVER else table.rows.index(row)
        letters = source.letters.get(sheet, {})
        cells = []
        for column in table.sheet.columns:
            text = displayed(show_masked(column, table.raw(column.name, i)), _LONGEST_CELL)
            in_row = f"{letters[column.name]}{row}" if column.name in letters else ""
            cells.append(ShownCell(column.name, source.cells.get((sheet, column.name), in_row), text))
        return cells

    def reading(self, number: int) -> Reading:
        """A file as it was read."""
        return self._read(self._plain[number], None)

    def _read_now(self, file: FileToCheck, password: str | None) -> Reading:
        files = len(self._plain)
        which = f"第 {self._plain.index(file) + 1} 个（共 {files} 个）" if files > 1 else ""

        def told(done: int, total: int, sheet: str) -> None:
            self._progress.rows(done, total, f"{which}“{file.name}”的“{sheet}”")

        return reading_of(file, password, told)


def _common_folder(paths: Sequence[FormFile]) -> Path:
    """The folder in which the paths lie; where it is one folder alone, that one."""
    places = [path.archive if isinstance(path, ArchivedFile) else path for path in paths]
    return places[0] if len(places) == 1 and is_folder(places[0]) else Path(os.path.commonpath([one.parent for one in places]))


def _with_copies(files: Sequence[FileToCheck], root: Path, folder: Path) -> list[FileToCheck]:
    """The files, called by what is below ``root``, with the paths of their copies: of each folder's files in one of its own."""
    below = [file.path.parent.relative_to(root) for file in files]
    called = [file._replace(name=file.name.removeprefix(f"{root}/")) for file in files]
    made: dict[Path, Iterator[FileToCheck]] = {}
    for place in dict.fromkeys(below):
        own = [file for file, other in zip(called, below, strict=True) if other == place]
        made[place] = iter(with_copies(own, folder / MARKED_FOLDER / place, folder / BAD_ROWS_FOLDER / place))
    return [next(made[place]) for place in below]
