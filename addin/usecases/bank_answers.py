"""Use case: take in the bank's answer to a batch's list; what it gave back is one correction that a second person approves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from addin.errors import Refused
from addin.ledger.batches import BatchContent, all_batches, read_content
from addin.ledger.corrections import Payee, payee, record_correction, returned
from addin.ledger.model import CORRECTION, Batch, ChangeRow, LineRow
from addin.ledger.queries import later_changes
from addin.payroll.answer_totals import StatedTotal, range_problems, stated_problems
from addin.payroll.bank_answer import BankAnswer, TakenAnswer, read_answer, without_numbers
from addin.payroll.returned_payments import RETURNED, reference_in, with_reference
from addin.payroll.sheet_rows import PaidRow, paid_rows, reference_of
from addin.store.connection import begin
from addin.submissions.folder import Office, open_office
from addin.usecases.allowances import now
from addin.usecases.kept_papers import end_act, keep_original
from addin.usecases.signatory import signatory
from workbook_templates.read import FileBytes
from workbook_templates.read.troubles import Unusable
from workbook_templates.values.amount import money

if TYPE_CHECKING:
    from sqlalchemy import Connection

_FEW = 5
Case = tuple[Payee, tuple[LineRow, ChangeRow]]


@dataclass(frozen=True)
class _Listed:
    """A payment on a bank's list: the row, the batch it is of, and whether the ledger knows already that it came back."""

    row: PaidRow
    content: BatchContent
    returned: bool


def take_answer(root: Path, file: Path, by: str) -> TakenAnswer:
    """Compare the bank's answer with what was ordered, and draft the returns. The same file again changes nothing.

    Refused where the file is none, where one of its lines has a reference or an amount that was not ordered, or a result that is
    not understood, or where its sums are not those of its lines and of what was ordered: then nothing of it is taken.
    """
    original, office = FileBytes(file), open_office(root)
    (answers, stated), by = read_answer(file), signatory(office.settings, by)
    with begin(office.ledger) as connection:
        listed = _listed(connection, office.settings.code, {one.reference.rpartition("-")[0] for one in answers})
        _require_fitting(file.name, answers, stated, listed)
        failed = [(one, listed[one.reference]) for one in answers if not one.paid]
        new = [(one, order) for one, order in failed if not order.returned]
        cases = [case for one, order in new for case in _cases(connection, office.settings.code, one, order)]
        batch = record_correction(connection, office.settings.code, cases, by, now()) if cases else None
        made = read_content(connection, batch) if batch else None
    _keep(office, [listed[one.reference].content.batch for one in answers], original)
    end_act(office, now())
    paid = [listed[one.reference].row.net for one in answers if one.paid]
    answered = {one.reference for one in answers}
    left = [order.row.net for reference, order in listed.items() if reference not in answered]
    return TakenAnswer(len(paid), sum(paid), len(failed), sum(order.row.net for _, order in failed), len(left), sum(left), made)


def _require_fitting(name: str, answers: list[BankAnswer], stated: list[StatedTotal], listed: dict[str, _Listed]) -> None:
    """Raise Refused, with what is wrong, where the answer in the file ``name`` is not one to what was ordered."""
    times = Counter(one.reference for one in answers)
    twice = [f"参考号 {without_numbers(reference)} 有 {n} 行" for reference, n in times.items() if n > 1]
    wrong = [*twice, *(said for one in answers if (said := _wrong(one, listed)))]
    if wrong := wrong or list(_wrong_sums(answers, stated, listed)):
        more = f"；另有 {len(wrong) - _FEW} 处" if len(wrong) > _FEW else ""
        raise Refused(f"{name} 与代发清单对不上，没有登记：{'；'.join(wrong[:_FEW])}{more}。")


def _keep(office: Office, batches: list[Batch], original: FileBytes) -> None:
    """Keep the bank's file with the papers of each batch it answers. Where there is no room it is kept when it is read again."""
    for number in sorted({one.number for one in batches}):
        with suppress(Refused, OSError, Unusable):
            keep_original(office, next(one for one in batches if one.number == number), original, now(), what="银行回盘")


def _listed(connection: Connection, office: str, numbers: set[str]) -> dict[str, _Listed]:
    """What was ordered, by reference, in these batches; with what is returned already or waits for approval."""
    batches = all_batches(connection, office)
    known = _references_returned(connection, batches)
    found: dict[str, _Listed] = {}
    for one in batches:
        if one.number not in numbers or one.state != "paid" or not one.pays:
            continue
        content = read_content(connection, one)
        back = {pos for pos, change in later_changes(connection, one) if change.kind == "returned"}
        by_hand = {(content.lines[pos].person, content.lines[pos].month) for pos in back}
        for n, row in enumerate(paid_rows(content), start=1):
            if not row.net:  # all of it was kept back: it is not on the list
                continue
            reference = reference_of(one.number, n)
            is_back = reference in known or any((_person(content, row), month) in by_hand for month in row.months)
            found[reference] = _Listed(row, content, is_back)
    return found


def _references_returned(connection: Connection, batches: list[Batch]) -> set[str]:
    """The references of the returns that were taken from an earlier answer, posted or waiting for approval.

    An adjustment pays for months that another batch paid first: only the reference says which of the two came back.
    """
    corrections = (one for one in batches if one.kind == CORRECTION and one.state in ("draft", "paid"))
    lines = (line for one in corrections for line in read_content(connection, one).lines if line.outcome == RETURNED)
    return {reference for line in lines if (reference := reference_in(line.reason))}


def _wrong(one: BankAnswer, listed: dict[str, _Listed]) -> str:
    """What is wrong with a line of the answer, empty where nothing is."""
    order = listed.get(one.reference)
    if order is None:
        return f"第 {one.row} 行的参考号 {without_numbers(one.reference)} 不在已发放的代发清单里"
    if one.paid is None:
        return f"第 {one.row} 行的处理结果“{one.reason}”看不懂"
    if one.fen is not None and one.fen != order.row.net:
        return f"第 {one.row} 行 {order.row.name} 的金额 {money(one.fen)} 元，清单上是 {money(order.row.net)} 元"
    return ""


def _wrong_sums(answers: list[BankAnswer], stated: list[StatedTotal], listed: dict[str, _Listed]) -> Iterator[str]:
    """What is wrong with the sums of an answer whose lines are all right."""
    answered = {one.reference: listed[one.reference].row.net for one in answers}
    yield from stated_problems(stated, len(answered), sum(answered.values()))
    if any(one.paid for one in answers):
        yield from range_problems(answered, {reference: order.row.net for reference, order in listed.items()})


def _cases(connection: Connection, office: str, one: BankAnswer, order: _Listed) -> list[Case]:
    """The return of each month that was ordered together."""
    person = _person(order.content, order.row)
    amounts = {line.month: line.fen for line in order.content.lines if line.outcome == "pay" and line.person == person}
    why, left, cases = with_reference(one.reason, one.reference), order.row.net, []
    for month in order.row.months:  # what was kept back did not come back: the last months are short of it
        fen, left = min(amounts[month], left), left - min(amounts[month], left)
        if fen:
            paid = payee(connection, office, person, month)
            cases.append((paid, returned(paid, fen, why)))
    return cases


def _person(content: BatchContent, row: PaidRow) -> str:
    """The number in the ledger of a row's person: the one chosen where several belong to one person."""
    return next(post.person for post in content.posts if post.number == row.number)
