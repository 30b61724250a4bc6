"""What the page asks of Python, each wish answered with JSON. It runs in the browser's worker."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from addin.doors.page.advice import page_words, with_page_words
from addin.errors import Refused
from addin.presentation.checked_files import checked_files
from addin.runtime.progress import Progress, no_progress
from addin.usecases.kept_check import KeptCheck
from workbook_templates.advice import worded
from workbook_templates.layout import COVER

Answer = dict[str, Any]


class PageAnswers:
    """The answers to one page: it has the files that were dropped last below ``files``, and writes results to ``results``.

    A result is answered as ``{"saved": [paths]}``; the worker hands the files to the page and removes them.
    """

    def __init__(self, files: Path, results: Path, progress: Progress = no_progress) -> None:
        self._files = files
        self._results = results
        self._progress = progress
        self._check: KeptCheck | None = None

    def forget(self) -> None:
        """Other files lie there now."""
        self._check = None

    def answer(self, wish: str, details: str) -> str:
        """The answer to a wish as JSON: ``{"refused": sentence}`` where it cannot be done, and where the program has a bug."""
        try:
            found = self._wishes()[wish](**json.loads(details))
        except Refused as refusal:
            found = {"refused": worded(refusal.sentence, page_words)}
        except Exception as error:  # noqa: BLE001 - a traceback helps no clerk, and its last line may hold somebody's number
            found = {"refused": f"程序出了错（{type(error).__name__}），这一步没有做完，可以再试一次。"}
        return json.dumps(found, ensure_ascii=False)

    def _wishes(self) -> dict[str, Callable[..., Answer]]:
        return {
            "check": self._checked, "marked": self._marked, "bad_rows": self._bad_rows, "row": self._row, "mend": self._mend,
        }  # fmt: skip

    @property
    def _kept(self) -> KeptCheck:
        if self._check is None:
            self._check = KeptCheck(sorted(self._files.iterdir()), self._results, progress=self._progress)
        return self._check

    def _checked(self) -> Answer:
        reports = [with_page_words(report) for report in self._kept.reports]
        shown = checked_files(reports, self._kept.passed_over)
        objects = [report.as_json() for report in reports]
        return {"shown": shown, "json": objects[0] if len(objects) == 1 else objects}

    def _marked(self, numbers: list[int]) -> Answer:
        written = [path for path in map(self._kept.marked, numbers) if path]
        return self._saved(written, "标好颜色的表.zip", "没有能标注的表（读不出，或太大）。")

    def _bad_rows(self, numbers: list[int]) -> Answer:
        written = [path for path in map(self._kept.bad_rows, numbers) if path]
        return self._saved(written, "待改的表.zip", "没有要改的行，没有生成待改表。")

    def _row(self, number: int, sheet: str, row: int) -> Answer:
        title = f"“{sheet}”" if sheet == COVER else f"“{sheet}”第 {row} 行"
        return {"title": title, "cells": [cell._asdict() for cell in self._kept.row(number, sheet, row)]}

    def _mend(self) -> Answer:
        from addin.usecases.bad_rows import mend  # noqa: PLC0415 - not before somebody asks

        original, mended = (next(folder.iterdir()) for folder in (self._files / "original", self._files / "mended"))
        target = self._results / f"{original.stem}_改好.xlsx"
        self._results.mkdir(parents=True, exist_ok=True)
        done = mend(original, mended, target, overwrite=True)
        left = [f"“{sheet}”取出时的第 {row} 行，原表里后来改过或删掉了，没有合并，请看着原表核对。" for sheet, row in done.left]
        added = [f"待改表里有 {done.added} 行是新加的，没有合并；请直接加到原表里。"] if done.added else []
        return {"saved": [str(target)], "lines": [f"已合并 {done.rows} 行，改动 {done.cells} 格。", *added, *left]}

    def _saved(self, written: list[Path], together: str, none: str) -> Answer:
        """One file as it is, several in one archive: a browser asks before it saves the second."""
        if not written:
            raise Refused(none)
        if len(written) == 1:
            return {"saved": [str(written[0])]}
        archive = self._results / together
        with zipfile.ZipFile(archive, "w") as opened:
            for path in written:
                opened.write(path, path.name)
                path.unlink()
        return {"saved": [str(archive)]}
