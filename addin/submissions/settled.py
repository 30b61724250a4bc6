"""What already rests on a file that a new one would replace: a period that was closed, allowances that were paid.

Such a file is held: it stays in the inbox, nothing changes, and the clerk is told what rests on it and how it can be taken in.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sqlalchemy import Connection, select

from addin.store.connection import reading
from addin.store.journal import append, digest_of, events
from addin.store.tables_ledger import batch, batch_input
from addin.submissions.folder import Office
from addin.submissions.incoming import Incoming
from addin.submissions.period_events import closing, period_events, reopened_since
from addin.submissions.receipts import Receipt, SubmissionKey
from workbook_templates.advice import Advice, Sentence
from workbook_templates.values.period import Period

HELD = "held"
_PAID = "paid"
# Who is paid for which post is what a roster says; a later account, standard or decision is what an allowance form is for.
_RESTS_ON = ("roster",)
_RECEIPT_INPUT = "receipt"  # the kind of a batch's input that is an accepted file, see addin.ledger.batch_inputs


class HeldFile(NamedTuple):
    """A file that was held: its name and SHA-256, whose it is, and the moment (ISO 8601 with offset) it was first held."""

    file_name: str
    sha256: str
    unit: str
    unit_name: str
    kind: str
    period: str
    at: str

    @property
    def words(self) -> str:
        """Whose file it is: 盘龙区老干部局 花名册 2026年第三季度（花名册.xlsx）."""
        return f"{self.unit_name} {SubmissionKey(self.kind, self.unit, self.period).words}（{self.file_name}）"


def why_held(office: Office, key: SubmissionKey, replaces: Receipt | None) -> str:
    """The sentence that says why a file is not taken in; empty where nothing rests on what it would change.

    ``replaces`` is the receipt of the accepted file that it would replace.
    """
    found = resting_on(office, key, replaces)
    return Sentence("这份表没有收下，留在“收件箱”里，数据没有改动：", found) if found else ""


def resting_on(office: Office, key: SubmissionKey, receipt: Receipt | None) -> str:
    """The sentence that says what rests on the accepted file of a receipt, or on a period; empty where nothing does."""
    with reading(office.engine) as connection:
        decided = period_events(connection, office.settings.code)
    if closed := closing(decided, key.period, key.unit):
        return Sentence(f"{Period.parse(key.period).label}已由{closed.by}在{closed.at[:10]}结账。确实要更正的，请先", *_REOPEN)
    paid = _paid_batches(office, receipt) if receipt and key.kind in _RESTS_ON else []
    numbers = [number for number, at in paid if not reopened_since(decided, key.period, key.unit, at)]
    if not numbers or receipt is None:
        return ""
    why = f"第{receipt.id}号回执的文件已经用来发过补贴（批次 {'、'.join(numbers)}）。确实要更正的，请先"
    return Sentence(why, *_REOPEN, "已经发放的部分用补差更正。")


def paid_from(office: Office, receipt: Receipt) -> str:
    """The sentence that says that allowances were paid by a form of money, which another may replace and nobody may take away;
    empty where none were.
    """
    numbers = [number for number, _ in _paid_batches(office, receipt)]
    told = f"第{receipt.id}号回执的文件已经用来发过补贴（批次 {'、'.join(numbers)}），不能退回、撤回。"
    return f"{told}要更正的，请重新报一份代替它，差额用补差更正。" if numbers else ""


_REOPEN = (Advice.REOPEN.about(), "，再办一次。")


def _paid_batches(office: Office, receipt: Receipt) -> list[tuple[str, str]]:
    """The numbers of the office's paid batches that were made of a receipt, each with the moment of payment."""
    query = select(batch.c.number, batch.c.paid_at).join(batch_input, batch_input.c.batch_id == batch.c.id)
    query = query.where(batch.c.state == _PAID, batch.c.office == office.settings.code)
    query = query.where(batch_input.c.kind == _RECEIPT_INPUT, batch_input.c.name == str(receipt.id))
    with reading(office.ledger) as connection:
        return sorted({(str(row[0]), str(row[1])) for row in connection.execute(query)})


def record_held(connection: Connection, office: Office, incoming: Incoming, key: SubmissionKey, at: str) -> None:
    """Append to the journal that a file was held; the same bytes once."""
    if any(one.subject == incoming.sha256 and one.office == office.settings.code for one in events(connection, HELD)):
        return
    told = {"file": incoming.file.name[-255:], "unit": key.unit, "name": incoming.unit_name[:200], "kind": key.kind}
    detail = json.dumps(told | {"period": key.period}, ensure_ascii=False)
    append(connection, HELD, incoming.sha256, digest_of([[detail]]), at=at, office=office.settings.code, detail=detail)


def held_files(connection: Connection, office: Office, period: str, taken: Sequence[Receipt]) -> Iterator[HeldFile]:
    """The files of a period that were held and not taken in since; ``taken`` are the period's receipts."""
    known = {receipt.sha256 for receipt in taken}
    yield from (one for one in ever_held(connection, office) if one.period == period and one.sha256 not in known)


def ever_held(connection: Connection, office: Office) -> Iterator[HeldFile]:
    """Every file that the office has ever held, whatever became of it."""
    for event in events(connection, HELD):
        told = json.loads(event.detail)
        if event.office == office.settings.code:
            yield HeldFile(told["file"], event.subject, told["unit"], told["name"], told["kind"], told["period"], event.at)
