"""Check files as a user wishes it: named one by one or by folder, each read by itself, one report each."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from addin.errors import Refused
from addin.runtime.progress import Progress, no_progress
from addin.usecases.check_in_parts import Checked, FileBatch, OfficeContext, ToCheck, check_many
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
    """A report for each file, in the order given; a folder means the forms in it and in the folders below it, a .zip those in it.

    Refused where a folder is missing or holds no workbook. A file that cannot be read has its report like any other.
    Many files are spread over as many processes as there are processors, unless ``workers`` says how many.
    """
    how = FileBatch((), as_of, password, office or OfficeContext())
    return [one.report for one in check_many(_to_check(paths), how, workers=workers, progress=progress)]


def check_and_write(
    paths: Sequence[FormFile],
    *,
    marked: Path | None = None,
    bad_rows: Path | None = None,
    as_of: dt.date | None = None,
    password: str | None = None,
    progress: Progress = no_progress,
    workers: int | None = None,
) -> list[Checked]:
    """As ``check_files``; besides, each file's marked copy into the folder ``marked``, its rows with mistakes into ``bad_rows``.

    The copies are named after the files. A file that cannot be read has none, nor one that is too large to be marked.
    """
    files = _to_check(paths)
    for folder in (marked, bad_rows):
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)
    copies = _names(files, marked, MARKED)
    rows = _names(files, bad_rows, TO_MEND)
    wanted = [file._replace(marked=copy, bad_rows=row) for file, copy, row in zip(files, copies, rows, strict=True)]
    return check_many(wanted, FileBatch((), as_of, password), workers=workers, progress=progress)


def expand(paths: Sequence[Path], *, without: Sequence[Path] = ()) -> list[Path]:
    """Files, with folders turned into the workbooks in them and in the folders below; each file once.

    What lies in a folder ``without`` is left out where it was met below another: copies that an earlier check wrote there.
    """
    found: dict[Path, Path] = {}
    for path in paths:
        for file in _workbooks(path, without) if is_folder(path) else [path]:
            found.setdefault(file.absolute(), file)
    return list(found.values())


def _workbooks(folder: Path, without: Sequence[Path]) -> list[Path]:
    """Those in the folder itself first. Refused where there is none."""
    files = sorted(files_below(folder, (".xlsx",), without=without), key=lambda file: len(file.parts))
    if not files and folder.suffix.lower() == ".xlsx":
        return [folder]  # meant as a workbook: it has its report like any other, and does not stop the rest
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


def _to_check(paths: Sequence[FormFile]) -> list[ToCheck]:
    """The files, each called by its name in its report, or with its folder where two carry one name."""
    files = forms_in(paths).forms
    names = Counter(_called(file) for file in files)
    return [_one(file, _called(file) if names[_called(file)] == 1 else "") for file in files]


def _called(file: FormFile) -> str:
    return f"{file.archive.name}/{file.name}" if isinstance(file, ArchivedFile) else file.name


def _one(file: FormFile, name: str) -> ToCheck:
    if isinstance(file, ArchivedFile):
        return ToCheck(name or str(file.path), file.path, archived=file)
    return ToCheck(name or str(file), file)


def _names(files: Sequence[ToCheck], folder: Path | None, ending: str) -> list[Path | None]:
    """Where each file's copy is to be; None without a folder. A number tells copies of one name apart.

    No copy takes the place of another file of this run, which may not have been read yet.
    """
    if folder is None:
        return [None] * len(files)
    taken = {file.path.absolute() for file in files}
    numbers: Counter[str] = Counter()
    names: list[Path | None] = []
    for file in files:
        stem, suffix = _fitting(file.path.stem.removesuffix(ending)), _suffix(file.path)
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
    """A name that leaves room for what is added to it: no disk takes more than 255 bytes."""
    return stem.encode("utf-8", "surrogateescape")[:200].decode("utf-8", "ignore")
