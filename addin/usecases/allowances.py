"""Use cases of allowances: compute, approve, pay, look up, verify.

Every function that takes the folder ``root`` of an office raises Refused where there is no office in it; ``period_text``
is a period as the user writes it, and Refused is raised where it is none; ``number`` names a batch, empty for the one that
is next in turn.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from pathlib import Path

from addin.errors import Refused
from addin.ledger.batch_inputs import BatchInput
from addin.ledger.batches import all_batches, find_batch, last_paying_batch, read_content, record_draft
from addin.ledger.draft import DraftedBatch
from addin.ledger.empty_batch import all_paid_before, require_differences, require_payable_lines
from addin.ledger.identity_decisions import store_decisions
from addin.ledger.lifecycle import PaidBatch, approve, pay
from addin.ledger.model import ADJUSTMENT, PAY, Batch
from addin.ledger.outdated import refuse_behind_a_newer_draft
from addin.ledger.queries import ClaimHistory, claim_histories, held_by_batch
from addin.ledger.rival_office_holders import rival_office_holders
from addin.ledger.verify import MOST_PROBLEMS, VerifyResult, verify
from addin.people import CLERK, FINANCE, REVIEWER
from addin.runtime import clock
from addin.runtime.gc_pause import paused_gc
from addin.runtime.progress import Progress, no_progress
from addin.store.connection import begin, reading, take_turns
from addin.submissions.folder import Office, open_office
from addin.usecases.anchor_files import outside_problems
from addin.usecases.computation import (
    compute_from,
    office_decisions,
    read_accepted,
    refuse_if_changed_meanwhile,
    require_up_to_date,
)
from addin.usecases.kept_papers import end_act
from addin.usecases.periods import paid_through, period_of
from addin.usecases.signatory import signatory
from workbook_templates.advice import Advice
from workbook_templates.values.identity import tidy_id

_LEDGER_CODE = re.compile(r"[0-9A-Fa-f]{16,64}")
_MONTH = re.compile(r"(20\d\d)(?:[-/.年])?(0?[1-9]|1[0-2])月?")


def compute_batch(
    root: Path, period_text: str, by: str, *, ahead: bool = False, progress: Progress = no_progress
) -> DraftedBatch:
    """Compute a period's allowances from what the office has accepted, and record them as a draft batch made by ``by``.

    Months that have not begun are held, unless somebody has said to pay them ``ahead``. Refused where ``by`` is
    empty, or where no roster of the period has been accepted.
    """
    office, period = open_office(root), period_of(period_text)
    by = signatory(office.settings, by, CLERK)
    accepted = read_accepted(office, period, progress)
    with paused_gc(), begin(office.ledger) as connection:
        take_turns(connection)
        store_decisions(connection, office_decisions(connection, office, accepted.tables, period.months()), now())
        made, inputs = compute_from(connection, office, accepted, paid_through(ahead=ahead))
        batch = record_draft(connection, office.settings.code, made.draft, by, now(), inputs)
        drafted = DraftedBatch(read_content(connection, batch), made.judgement.findings())
    end_act(office, now())
    return drafted


def approve_batch(root: Path, period_text: str, number: str, by: str) -> Batch:
    """Approve a draft batch as ``by``; the batch as it is then. One whose persons have all been paid already is not changed.

    Refused where ``by`` computed it, where it pays nothing, or where something newer would change it.
    """
    office = open_office(root)
    by = signatory(office.settings, by, REVIEWER)
    batch, checked = _waiting(office, number, period_text, "draft")
    with paused_gc(), begin(office.ledger) as connection:
        if all_paid_before(connection, batch):
            return batch
        refuse_if_changed_meanwhile(connection, office, batch, checked)
        if batch.kind == PAY:
            require_payable_lines(batch)
        elif batch.kind == ADJUSTMENT:
            require_differences(read_content(connection, batch))
        batch = approve(connection, batch, by, now())
    end_act(office, now())
    return batch


def _waiting(office: Office, number: str, period_text: str, state: str) -> tuple[Batch, list[BatchInput]]:
    """The batch to be approved or paid, and what it would be made of now. Refused where it is outdated."""
    with reading(office.ledger) as connection:
        batch = find_batch(connection, office.settings.code, number=number, period=period_text_of(period_text), states=(state,))
        if all_paid_before(connection, batch):
            return batch, []
        if batch.state == state:
            refuse_behind_a_newer_draft(connection, batch)
    return batch, require_up_to_date(office, batch)


def rival_office_holders_in(root: Path, batch: Batch) -> list[str]:
    """Sentences for whoever approves: several secretaries or leaders of one organisation paid for the same month (rule S14)."""
    with reading(open_office(root).ledger) as connection:
        return rival_office_holders(read_content(connection, batch))


def months_ahead_in(root: Path, batch: Batch) -> list[str]:
    """The months that a batch pays although they had not begun when it was computed: for whoever approves it."""
    with reading(open_office(root).ledger) as connection:
        content = read_content(connection, batch)
    return sorted({line.month for line in content.lines if line.outcome == "pay" and f"{line.month}-01" > batch.made_at[:10]})


def pay_batch(root: Path, period_text: str, number: str, by: str) -> PaidBatch:
    """Record an approved batch as paid by ``by``, who neither computed nor approved it. Paying again pays nothing.

    Refused where there is no such batch, the person is not a third one, or where something newer would change it.
    """
    office = open_office(root)
    by = signatory(office.settings, by, FINANCE)
    batch, checked = _waiting(office, number, period_text, "approved")
    with paused_gc(), begin(office.ledger) as connection:
        if all_paid_before(connection, batch):
            last = batch if number else last_paying_batch(connection, batch.office, "", batch.period)
            paid = PaidBatch(last, 0, 0, again=True)
        else:
            if batch.state == "approved":
                refuse_if_changed_meanwhile(connection, office, batch, checked)
            paid = pay(connection, batch, by, now())
    end_act(office, now())
    return paid


def batches_of(root: Path, period_text: str) -> tuple[list[Batch], dict[int, int]]:
    """The office's batches in the order they were made, of all periods where ``period_text`` is empty; and by their ids the fen
    of them that are out by now.
    """
    office = open_office(root)
    with reading(office.ledger) as connection:
        held = held_by_batch(connection, office.settings.code)
        return all_batches(connection, office.settings.code, period_text_of(period_text)), held


def explain_person(root: Path, person: str, month: str) -> list[ClaimHistory]:
    """Every claim of a person in the ledger, by identity number, with its outcome; of one month where ``month`` is given.

    Refused where the number is empty or ``month`` is no month.
    """
    office = open_office(root)
    with reading(office.ledger) as connection:
        return claim_histories(connection, office.settings.code, number_of_person(person), month_of(month) if month else "")


def verify_ledger(root: Path, code: str) -> VerifyResult:
    """Verify the ledger with all that was written down outside of it, and the receipts.

    ``code`` is a code printed on a sheet: the beginning of an entry's hash, or the code of the page. Refused where it is neither:
    a slip of the hand must not read as if the ledger had been changed.
    """
    from addin.payroll.paper_code import plain_code, typed_code  # noqa: PLC0415 - only here
    from addin.usecases.kept_papers import paper_problems  # noqa: PLC0415
    from addin.usecases.paper_codes import code_problems  # noqa: PLC0415

    office, of_page, plain = open_office(root), bool(typed_code(code)), plain_code(code)
    if code.strip() and not of_page and not _LEDGER_CODE.fullmatch(plain):
        raise Refused("校验码没有写对，请照发放表上印的写全：台账校验码是 16 位，纸面校验码如 2-1F0A-93BC-0D11-7E25。")
    with paused_gc(), reading(office.ledger) as connection:
        found = verify(connection, "" if of_page else plain)
    more = (*outside_problems(office), *paper_problems(office), *(code_problems(office, code) if of_page else ()))
    return replace(found, problems=(*found.problems, *more)[:MOST_PROBLEMS])


def now() -> str:
    """The moment an entry is made, as ISO 8601 with the UTC offset. Only the ledger's records read the clock; no check does."""
    return clock.stamp()


def period_text_of(text: str) -> str:
    """A period as the ledger writes it (2026Q3); empty for an empty text. Refused where the text is none."""
    return str(period_of(text)) if text else ""


def number_of_person(text: str) -> str:
    """An identity number as the ledger writes it. Refused where the text is empty."""
    number = tidy_id(text)
    if not number:
        raise Refused("请", Advice.SAY_PERSON, "。")
    return number


def month_of(text: str) -> str:
    """A month as the ledger writes it (2026-07), of 2026-7, 2026/07, 202607 or 2026年7月. Refused where the text is none."""
    found = _MONTH.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if not found:
        raise Refused(f"“{text}”不是月份，请写成 2026-07。")
    return f"{found[1]}-{int(found[2]):02d}"
