"""An accepted file goes back: the office returns it, or its sender withdraws it. The version before is then in force again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import Connection

from addin.errors import Refused
from addin.store.connection import begin, reading, take_turns
from addin.store.journal import append, digest_of, events
from addin.submissions import receipts
from addin.submissions.accepted_copy import read_copy
from addin.submissions.cached_tables import keep_those_in_force
from addin.submissions.filing import now, returned_path
from addin.submissions.folder import Office
from addin.submissions.known_codes import defined_codes
from addin.submissions.office_files import copy_atomically, write_text_atomically
from addin.submissions.receipts import Receipt
from addin.submissions.settled import paid_from, resting_on
from workbook_templates.read import FileBytes

RETURN, WITHDRAW = "return", "withdraw"
WORDS = {RETURN: "退回", WITHDRAW: "撤回"}


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What was taken back and why; ``before`` is the receipt that is in force again, None where there is none."""

    act: str
    receipt: Receipt
    before: Receipt | None
    by: str
    reason: str


def take_back(office: Office, number: int, act: str, by: str, reason: str) -> TakenBack:
    """Take the accepted file of a receipt out of force and put a copy of it with a letter into 退回.

    ``act`` is RETURN (the office returns it) or WITHDRAW (its sender asked for it). Refused where no accepted file has that
    receipt, where something rests on it (the period is closed, allowances were paid), or where a file cannot be read.
    """
    receipt = accepted_receipt(office, number)
    if receipt.key is None:
        raise ValueError("an accepted file has a key")
    by_money = paid_from(office, receipt) if receipt.key.kind == "allowance" else ""
    if words := resting_on(office, receipt.key, receipt) or by_money:
        raise Refused(words)
    read_copy(office, receipt)  # a copy that was changed meanwhile is not sent to anybody
    before = _before(office, receipt)
    codes = defined_codes(read_copy(office, before).tables) if before else {}
    taken = TakenBack(act, receipt, before, by, reason)
    target = returned_path(office, receipt)
    copy_atomically(FileBytes(office.root / (receipt.change.get("stored") or receipt.stored)), target)  # what the unit had sent
    write_text_atomically(target.with_suffix(".txt"), letter(office, taken))
    with begin(office.engine) as connection:
        take_turns(connection)
        require_accepted(receipts.with_number(connection, number), number)  # nobody was quicker
        _record(connection, office, taken)
        receipts.take_back(connection, receipt.id)
        if receipt.change and (sent := receipts.with_hash(connection, receipt.change["sha256"])):
            receipts.take_back(connection, sent.id)  # so that it can be sent again
        if before:
            receipts.restore(connection, before.id, codes)
    keep_those_in_force(office)
    return taken


def reasons_of_returns(office: Office) -> Mapping[int, str]:
    """Why the office sent back files that it had accepted, by the number of the receipt."""
    with reading(office.engine) as connection:
        return {int(one.subject): json.loads(one.detail)["reason"] for one in events(connection, RETURN)}


class BackAgain(NamedTuple):
    """What went back after all: the act in Chinese (退回, 撤回), its reason and its day (2026-10-12)."""

    act: str
    reason: str
    day: str


def taken_back(office: Office) -> Mapping[int, BackAgain]:
    """What the office sent back by somebody's decision, and what its sender withdrew, by the number of the receipt."""
    with reading(office.engine) as connection:
        found = [(act, one) for act in WORDS for one in events(connection, act)]
    return {int(one.subject): BackAgain(WORDS[act], json.loads(one.detail)["reason"], one.at[:10]) for act, one in found}


def letter(office: Office, taken: TakenBack) -> str:
    """What is written to the sender."""
    receipt = taken.receipt
    key = receipt.key.words if receipt.key else ""
    lines = [
        f"{office.settings.name} {WORDS[taken.act]}：{receipt.unit_name} {key}（第{receipt.id}号回执，{receipt.file_name}）",
        f"办理人：{taken.by}　日期：{now()[:10]}",
        f"原因：{taken.reason}",
        "",
        _what_counts(taken) + "请改好后再报送一次。",
    ]
    return "\n".join(lines) + "\n"


def _what_counts(taken: TakenBack) -> str:
    if taken.before is None:
        return "这份表已收下的记录作废，目前按未报处理。"
    return f"这份表已收下的记录作废，目前仍按第{taken.before.id}号回执（{taken.before.received_at[:10]}收到）的那一份。"


def accepted_receipt(office: Office, number: int) -> Receipt:
    """The receipt of an accepted file. Refused where there is none of that number, or where its file is not accepted."""
    with reading(office.engine) as connection:
        return require_accepted(receipts.with_number(connection, number), number)


def require_accepted(found: Receipt | None, number: int) -> Receipt:
    """The receipt. Refused where there is none, or where its file is not accepted."""
    if found is None or found.state != "accepted":
        state = f"，它现在是“{found.state_words}”" if found else ""
        raise Refused(f"没有第{number}号回执的已收文件{state}。请核对回执上的号码。")
    return found


def _before(office: Office, receipt: Receipt) -> Receipt | None:
    """The file that the receipt's one replaced, where it has not gone back itself."""
    if receipt.supersedes is None:
        return None
    with reading(office.engine) as connection:
        found = receipts.with_number(connection, receipt.supersedes)
    return found if found and found.state == "superseded" else None


def _record(connection: Connection, office: Office, taken: TakenBack) -> None:
    detail = json.dumps({"reason": taken.reason}, ensure_ascii=False)
    append(
        connection, taken.act, str(taken.receipt.id), digest_of([[detail]]), at=now(), office=office.settings.code,
        detail=detail, by=taken.by,
    )  # fmt: skip
