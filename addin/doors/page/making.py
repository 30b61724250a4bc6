"""What the page makes from files that it is given: a merged form, blank forms, the next period's, what is due."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from addin.doors.page.advice import page_words
from addin.errors import Refused
from workbook_templates.advice import worded

Answer = dict[str, Any]


@dataclass(frozen=True, slots=True)
class PageFolders:
    """Where the page's files lie, those of a form's field in a folder of its name, and where results are written."""

    files: Path
    results: Path

    def field(self, name: str) -> list[Path]:
        """The files chosen in a field, by name; none where nothing was chosen."""
        folder = self.files / name
        return sorted(folder.iterdir()) if folder.is_dir() else []

    def saved(self, written: Sequence[Path], together: str, below: str = "") -> Answer:
        """The answer that hands over what was written: one file as it is, several in one archive of the name ``together``.

        In the archive they lie in the folders in which they were written below the results' folder ``below``.
        A browser asks its user before it saves a second file.
        """
        if len(written) == 1:
            return {"saved": [str(written[0])]}
        archive = self.results / together
        with zipfile.ZipFile(archive, "w") as opened:
            for path in written:
                opened.write(path, path.relative_to(self.results / below))
                path.unlink()
        return {"saved": [str(archive)]}

    def written(self) -> list[Path]:
        """What was written since ``clear``."""
        return sorted(path for path in self.results.iterdir() if path.is_file())

    def clear(self) -> None:
        """Remove what an earlier wish wrote and did not hand over."""
        for path in self.written():
            path.unlink()

    def said(self, text: str) -> list[str]:
        """A text in lines, in the page's words, files by their names alone."""
        return worded(text, page_words).replace(f"{self.results}/", "").splitlines()


def mended(folders: PageFolders) -> Answer:
    """Corrected rows merged into a copy of their form. Refused as by ``bad_rows.mend``."""
    from addin.usecases.bad_rows import mend  # noqa: PLC0415 - as in all of these: Python starts sooner without

    (original,), (mended_rows,) = folders.field("original"), folders.field("mended")
    target = folders.results / f"{original.stem}_改好{original.suffix}"
    done = mend(original, mended_rows, target, overwrite=True)
    left = [f"“{sheet}”取出时的第 {row} 行，原表里后来改过或删掉了，没有合并，请看着原表核对。" for sheet, row in done.left]
    added = [f"待改表里有 {done.added} 行是新加的，没有合并；请直接加到原表里。"] if done.added else []
    return {"saved": [str(target)], "lines": [f"已合并 {done.rows} 行，改动 {done.cells} 格。", *added, *left]}


def blank(folders: PageFolders, kind: str, unit: str = "", unit_name: str = "", period: str = "", superior: str = "") -> Answer:
    """A blank form with its cover filled in as far as it is known; all five that are reported where no ``kind`` is named.

    Refused as by ``new_form``.
    """
    from addin.usecases.blank_form import new_form  # noqa: PLC0415
    from workbook_templates.schema import REPORTED_KINDS  # noqa: PLC0415

    kinds = [kind] if kind else REPORTED_KINDS
    written = [
        new_form(one, folders.results, unit=unit, unit_name=unit_name, period=period, superior=superior, overwrite=True)
        for one in kinds
    ]
    return folders.saved(written, "空白表.zip")


def following(folders: PageFolders, period: str = "") -> Answer:
    """The next period's form from each of the last; of one that has errors or is none of ours, why not. Refused where all are."""
    from addin.presentation.next_form import next_text  # noqa: PLC0415
    from addin.usecases.next_form import next_from_file  # noqa: PLC0415

    lines: list[str] = []
    for last in folders.field("last"):
        try:
            done = next_from_file(last, folders.results, period, overwrite=True)
        except Refused as refusal:
            lines += [f"{last.name}：{folders.said(refusal.sentence)[0]}"]
        else:
            lines += folders.said(next_text(done))
    if not folders.written():
        raise Refused("\n".join(lines) or "请选上一期的表。")
    return {**folders.saved(folders.written(), "下期的表.zip"), "lines": lines}


def still_due(folders: PageFolders, *, calendar: bool = False) -> Answer:
    """What the unit of the forms still owes, and by when. Refused where the forms are not of one period."""
    from addin.presentation.due import due_text  # noqa: PLC0415
    from addin.presentation.due_calendar import due_calendar  # noqa: PLC0415
    from addin.usecases.due import due_in_files  # noqa: PLC0415

    found = due_in_files(folders.field("forms"))
    saved = []
    if calendar:
        path = folders.results / f"待办事项_{found.period}.ics"
        path.write_text(due_calendar(found.lines, found.as_of), encoding="utf-8", newline="")
        saved = [str(path)]
    return {"saved": saved, "lines": folders.said(due_text(found.lines, found.missing, found.judged))}
