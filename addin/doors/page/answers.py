"""What the page asks of Python, each wish answered with JSON. It runs in the browser's worker."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path

from addin.doors.page import bringing, making, suggested
from addin.doors.page.advice import page_words, with_page_words
from addin.doors.page.making import Answer, PageFolders
from addin.errors import Refused
from addin.presentation.checked_files import checked_files
from addin.submissions.unit_view import UnitView
from addin.usecases.bad_rows import rows_to_mend
from addin.usecases.check_in_parts import OfficeContext
from addin.usecases.kept_check import BAD_ROWS_FOLDER, MARKED_FOLDER, CheckProgress, KeptCheck
from validators.policy import default_policy
from workbook_templates.advice import worded
from workbook_templates.cell_types import Value
from workbook_templates.layout import COVER

Tell = Callable[[str, int, int, str], None]
"""Called with what is counted (files, rows, checks), how many are done, how many there are in all, and the last one's name."""


def _untold(what: str, done: int, total: int, name: str) -> None:
    """Nobody looks."""


_MAKING: dict[str, Callable[..., Answer]] = {
    "mend": making.mended,
    "blank": making.blank,
    "next": making.following,
    "due": making.still_due,
    "import": bringing.brought_in,
}


def _context(view: UnitView) -> OfficeContext:
    units = frozenset[Value]({view.code, *(unit.code for unit in view.units)})
    return OfficeContext(default_policy().override(view.thresholds), {f"{COVER}.单位代码": units}, view.cover_findings)


class PageAnswers:
    """The answers to one page: it has the files that were dropped last below ``files``, and writes results to ``results``.

    ``office`` is what its units may see of the office that handed the page out, as JSON; empty where none did.
    A result is answered as ``{"saved": [paths]}``; the worker hands the files to the page and removes them.
    """

    def __init__(self, files: Path, results: Path, tell: Tell = _untold, office: str = "") -> None:
        results.mkdir(parents=True, exist_ok=True)
        self._folders = PageFolders(files, results)
        self._progress = CheckProgress(*(partial(tell, what) for what in CheckProgress._fields))
        self._office = _context(UnitView.from_json(office)) if office else OfficeContext()
        self._check: KeptCheck | None = None

    def forget(self) -> None:
        """Other files lie there now."""
        self._check = None

    def answer(self, wish: str, details: str) -> str:
        """The answer to a wish as JSON: ``{"refused": sentence}`` where it cannot be done, and where the program has a bug."""
        self._folders.clear()
        try:
            found = self._wishes()[wish](**json.loads(details))
        except Refused as refusal:
            found = {"refused": worded(refusal.sentence, page_words)}
        except Exception as error:  # noqa: BLE001 - a traceback helps no clerk, and its last line may hold somebody's number
            found = {"refused": f"程序出了错（{type(error).__name__}），这一步没有做完，可以再试一次。"}
        return json.dumps(found, ensure_ascii=False)

    def _wishes(self) -> dict[str, Callable[..., Answer]]:
        about_the_check: dict[str, Callable[..., Answer]] = {
            "check": self._checked,
            "marked": self._marked,
            "bad_rows": self._bad_rows,
            "row": self._row,
            "suggestions": lambda number: suggested.suggestions(self._kept, number),
            "corrected": lambda number, chosen: suggested.corrected(self._kept, self._folders, number, chosen),
        }
        return {**about_the_check, **{wish: partial(make, self._folders) for wish, make in _MAKING.items()}}

    @property
    def _kept(self) -> KeptCheck:
        if self._check is None:
            files, results = self._folders.files, self._folders.results
            self._check = KeptCheck(sorted(files.iterdir()), results, office=self._office, progress=self._progress)
        return self._check

    def _checked(self) -> Answer:
        reports = [with_page_words(report) for report in self._kept.reports]
        shown = checked_files(reports, self._kept.passed_over, [bool(rows_to_mend(report)) for report in reports])
        objects = [report.as_json() for report in reports]
        return {"shown": shown, "json": objects[0] if len(objects) == 1 else objects}

    def _marked(self, numbers: list[int]) -> Answer:
        written = [path for path in map(self._kept.marked, numbers) if path]
        if not written:
            raise Refused("没有能标注的表（读不出，或太大）。")
        return self._folders.saved(written, "标好颜色的表.zip", MARKED_FOLDER)

    def _bad_rows(self, numbers: list[int]) -> Answer:
        written = [path for path in map(self._kept.bad_rows, numbers) if path]
        if not written:
            raise Refused("没有要改的行，没有生成待改表。")
        return self._folders.saved(written, "待改的表.zip", BAD_ROWS_FOLDER)

    def _row(self, number: int, sheet: str, row: int) -> Answer:
        title = f"“{sheet}”" if sheet == COVER else f"“{sheet}”第 {row} 行"
        return {"title": title, "cells": [cell._asdict() for cell in self._kept.row(number, sheet, row)]}
