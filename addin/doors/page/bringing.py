"""A unit's own roster brought in by the page: what it makes, and the choices that its user is asked for."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from addin.doors.page.making import Answer, PageFolders
from addin.errors import Refused

if TYPE_CHECKING:
    from addin.bringing.importing.import_result import ImportResult
    from addin.bringing.importing.mapping.choice_tables import ChoiceTable
    from addin.bringing.importing.mapping.sheet_reader import FilledIn

Answers = Mapping[str, Sequence[Mapping[str, str]]]
"""What was chosen in the page: the lines of each table as it was given them, with the answers."""


def brought_in(
    folders: PageFolders,
    unit: str = "",
    unit_name: str = "",
    period: str = "",
    superior: str = "",
    answers: Answers | None = None,
) -> Answer:
    """A unit's own roster as our form, with the workbook of choices and the listing of what was done.

    Where choices are open, ``choices`` has all of them as tables. Refused as by ``import_rosters``.
    """
    from addin.presentation.importing import imported_parts  # noqa: PLC0415 - as in all of these: Python starts sooner without
    from addin.usecases.import_rosters import ImportWish, import_rosters  # noqa: PLC0415

    old, workbooks = folders.field("old"), folders.field("mapping")
    if not old:
        raise Refused("请选旧名册。")
    mapping = Path(shutil.copy(workbooks[0], folders.results / workbooks[0].name)) if workbooks else None
    output, memory = folders.results / f"花名册_{old[0].stem}.xlsx", folders.results / "memory"
    wish = ImportWish(old, output, unit, unit_name, period, superior, mapping, overwrite=True, filled=_filled(answers))
    done = import_rosters(wish, memory)
    shutil.rmtree(memory, ignore_errors=True)  # closing the page forgets all, and so does every import
    lines = [line for part in imported_parts(done) for line in (folders.said(part) if isinstance(part, str) else [part])]
    written = list(dict.fromkeys([*done.forms, done.mapping, done.listing]))
    return {**folders.saved(written, "导入结果.zip"), "lines": lines, "choices": _open_choices(done)}


def _filled(answers: Answers | None) -> FilledIn | None:
    from addin.bringing.importing.mapping.sheet_reader import FilledIn, choices_from  # noqa: PLC0415

    return FilledIn(choices_from(answers), []) if answers else None


def _open_choices(done: ImportResult) -> list[Answer]:
    from addin.bringing.importing.mapping.choice_tables import choice_tables  # noqa: PLC0415

    brought = done.brought
    if not (brought.questions or brought.proposals):
        return []
    return [_shown(table) for table in choice_tables(brought.sources, brought.choices)]


def _shown(table: ChoiceTable) -> Answer:
    """A table as the page shows it. What a cell holds goes back as it is; the page masks long numbers where it shows them."""
    lines = [
        {"cells": dict(zip(table.headers, line.cells, strict=True)), "state": line.certainty.name.lower(),
         "allowed": line.allowed, "only": line.only}
        for line in table.lines
    ]  # fmt: skip
    return {"name": table.name, "answer": table.answer, "lines": lines}
