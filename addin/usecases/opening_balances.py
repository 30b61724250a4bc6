"""Use case: enter what was paid before this ledger began, from old sheets, as a batch that a second person approves."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from addin.errors import Refused
from addin.ledger.batch_inputs import inputs_of, source_input
from addin.ledger.batches import BatchContent, all_batches, read_content, record_draft
from addin.ledger.identity_decisions import stored_decisions
from addin.ledger.model import OPENING, Batch, digest
from addin.ledger.opening import DraftedOpening, NotTaken, Twice, draft_opening
from addin.ledger.payments import live_payments, sources_of_openings
from addin.payroll.old_sheets import OldSheetReader, OldSheets, read_old_sheets
from addin.payroll.opening_preview import OpeningTaken, preview_pages
from addin.payroll.pages import write_tables
from addin.people import CLERK
from addin.store.connection import begin, take_turns
from addin.submissions.folder import PAID, Office, open_office
from addin.submissions.register import load_units
from addin.usecases.allowances import now
from addin.usecases.free_name import free_name
from addin.usecases.kept_papers import end_act, keep_original
from addin.usecases.periods import period_of
from addin.usecases.signatory import signatory
from validators.allowance.identity import IdentityDecisions

if TYPE_CHECKING:
    from sqlalchemy import Connection


def take_opening(
    root: Path, files: Sequence[Path], period_text: str, by: str, *, twice: str = "", read: OldSheetReader = read_old_sheets
) -> OpeningTaken:
    """Read old sheets and draft what they say was paid for months of the period. The same files again change nothing.

    ``twice`` is a member of ``Twice``. Refused where a file cannot be opened, or ``twice`` is none.
    """
    office, period, decided = open_office(root), period_of(period_text), _decision(twice)
    by = signatory(office.settings, by, CLERK)
    sheets = [read(file, period) for file in _files(files)]
    found = [payment for sheet in _each_once(sheets) for payment in sheet.payments]
    units = {one.name: one.code for one in load_units(office)}
    with begin(office.ledger) as connection:
        take_turns(connection)
        persons = IdentityDecisions(None, stored_decisions(connection))
        months = sorted({one.month for one in found})
        paid, entered = live_payments(connection, months, office=office.settings.code), sources_of_openings(connection)
        made = draft_opening(str(period), found, paid, entered, persons, units, decided)
        content, replaced, again = _recorded(connection, office, made, sheets, by)
    told = tuple(f"{one.place.file}“{one.place.page}”{_row(one.place.row)}：{one.why}" for one in _not_taken(sheets, made))
    preview = None
    if content is not None:
        for sheet in _each_once(sheets):
            keep_original(office, content.batch, sheet.content, now())
    if content is not None and not again:
        preview = free_name(office.folder(PAID) / f"期初预览_{content.batch.number}.xlsx")
        write_tables(preview, preview_pages(office.settings.name, content, told))
    end_act(office, now())
    return OpeningTaken(content, told, made.known, made.undecided, replaced, preview, again)


def _decision(twice: str) -> Twice:
    try:
        return Twice(twice.strip())
    except ValueError:
        raise Refused(f"“{twice}”看不懂：两处都有的，写“{Twice.ONCE}”或者“{Twice.BOTH}”，还没有核实的不写。") from None


def _files(files: Sequence[Path]) -> list[Path]:
    """The files, and those in the folders among them. Refused where there is none."""
    found = [inner for one in files for inner in (sorted(one.iterdir()) if one.is_dir() else [one])]
    wanted = [one for one in found if not one.name.startswith((".", "~"))]
    if not wanted:
        raise Refused("没有找到旧发放表，请检查文件放在哪里。")
    return wanted


def _each_once(sheets: Sequence[OldSheets]) -> list[OldSheets]:
    """A file given twice, under whatever name, is one file."""
    return list({one.content.sha256: one for one in reversed(sheets)}.values())[::-1]


def _recorded(
    connection: Connection, office: Office, made: DraftedOpening, sheets: Sequence[OldSheets], by: str
) -> tuple[BatchContent | None, str, bool]:
    """The batch, the number of the one it replaces, and whether the very same one waits already."""
    draft, code = made.draft, office.settings.code
    if not draft.lines:
        return None, "", False
    found = all_batches(connection, code, draft.period)
    waiting: list[Batch] = [one for one in found if one.kind == OPENING and one.state == "draft"]
    sources = {source_input(sheet.content.sha256) for sheet in sheets}
    for one in waiting:
        if one.digest == digest(draft.standards, draft.posts, draft.lines) and sources <= set(inputs_of(connection, one)):
            return read_content(connection, one), "", True
    batch = record_draft(connection, code, draft, by, now(), sorted(sources))
    return read_content(connection, batch), "、".join(one.number for one in waiting), False


def _not_taken(sheets: Sequence[OldSheets], made: DraftedOpening) -> list[NotTaken]:
    return [*(one for sheet in _each_once(sheets) for one in sheet.not_taken), *made.not_taken]


def _row(row: int) -> str:
    return f"第 {row} 行" if row else ""
