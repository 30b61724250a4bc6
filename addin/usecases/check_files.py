"""Check files and folders of files, and write marked copies and extracted rows: one report a file."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from addin.errors import Refused
from addin.runtime.progress import Progress, no_progress
from addin.usecases.check_in_parts import CheckedFile, FileBatch, FileToCheck, OfficeContext, check_many
from validators.finding import Report
from workbook_templates.read.archive import ArchivedFile, FormFile
from workbook_templates.read.folder import files_below
from workbook_templates.read.survey import OWN_ENDINGS, Survey, is_folder, survey

MARKED, TO_MEND = "（已校验）", "（待改）"
_MOST_NAMED = 10


def check_files(
    paths: Sequence[FormFile],
    *,
    as_of: dt.date | None = None,
    password: str | None = None,
    office: OfficeContext | None = None,
    progress: Progress = no_progress,
    workers: int | None = None,
) -> list[Report]:
    """A report for each file, in the order given; a folder stands for the forms in it and below it, a .zip for those in it.

    Checks are made for the day ``as_of``, by default the last day of each file's period. Many files are distributed over
    ``workers`` processes, by default one a processor. A file that is missing or cannot be read has a report that says so.
    Refused where a folder holds no workbook.
    """
    how = FileBatch((), as_of, password, office or OfficeContext())
    return [one.report for one in check_many(to_check(paths), how, workers=workers, progress=progress)]


def check_and_write(
    paths: Sequence[FormFile],
    *,
    marked: Path | None = None,
    bad_rows: Path | None = None,
    as_of: dt.date | None = None,
    password: str | None = None,
    progress: Progress = no_progress,
    workers: int | None = None,
) -> list[CheckedFile]:
    """As ``check_files``, and write each file's marked copy to the folder ``marked``, its rows with findings to ``bad_rows``.

    The copies are named after the files. A file that cannot be read or is too large to be marked has none. OSError where a
    folder cannot be made.
    """
    wanted = with_copies(to_check(paths), marked, bad_rows)
    return check_many(wanted, FileBatch((), as_of, password), workers=workers, progress=progress)


def with_copies(files: Sequence[FileToCheck], marked: Path | None, bad_rows: Path | None) -> list[FileToCheck]:
    """The files with the paths of their copies in the folders ``marked`` and ``bad_rows``, which are made; OSError where not."""
    for folder in (marked, bad_rows):
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)
    copies = _names(files, marked, MARKED)
    rows = _names(files, bad_rows, TO_MEND)
    return [file._replace(marked=copy, bad_rows=row) for file, copy, row in zip(files, copies, rows, strict=True)]


def expand(paths: Sequence[Path], *, without: Sequence[Path] = ()) -> list[Path]:
    """The files, with each folder replaced by the workbooks in it and below it; each file once.

    Below a folder, the folders ``without`` are left out: copies that an earlier check wrote. Refused where a folder holds no
    workbook.
    """
    found: dict[Path, Path] = {}
    for path in paths:
        for file in _workbooks(path, without) if is_folder(path) else [path]:
            found.setdefault(file.absolute(), file)
    return list(found.values())


def _workbooks(folder: Path, without: Sequence[Path]) -> list[Path]:
    """The workbooks of a folder, those directly in it first. Refused where there is none."""
    files = sorted(files_below(folder, (".xlsx",), without=without), key=lambda file: len(file.parts))
    if not files and folder.suffix.lower() == ".xlsx":
        return [folder]  # meant as a workbook: it gets a report that says it is unreadable, and the rest is checked
    if not files:
        raise Refused(f"文件夹“{folder}”里没有 .xlsx 表格。")
    return files


def forms_in(paths: Sequence[FormFile], *, without: Sequence[Path] = ()) -> Survey:
    """The files named, the forms in the folders and archives named, and what was passed over in them.

    Refused where there is no form at all. ``without`` as in ``expand``.
    """
    found = survey(paths, without=without)
    if not found.forms:
        lying_there = "、".join(f"{one.path.name}（{one.what}）" for one in found.passed_over[:_MOST_NAMED])
        seen = f"只有：{lying_there}。" if lying_there else ""
        raise Refused(f"文件夹“{paths[0] if paths else ''}”里没有 .xlsx 表格。{seen}")
    return found


def to_check(paths: Sequence[FormFile]) -> list[FileToCheck]:
    """The forms in these files and folders, each called by its name, or with its folder where two carry one name."""
    files = forms_in(paths).forms
    names = Counter(_called(file) for file in files)
    return [_one(file, _called(file) if names[_called(file)] == 1 else "") for file in files]


def _called(file: FormFile) -> str:
    return f"{file.archive.name}/{file.name}" if isinstance(file, ArchivedFile) else file.name


def _one(file: FormFile, name: str) -> FileToCheck:
    if isinstance(file, ArchivedFile):
        return FileToCheck(name or str(file.path), file.path, archived=file)
    return FileToCheck(name or str(file), file)


def _names(files: Sequence[FileToCheck], folder: Path | None, ending: str) -> list[Path | None]:
    """The path of each file's copy, None without a folder. Copies of the same name get a number.

    No copy overwrites another file of this run, which may not have been read yet; a marked copy that is marked again keeps its
    own name.
    """
    if folder is None:
        return [None] * len(files)
    taken = {file.path.absolute() for file in files}
    numbers: Counter[str] = Counter()
    names: list[Path | None] = []
    for file in files:
        stem, suffix = file.path.stem, _suffix(file.path)
        stem = _fitting(stem.removesuffix(MARKED) if ending == MARKED else stem)
        name = folder / f"{stem}{ending}{suffix}"
        while name.absolute() in taken and name.absolute() != file.path.absolute():
            numbers[stem] += 1
            name = folder / f"{stem}{ending}-{numbers[stem] + 1}{suffix}"
        taken.add(name.absolute())
        names.append(name)
    return names


def _suffix(path: Path) -> str:
    return path.suffix if path.suffix.lower() in OWN_ENDINGS else ".xlsx"


def _fitting(stem: str) -> str:
    """The name cut to 200 bytes, so that with what is added it stays within the 255 bytes a file system allows."""
    return stem.encode("utf-8", "surrogateescape")[:200].decode("utf-8", "ignore")
