"""Import for the user of the ribbon: an old roster first, then the workbook of choices that was made for it."""

from __future__ import annotations

from pathlib import Path

from addin.bringing.importing.import_result import ImportResult
from addin.bringing.importing.mapping.sheet_reader import choices_in
from addin.bringing.importing.mapping.sheet_words import OUTPUT, SOURCE
from addin.errors import Refused
from addin.settings import Level, Settings
from addin.usecases.free_name import free_name
from addin.usecases.import_rosters import ImportWish, import_rosters


def import_for(book: Path, folder: Path, office: Path | None, period: str, memory: Path) -> ImportResult:
    """Import the saved workbook ``book``; where it is a workbook of choices, the files that it was made for, by its answers.

    The roster is written into ``folder``, or beside the old one where that is no absolute path of a folder. Refused as by
    ``import_rosters``, and where the workbook was never saved or ``office`` has no valid settings.
    """
    if not book.is_absolute() or not book.is_file():
        raise Refused("这个工作簿还没有保存在这台电脑上，读不到里面的内容。请先保存，再导入。")
    settings = Settings.load(office) if office is not None else None
    own = settings if settings is not None and settings.level is Level.UNIT else None
    unit, name, superior = (own.code, own.name, own.superior_code) if own else ("", "", "")
    filled = choices_in(book)
    if filled is not None:
        files = [Path(text) for item, text in filled.about if item == SOURCE]
        output, mapping = next(Path(text) for item, text in filled.about if item == OUTPUT), book
    else:
        place = folder if folder.is_absolute() and folder.is_dir() else book.parent
        files, output, mapping = [book], free_name(place / f"花名册_{book.stem}.xlsx"), None
    return import_rosters(ImportWish(files, output, unit, name, period, superior, mapping, filled=filled), memory)
