"""Check files as a user wishes it: named one by one or by folder, each read by itself, one report each."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from addin.errors import Refused
from addin.runtime.progress import Progress, no_progress
from addin.usecases.check_in_parts import FileBatch, OfficeContext, check_many
from addin.usecases.free_name import free_name
from validators.finding import Report
from workbook_templates.read.folder import files_below

MARKED = "（已校验）"


def check_files(
    paths: Sequence[Path],
    *,
    as_of: dt.date | None = None,
    password: str | None = None,
    office: OfficeContext | None = None,
    progress: Progress = no_progress,
    workers: int | None = None,
) -> list[Report]:
    """A report for each file, in the order given; a folder means the workbooks in it and in the folders below it.

    Refused where a folder is missing or holds no workbook. A file that cannot be read has its report like any other.
    Many files are spread over as many processes as there are processors, unless ``workers`` says how many.
    """
    files = list(_named(expand(paths)))
    how = FileBatch((), as_of, password, office or OfficeContext())
    return check_many(files, how, workers=workers, progress=progress)


def expand(paths: Sequence[Path], *, without: Sequence[Path] = ()) -> list[Path]:
    """Files, with folders turned into the workbooks in them and in the folders below; each file once.

    What lies in a folder ``without`` is left out where it was met below another: copies that an earlier check wrote there.
    """
    found: dict[Path, Path] = {}
    for path in paths:
        for file in _workbooks(path, without) if _is_folder(path) else [path]:
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


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a name longer than any file may have
        return False


def _named(files: Sequence[Path]) -> Iterator[tuple[str, Path]]:
    """What each file is called in its report: its name, or with its folder where two carry one name."""
    names = Counter(file.name for file in files)
    for file in files:
        yield (file.name if names[file.name] == 1 else str(file)), file


def write_marked(paths: Sequence[Path], reports: Sequence[Report], folder: Path, *, password: str | None = None) -> list[Path]:
    """Marked copies, named after the files, of those that could be read and are not too large; says where they are."""
    from workbook_templates.mark import mark  # noqa: PLC0415 - only wanted with --marked

    folder.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    for path, report in zip(expand(paths), reports, strict=True):
        name = f"{_fitting(path.stem.removesuffix(MARKED))}{MARKED}.xlsx"
        target = free_name(folder / name, written.__contains__)  # files of one name from several folders
        if report.kind and mark(path, target, report.findings, password=password):
            written.append(target)
    return written


def _fitting(stem: str) -> str:
    """A name that leaves room for what is added to it: no disk takes more than 255 bytes."""
    return stem.encode("utf-8", "surrogateescape")[:200].decode("utf-8", "ignore")
