"""Bring an office's own rosters into our forms: the forms, the workbook of choices, and the listing of what was done."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from addin.bringing.importing.bring_in import BroughtIn, bring_in
from addin.bringing.importing.columns.subject import is_ours
from addin.bringing.importing.import_result import ImportResult, UnreadFile
from addin.bringing.importing.layout.lists import lists_in
from addin.bringing.importing.layout.source_list import SourceList
from addin.bringing.importing.mapping.choices import Choices
from addin.bringing.importing.mapping.remembered import recall, remember
from addin.bringing.importing.mapping.sheet_reader import FilledIn, read_choices
from addin.bringing.importing.mapping.sheet_words import OUTPUT, SOURCE, WRITTEN
from addin.bringing.importing.mapping.sheet_writer import write_choices
from addin.bringing.importing.result.listing_writer import write_listing
from addin.errors import Refused
from addin.runtime.progress import Progress, no_progress
from addin.usecases.blank_form import find_form, known_cover, not_overwritten, target_file, why_not_written, workbook_id
from addin.usecases.check_files import check_files
from addin.usecases.free_name import free_name
from workbook_templates.layout import META
from workbook_templates.read.any_file import any_grids
from workbook_templates.read.archive import FormFile
from workbook_templates.read.survey import survey
from workbook_templates.read.troubles import Trouble, Unusable
from workbook_templates.schema import Form
from workbook_templates.write.fill import TooManyRows, fill_form

MEMORY = "导入"  # the folder of what is remembered, in the user's folder
_CHOICES, _LISTING = "_映射", "_导入清单"
_OURS = Trouble("本系统的表", "这是本系统的表，不用导入。", "")
_NO_LIST = Trouble("没有名册", "没有找到带列名（姓名、身份证号等）的名单。", "请检查是不是选错了文件。")


class ImportWish(NamedTuple):
    """What a user wants brought in: the files, where the roster goes, what its cover says, and how far proposals are taken.

    ``filled``: the workbook of choices ``mapping`` where that is read already.
    """

    files: Sequence[Path]
    output: Path | None = None
    unit: str = ""
    unit_name: str = ""
    period: str = ""
    superior: str = ""
    mapping: Path | None = None
    accept: bool = False
    overwrite: bool = False
    password: str | None = None
    filled: FilledIn | None = None


def import_rosters(wish: ImportWish, memory: Path, progress: Progress = no_progress) -> ImportResult:
    """Bring in the files of a wish; answers are remembered in the folder ``memory``, by unit and layout.

    The files themselves are not changed. Refused where none holds a list, where the roster's file exists and is not the one
    that the same import wrote, or where something cannot be written.
    """
    cover = known_cover(wish.unit, wish.unit_name, wish.period, wish.superior)
    output = target_file(wish.output, _default_name(wish))
    _refuse_to_write_over_sources(wish, output)
    sources, unread = _read_all(wish.files, wish.password, progress)
    if not sources:
        raise Refused(_nothing_read(unread))
    filled = wish.filled or _filled_in(wish.mapping)
    unit = cover.get("单位代码") or cover.get("填报单位", "")
    remembered = recall(memory, unit, (source.layout for source in sources))
    brought = bring_in(sources, filled.answers, remembered, accept=wish.accept)
    forms = _forms(output, brought)
    for _, path in forms:
        _refuse_overwriting(path, wish, filled)
    try:
        if wish.accept or filled.about:
            remember(memory, unit, brought.choices)  # before anything else: what cannot be written costs no answer
        mapping, listing = _write(wish, output, forms, cover, brought)
    except OSError as error:
        raise Refused(f"写不了“{error.filename or output}”：{why_not_written(error)}") from error
    paths = [path for _, path in forms]
    kept = [wish.mapping] if wish.mapping and wish.mapping != mapping else []
    return ImportResult(brought, paths, mapping, listing, check_files(paths), unread, kept)


def _filled_in(mapping: Path | None) -> FilledIn:
    return read_choices(mapping) if mapping and mapping.exists() else FilledIn(Choices(), [])


def _write(
    wish: ImportWish, output: Path, forms: Sequence[tuple[Form, Path]], cover: dict[str, str], brought: BroughtIn
) -> tuple[Path, Path]:
    """Write forms, choices and listing; the paths of the last two."""
    for form, path in forms:
        _write_form(path, form, cover, brought)
    listing = _written(output.with_stem(output.stem + _LISTING), lambda path: write_listing(path, brought.listing))
    written = [(WRITTEN, _sha256(path)) for _, path in forms]
    about = [*_named(SOURCE, wish.files), *_named(OUTPUT, [output]), *written]
    mapping = wish.mapping or free_name(output.with_stem(output.stem + _CHOICES))
    return _written(mapping, lambda path: write_choices(path, brought.sources, brought.choices, about)), listing


def _written(path: Path, write: Callable[[Path], None]) -> Path:
    """The file written; under a free name beside it where a program has it open and does not let it be replaced (Windows)."""
    try:
        write(path)
    except PermissionError:
        if not path.exists():
            raise
        path = free_name(path)
        write(path)
    return path


def _refuse_to_write_over_sources(wish: ImportWish, output: Path) -> None:
    """Refused where the roster or the workbook of choices would take the place of a file that is to be imported."""
    made = {output.resolve(), *([wish.mapping.resolve()] if wish.mapping else [])}
    if made & {file.resolve() for file in wish.files}:
        raise Refused("结果不能写在旧表上，旧表要原样留着。请换个文件名。")


def _default_name(wish: ImportWish) -> str:
    return "_".join(part for part in ("花名册", wish.unit_name, wish.period) if part) + ".xlsx"


def _named(item: str, paths: Iterable[Path]) -> list[tuple[str, str]]:
    return [(item, str(path.absolute())) for path in paths]


def _read_all(paths: Sequence[Path], password: str | None, progress: Progress) -> tuple[list[SourceList], list[UnreadFile]]:
    """The lists of all files, also of those in folders and archives, and the files without any."""
    found = survey(paths)
    sources: list[SourceList] = []
    unread = [
        UnreadFile(one.path.name, Trouble(one.what, f"{one.what}。", "")) for one in found.passed_over if one.may_hold_forms
    ]
    for number, file in enumerate(found.forms):
        name = file.name if isinstance(file, Path) else f"{file.archive.name}/{file.name}"
        progress(number, len(found.forms), name)
        try:
            lists = _read(file, name, password)
        except Unusable as unusable:
            unread.append(UnreadFile(name, unusable.trouble))
        else:
            sources += lists
    return sources, unread


def _read(file: FormFile, name: str, password: str | None) -> list[SourceList]:
    """The lists of a file. Unusable where it cannot be read, is one of our forms, or holds no list."""
    grids = any_grids(file, password)
    if any(grid.name == META for grid in grids):
        raise Unusable(_OURS)
    lists = lists_in(name, grids)
    if not any(map(is_ours, lists)):
        raise Unusable(_NO_LIST)
    return lists


def _nothing_read(unread: Sequence[UnreadFile]) -> str:
    reasons = "".join(f"{one.file}：{one.trouble.reason}{one.trouble.fix}" for one in unread)
    return reasons or "没有可以导入的文件。"


def _forms(output: Path, brought: BroughtIn) -> list[tuple[Form, Path]]:
    """The forms to write: the roster always, the form of accounts beside it where there are any."""
    roster, allowance = find_form("roster"), find_form("allowance")
    found = [(roster, output)]
    if any(sheet.name in brought.rows for sheet in allowance.sheets):
        found.append((allowance, output.with_stem(f"{output.stem}_{allowance.title}")))
    return found


def _refuse_overwriting(path: Path, wish: ImportWish, filled: FilledIn) -> None:
    """Refused where the file exists, unless the user wants that, or it is as the same import wrote it."""
    if wish.overwrite or not path.exists() or (WRITTEN, _sha256(path)) in filled.about:
        return
    raise not_overwritten(path)


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _write_form(path: Path, form: Form, cover: dict[str, str], brought: BroughtIn) -> None:
    rows = {
        sheet.name: [[row.get(column.name) for column in sheet.own] for row in brought.rows[sheet.name]]
        for sheet in form.sheets
        if sheet.name in brought.rows
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        fill_form(path, form, {"报送次数": 1, **cover}, rows, workbook_id(form, cover))
    except TooManyRows as many:
        raise Refused(str(many)) from None
