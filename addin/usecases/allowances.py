"""Use cases of allowances: compute, approve, pay, reverse, print, reconcile, look up, verify.

Every function that takes the folder ``root`` of an office raises Refused where there is no office in it; ``period_text``
is a period as the user writes it, and Refused is raised where it is none; ``number`` names a batch, empty for the one that
is next in turn.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from dataclasses import replace
from pathlib import Path

from addin.errors import Refused
from addin.ledger.batch_inputs import BatchInput
from addin.ledger.batches import BatchContent, all_batches, find_batch, last_paying_batch, read_content, record_draft
from addin.ledger.draft import DraftedBatch
from addin.ledger.empty_batch import all_paid_before, require_payable_lines
from addin.ledger.entry_events import record_entry
from addin.ledger.hash_chain import LedgerEntry
from addin.ledger.identity_decisions import store_decisions
from addin.ledger.lifecycle import PaidBatch, approve, pay, reverse
from addin.ledger.model import Batch
from addin.ledger.outdated import refuse_behind_a_newer_draft
from addin.ledger.queries import ClaimHistory, ReconciledBatch, batch_sums, claim_histories, payee_of, reversals_of
from addin.ledger.rival_office_holders import rival_office_holders
from addin.ledger.separation_of_duties import normalized_name
from addin.ledger.verify import MOST_PROBLEMS, VerifyResult, verify
from addin.runtime.gc_pause import paused_gc
from addin.runtime.progress import Progress, no_progress
from addin.store.connection import begin, reading, take_turns
from addin.submissions.folder import Office, open_office
from addin.usecases.anchor_files import outside_problems, write_anchors
from addin.usecases.computation import (
    compute_from,
    office_decisions,
    read_accepted,
    refuse_if_changed_meanwhile,
    require_up_to_date,
)
from addin.usecases.periods import period_of
from workbook_templates.advice import Advice
from workbook_templates.values.identity import tidy_id
from workbook_templates.values.text import tidy

_MONTH = re.compile(r"(20\d\d)(?:[-/.年])?(0?[1-9]|1[0-2])月?")
SHEET_FILE_PREFIX = "补贴发放表_"  # with the batch's number; what Excel adds to a second copy's name follows


def compute_batch(root: Path, period_text: str, by: str, *, progress: Progress = no_progress) -> DraftedBatch:
    """Compute a period's allowances from what the office has accepted, and record them as a draft batch made by ``by``.

    Refused where ``by`` is empty, or where no roster of the period has been accepted.
    """
    office, period, by = open_office(root), period_of(period_text), normalized_name(by)
    accepted = read_accepted(office, period, progress)
    with paused_gc(), begin(office.ledger) as connection:
        take_turns(connection)
        store_decisions(connection, office_decisions(connection, office, accepted), now())
        made, inputs = compute_from(connection, office, accepted)
        batch = record_draft(connection, office.settings.code, made.draft, by, now(), inputs)
        drafted = DraftedBatch(read_content(connection, batch), made.judgement.findings())
    write_anchors(office, now())
    return drafted


def approve_batch(root: Path, period_text: str, number: str, by: str) -> Batch:
    """Approve a draft batch as ``by``; the batch as it is then. One whose persons have all been paid already is not changed.

    Refused where ``by`` computed it, where it pays nothing, or where something newer would change it.
    """
    office, by = open_office(root), normalized_name(by)
    batch, checked = _waiting(office, number, period_text, "draft")
    with paused_gc(), begin(office.ledger) as connection:
        if all_paid_before(connection, batch):
            return batch
        refuse_if_changed_meanwhile(connection, office, batch, checked)
        require_payable_lines(batch)
        batch = approve(connection, batch, by, now())
    write_anchors(office, now())
    return batch


def _waiting(office: Office, number: str, period_text: str, state: str) -> tuple[Batch, list[BatchInput]]:
    """The batch to be approved or paid, and what it would be made of now. Refused where it is outdated."""
    with reading(office.ledger) as connection:
        batch = find_batch(connection, office.settings.code, number=number, period=_period(period_text), states=(state,))
        if all_paid_before(connection, batch):
            return batch, []
        if batch.state == state:
            refuse_behind_a_newer_draft(connection, batch)
    return batch, require_up_to_date(office, batch)


def rival_office_holders_in(root: Path, batch: Batch) -> list[str]:
    """Sentences for whoever approves: several secretaries or leaders of one organisation paid for the same month (rule S14)."""
    with reading(open_office(root).ledger) as connection:
        return rival_office_holders(read_content(connection, batch))


def pay_batch(root: Path, period_text: str, number: str, by: str) -> PaidBatch:
    """Record an approved batch as paid by ``by``, who neither computed nor approved it. Paying again pays nothing.

    Refused where there is no such batch, the person is not a third one, or where something newer would change it.
    """
    office, by = open_office(root), normalized_name(by)
    batch, checked = _waiting(office, number, period_text, "approved")
    with paused_gc(), begin(office.ledger) as connection:
        if all_paid_before(connection, batch):
            return PaidBatch(batch if number else last_paying_batch(connection, batch.office, "", batch.period), 0, 0, again=True)
        if batch.state == "approved":
            refuse_if_changed_meanwhile(connection, office, batch, checked)
        paid = pay(connection, batch, by, now())
    write_anchors(office, now())
    return paid


def reverse_payment(root: Path, *, person: str, month: str, entry: int, reason: str, by: str) -> LedgerEntry:
    """Reverse one payment, named by person and month or, where it is not 0, by the number of its ledger ``entry``.

    Returns the reversal's entry. Refused without a reason, or where there is no such payment to reverse.
    """
    office, by, why = open_office(root), normalized_name(by), tidy(reason)
    if not why:
        raise Refused("请", Advice.SAY_REASON, "。")
    with begin(office.ledger) as connection:
        if entry:
            found = payee_of(connection, entry)
            if found is None:
                raise Refused(f"台账里没有第 {entry} 号发放记录。")
            person, month = found
        taken = reverse(connection, office.settings.code, _number(person), _month(month), why, by, now())
        record_entry(connection, office.settings.code, taken)
    write_anchors(office, now())
    return taken


def batch_with_reversals(root: Path, period_text: str, number: str) -> tuple[Office, BatchContent, dict[int, str]]:
    """The office, a batch with its content, and for each reversed payment the reason, by the position of its line.

    Refused where there is no such batch.
    """
    office = open_office(root)
    with reading(office.ledger) as connection:
        batch = last_paying_batch(connection, office.settings.code, number, _period(period_text))
        return office, read_content(connection, batch), _reasons(reversals_of(connection, batch))


def _reasons(reversals: dict[int, LedgerEntry]) -> dict[int, str]:
    return {pos: f"{entry.at[:10]} {entry.by} 冲销，{entry.reason}" for pos, entry in reversals.items()}


def write_allowance_sheet(root: Path, period_text: str, number: str, output: Path, bank: Path | None) -> tuple[Path, Batch]:
    """Write the allowance sheet that finance signs, and the bank's list to ``bank`` where it is given; the sheet's file.

    ``output`` is a file or a folder. Refused where there is no such batch, where nobody has approved the one that the bank is to
    pay, or where a file cannot be written.
    """
    from addin.payroll.sheet_writer import sheet_of, write_bank_file, write_sheet  # noqa: PLC0415 - only here

    office, content, reversals = batch_with_reversals(root, period_text, number)
    if bank and content.batch.state not in ("approved", "paid"):
        waits = f"批次 {content.batch.number}（{content.batch.state_label}）还没有人复核，不能写给银行的清单。请先"
        raise Refused(waits, Advice.APPROVE.about(period=content.batch.period), "。")
    file = output / f"{SHEET_FILE_PREFIX}{content.batch.number}.xlsx" if output.is_dir() else output.with_suffix(".xlsx")
    sheet = sheet_of(office.settings.name, content, reversals)
    try:
        write_sheet(sheet, file)
        if bank:
            write_bank_file(sheet, bank)
    except OSError:
        raise Refused(f"写不了 {file}：文件夹不存在、没有权限，或者这个文件正在 Excel 里打开。") from None
    return file, content.batch


def reconcile_period(root: Path, period_text: str, number: str, file: Path | None) -> list[ReconciledBatch]:
    """Compare sheet, ledger and sums of units for each paid batch, in fen; with ``file`` also that allowance sheet, row by row.

    Refused where nothing was paid, where ``file`` may belong to several batches, or where it is no allowance sheet.
    """
    from addin.payroll.sheet_reader import differences, read_sheet  # noqa: PLC0415 - only here
    from addin.payroll.sheet_writer import sheet_of  # noqa: PLC0415

    office = open_office(root)
    with paused_gc(), reading(office.ledger) as connection:
        batches = [one for one in all_batches(connection, office.settings.code, _period(period_text)) if one.state == "paid"]
        batches = [find_batch(connection, office.settings.code, number=number)] if number else batches
        if not batches:
            raise Refused(f"{period_text} 还没有发放过的批次，没有可以核对的。")
        if file and len(batches) > 1:
            raise Refused(f"{period_text} 发放过几个批次，不知道这张发放表是哪一个的。请", Advice.NAME_BATCH, "。")
        found = []
        for batch in batches:
            content = read_content(connection, batch)
            sheet = sheet_of(office.settings.name, content, _reasons(reversals_of(connection, batch)))
            changes = tuple(differences(read_sheet(file), sheet)) if file else ()
            units = sum(one.fen for one in sheet.units)
            found.append(ReconciledBatch(batch, sheet.fen, units, batch_sums(connection, batch), changes))
        return found


def batches_of(root: Path, period_text: str) -> list[Batch]:
    """The office's batches in the order they were made, of all periods where ``period_text`` is empty."""
    office = open_office(root)
    with reading(office.ledger) as connection:
        return all_batches(connection, office.settings.code, _period(period_text))


