"""Check files as a user wishes it: named one by one or by folder, each read by itself, one report each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from addin.errors import Refused
from validators.engine import check
from validators.finding import Report
from validators.policy import Policy
from workbook_templates.cell_types import Value
from workbook_templates.read import read_submission

Progress = Callable[[int, int, str], None]
MARKED = "（已校验）"
_LOCKS = ("~$", ".~lock", ".")


@dataclass(frozen=True, slots=True)
class Office:
    """What an office adds to a check: its own thresholds, and the codes in its register."""

    policy: Policy | None = None
    register: Mapping[str, frozenset[Value]] | None = None


def check_files(
    paths: Sequence[Path],
    *,
    as_of: dt.date | None = None,
    password: str | None = None,
    office: Office | None = None,
    progress: Progress | None = None,
) -> list[Report]:
    """A report for each file, in the order given; a folder means the workbooks in it.

    Refused where a folder is missing or holds no workbook. A file that cannot be read has its report like any other.
    """
    files = list(_named(expand(paths)))
    submissions = []
    for n, (name, path) in enumerate(files):
        if progress is not None:
            progress(n, len(files), path.name)
        submissions.append(read_submission(path, name=name, password=password))
    known = office or Office()
    return check(submissions, as_of=as_of, policy=known.policy, register=known.register)


def expand(paths: Sequence[Path]) -> list[Path]:
    """Files, with folders turned into the workbooks in them; each file once."""
    found: dict[Path, Path] = {}
    for path in paths:
        for file in _workbooks(path) if path.is_dir() else [path]:
            found.setdefault(file.absolute(), file)
    return list(found.values())


def _workbooks(folder: Path) -> list[Path]:
    files = sorted(file for file in folder.iterdir() if file.suffix.lower() == ".xlsx" and not file.name.startswith(_LOCKS))
    if not files:
        raise Refused(f"文件夹“{folder}”里没有 .xlsx 表格。")
    return files


def _named(files: Sequence[Path]) -> Iterator[tuple[str, Path]]:
    """What each file is called in its report: its name, or with its folder where two carry one name."""
    names = [file.name for file in files]
    for file in files:
        yield (file.name if names.count(file.name) == 1 else str(file)), file


def write_marked(paths: Sequence[Path], reports: Sequence[Report], folder: Path, *, password: str | None = None) -> list[Path]:
    """Marked copies, named after the files, of those that could be read and are not too large; says where they are."""
    from workbook_templates.mark import mark  # noqa: PLC0415 - only wanted with --marked

    folder.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    for path, report in zip(expand(paths), reports, strict=True):
        target = _free(folder / f"{path.stem.removesuffix(MARKED)}{MARKED}.xlsx", written)
        if report.kind and mark(path, target, report.findings, password=password):
            written.append(target)
    return written


def _free(target: Path, taken: Sequence[Path]) -> Path:
    """The target, or with a number where this run has written one of that name from another folder."""
    number, free = 2, target
    while free in taken:
        free = target.with_stem(f"{target.stem}-{number}")
        number += 1
    return free
