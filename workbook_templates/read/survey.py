"""What a user means by the files and folders that were named: the forms in them, also those in a .zip, and what is none."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from workbook_templates.read.archive import ArchivedFile, FormFile, archived_files, content_of, is_archive
from workbook_templates.read.folder import files_below
from workbook_templates.read.troubles import Unusable

# What is meant as a form, or holds forms; one that cannot be used has its report, which says why.
WORKBOOKS = (".xlsx", ".xlsm", ".xltx", ".xltm", ".xls", ".xlsb", ".et", ".ods", ".csv")
# Under these a copy keeps its ending: Excel opens no .xlsm and no template that is called .xlsx.
OWN_ENDINGS = (".xlsm", ".xltx", ".xltm")
ARCHIVES = (".zip", ".rar", ".7z")
_KINDS = {
    "图片": (".jpg", ".jpeg", ".png", ".gif", ".bmp", ".heic", ".tif", ".tiff", ".webp"),
    "Word 文档": (".doc", ".docx", ".wps", ".rtf"),
    "演示文稿": (".ppt", ".pptx", ".dps"),
    "PDF": (".pdf",),
    "文本": (".txt",),
}
_NESTED = "压缩包里的压缩包，没有打开，请先解压"
_LINK = "快捷方式，不是文件本身"


class PassedOver(NamedTuple):
    """A file that is not read, and what it is; ``may_hold_forms`` where a form may be lost by that."""

    path: Path
    what: str
    may_hold_forms: bool = False


class Survey(NamedTuple):
    """The files to be read, each once, and those passed over, both in the order in which they were met."""

    forms: list[FormFile]
    passed_over: list[PassedOver]


def survey(paths: Iterable[FormFile], *, without: Sequence[Path] = (), links: bool = True) -> Survey:
    """Sort out the files named and those below the folders named; what lies in folders ``without`` counts for nothing.

    Without ``links`` what a link points to, and what is no file at all, is passed over where it was met in a folder.
    """
    forms: dict[Path, FormFile] = {}
    passed_over: dict[Path, PassedOver] = {}
    for path in paths:
        for file in _below(path, without) if isinstance(path, Path) and is_folder(path) else [path]:
            met = isinstance(path, Path) and file != path
            found = _sorted_out(file, met=met, links=links)
            for form in found.forms:
                where = form if isinstance(form, Path) else form.path
                forms.setdefault(where.absolute(), form)
            for one in found.passed_over:
                passed_over.setdefault(one.path.absolute(), one)
    return Survey(list(forms.values()), list(passed_over.values()))


def is_folder(path: Path) -> bool:
    """Whether there is a folder; a name longer than any may be is none."""
    try:
        return path.is_dir()
    except OSError:
        return False


def _below(folder: Path, without: Sequence[Path]) -> list[Path]:
    """Those in the folder itself first; the folder itself where it is called like a workbook and holds nothing."""
    files = sorted(files_below(folder, None, without=without), key=lambda file: len(file.parts))
    return files or ([folder] if folder.suffix.lower() in WORKBOOKS else [])


def _sorted_out(file: FormFile, *, met: bool, links: bool) -> Survey:
    if isinstance(file, ArchivedFile):
        return Survey([file], [])
    if met and not links and (file.is_symlink() or not file.is_file()):
        return Survey([], [PassedOver(file, _LINK)])
    if is_archive(file):
        return _in_archive(file)
    if met and file.suffix.lower() not in (*WORKBOOKS, *ARCHIVES):
        return Survey([], [PassedOver(file, _what(file))])
    return Survey([file], [])


def _in_archive(archive: Path) -> Survey:
    """What lies in an archive; the archive itself where that cannot be said or is no form: its report says what it is."""
    try:
        files = archived_files(archive)
    except Unusable:
        return Survey([archive], [])
    found = Survey([], [])
    for file in files:
        suffix = file.path.suffix.lower()
        trouble = _trouble(file) if suffix in WORKBOOKS else ""
        if suffix in WORKBOOKS and not trouble:
            found.forms.append(file)
        else:
            what = trouble or (_NESTED if suffix in ARCHIVES else _what(file.path))
            found.passed_over.append(PassedOver(file.path, what, bool(trouble) or suffix in ARCHIVES))
    return found if found.forms or any(one.may_hold_forms for one in found.passed_over) else Survey([archive], found.passed_over)


def _trouble(file: ArchivedFile) -> str:
    try:
        content_of(file)
    except Unusable as unusable:
        return unusable.trouble.name
    return ""


def _what(file: Path) -> str:
    suffix = file.suffix.lower()
    return next((what for what, suffixes in _KINDS.items() if suffix in suffixes), "不是表格")