def explain_person(root: Path, person: str, month: str) -> list[ClaimHistory]:
    """Every claim of a person in the ledger, by identity number, with its outcome; of one month where ``month`` is given.

    Refused where the number is empty or ``month`` is no month.
    """
    office = open_office(root)
    with reading(office.ledger) as connection:
        return claim_histories(connection, _number(person), _month(month) if month else "")


def verify_ledger(root: Path, code: str) -> VerifyResult:
    """Verify the ledger with all that was written down outside of it, and the receipts; ``code`` is a hash printed on a sheet."""
    office = open_office(root)
    with paused_gc(), reading(office.ledger) as connection:
        found = verify(connection, code.strip())
    return replace(found, problems=(*found.problems, *outside_problems(office))[:MOST_PROBLEMS])


def now() -> str:
    """The moment an entry is made, as ISO 8601 with the UTC offset. Only the ledger's records read the clock; no check does."""
    return dt.datetime.now().astimezone().isoformat(timespec="seconds")


def _period(text: str) -> str:
    return str(period_of(text)) if text else ""


def _number(text: str) -> str:
    number = tidy_id(text)
    if not number:
        raise Refused("请", Advice.SAY_PERSON, "。")
    return number


def _month(text: str) -> str:
    """A month as the ledger writes it (2026-07), of 2026-7, 2026/07, 202607 or 2026年7月. Refused where the text is none."""
    found = _MONTH.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if not found:
        raise Refused(f"“{text}”不是月份，请写成 2026-07。")
    return f"{found[1]}-{int(found[2]):02d}"
