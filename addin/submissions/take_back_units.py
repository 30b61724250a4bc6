"""Units go back out of an accepted workbook of an office below: their rows wait, the rest of it stays in force."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from addin.errors import Refused
from addin.store.connection import begin, reading, take_turns
from addin.store.journal import append, digest_of, events
from addin.submissions import receipts
from addin.submissions.accepted_copy import read_copy
from addin.submissions.filing import now, returned_path
from addin.submissions.folder import Office
from addin.submissions.known_codes import defined_codes
from addin.submissions.receipts import Receipt
from addin.submissions.settled import resting_on
from addin.submissions.take_back import RETURN, accepted_receipt, require_accepted
from addin.submissions.units_back import write_letter_about, write_units
from addin.submissions.waiting_units import WAITING, units_in, waiting_in, without_units
from workbook_templates.read import read_file
from workbook_templates.table import Submission

SEPARATELY = "-"
"""In a file's name between that of what went back when the workbook came and the number of what went back afterwards."""


@dataclass(frozen=True, slots=True)
class TakenBackUnits:
    """The units (names by code) that were returned out of the workbook of a receipt, by whom and why."""

    receipt: Receipt
    units: Mapping[str, str]
    by: str
    reason: str


def take_back_units(office: Office, number: int, codes: Sequence[str], by: str, reason: str) -> TakenBackUnits:
    """Take the rows of these units out of the accepted workbook of a receipt, and put them with a letter into 退回.

    Refused where no accepted file has that receipt, where it holds no such unit or no other, where something rests on it (the
    period is closed, allowances were paid), or where it cannot be read.
    """
    receipt = accepted_receipt(office, number)
    if receipt.key and (words := resting_on(office, receipt.key, receipt)):
        raise Refused(words)
    in_force = read_copy(office, receipt)
    units = _units(in_force, codes, number)
    left = defined_codes(without_units(in_force, units).tables)
    target, file = _place(office, receipt), office.root / receipt.stored
    write_units(read_file(file, name=file.name), units, (), target)
    write_letter_about(office, receipt, units, (f"办理人：{by}　日期：{now()[:10]}", f"原因：{reason}"), target)
    detail = json.dumps({"reason": reason, "units": units}, ensure_ascii=False)
    with begin(office.engine) as connection:
        take_turns(connection)
        current = require_accepted(receipts.with_number(connection, number), number)
        if waiting_in(current) != waiting_in(receipt):
            raise Refused(f"第{number}号回执的单位刚才由别人退回了，这一步没有做，请再试一次。")
        append(
            connection, RETURN, str(number), digest_of([[detail]]), at=now(), office=office.settings.code, detail=detail, by=by
        )
        receipts.set_detail(connection, number, {**current.detail, WAITING: waiting_in(current) | units}, left)
    return TakenBackUnits(receipt, units, by, reason)


def _place(office: Office, receipt: Receipt) -> Path:
    """Where the rows are put: a place of their own for each time, since what went back before may not have been sent yet."""
    with reading(office.engine) as connection:
        before = sum(event.subject == str(receipt.id) for event in events(connection, RETURN))
    first = returned_path(office, receipt)
    return first.with_stem(f"{first.stem}{SEPARATELY}{before + 1}")


def _units(in_force: Submission, codes: Sequence[str], number: int) -> dict[str, str]:
    known = units_in(in_force.tables)
    if unknown := [code for code in codes if code not in known]:
        raise Refused(f"第{number}号回执的表里没有单位 {'、'.join(unknown)} 的数据，请核对单位代码。")
    units = {code: known[code] for code in codes}
    if len(units) == len(known):
        raise Refused(f"第{number}号回执的表里只有这些单位，请退回整份表。")
    return units
