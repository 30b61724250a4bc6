"""Use case: the letters that ask units for new accounts, one to each whose payments the bank gave back."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from addin.errors import Refused
from addin.ledger.batches import find_batch, read_content
from addin.ledger.model import CORRECTION, Batch
from addin.payroll.capitals import capitals
from addin.payroll.returned_payments import ReturnedPayment
from addin.payroll.sheet_rows import months_text
from addin.store.connection import reading
from addin.submissions.folder import PAID, open_office
from addin.submissions.office_files import unit_file_name
from addin.summary.letters.account_letters import FailedPayment, LetterHead, UnitReturns, account_letters
from addin.usecases.bank_orders import returned_by
from addin.usecases.reports import DAYS_TO_ANSWER
from workbook_templates.atomic_write import write_atomically
from workbook_templates.cell_types import mask
from workbook_templates.values.amount import money

ACCOUNT_LETTER = "补正账户通知"
FOLDER_PREFIX = f"{ACCOUNT_LETTER}_"


def write_account_letters(root: Path, number: str, output: Path | None = None) -> list[Path]:
    """Write a letter for each unit of a posted correction, into the folder ``output`` or one of its own in 发放; their paths.

    Empty where the bank gave nothing back in it. Refused where there is no such batch, where nobody has approved it, or where a
    letter cannot be written.
    """
    office = open_office(root)
    with reading(office.ledger) as connection:
        batch = find_batch(connection, office.settings.code, number=number)
        if batch.kind != CORRECTION or batch.state != "paid":
            raise Refused(f"批次 {batch.number} 不是已入账的更正，没有银行退回的，不用通知单位补正账户。")
        back = returned_by(connection, office.settings.code, read_content(connection, batch))
    day = dt.date.fromisoformat(batch.approved_at[:10])
    head = LetterHead(office.settings.name, *office.settings.whom_to_ask, batch.number, day)
    folder = output or office.folder(PAID) / f"{FOLDER_PREFIX}{batch.number}"
    written = []
    try:
        for unit, name, content in account_letters(head, list(_units(back)), day + dt.timedelta(days=DAYS_TO_ANSWER)):
            file = folder / f"{unit_file_name(name, unit, ACCOUNT_LETTER)}.docx"
            file.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(file, content)
            written.append(file)
    except OSError:
        raise Refused(f"写不了“{folder}”里的通知。请检查文件夹；通知正在 Word、WPS 里打开着的，请关闭后再试。") from None
    return written


def letters_after(root: Path, batch: Batch) -> list[Path]:
    """The letters that follow from a batch just approved: none but for a correction that says what the bank gave back.

    Refused where one cannot be written; the sentence says that the correction stands.
    """
    try:
        return write_account_letters(root, batch.number) if batch.kind == CORRECTION else []
    except Refused as refusal:
        raise Refused(f"更正 {batch.number} 已经记入台账，只是补正账户通知没有写成：{refusal}") from refusal


def _units(back: list[ReturnedPayment]) -> Iterator[UnitReturns]:
    of_unit: dict[str, list[ReturnedPayment]] = defaultdict(list)
    for one in back:
        of_unit[one.unit].append(one)
    for unit, found in sorted(of_unit.items()):
        fen = sum(one.fen for one in found)
        yield UnitReturns(unit, found[0].unit_name, [_row(one) for one in found], money(fen), capitals(fen))


def _row(one: ReturnedPayment) -> FailedPayment:
    months = months_text(one.months)
    return FailedPayment(one.name, mask(one.number), months, money(one.fen), one.bank, mask(one.account), one.why)
