"""Our copy of an accepted file, read only where it is still the file that was received."""

from __future__ import annotations

from addin.errors import Refused
from addin.submissions.cached_tables import read_through
from addin.submissions.folder import Office
from addin.submissions.receipts import Receipt
from addin.submissions.waiting_units import waiting_in, without_units
from workbook_templates.read import read_file
from workbook_templates.table import Submission

_WHAT_TO_DO = "请用备份恢复，或者把该单位报来的原文件再收一次。"


def read_copy(office: Office, receipt: Receipt) -> Submission:
    """The tables of the copy in 已收, whose SHA-256 must be the one in its receipt; without the rows of units that were returned.

    Refused, naming the file and the receipt, where the copy is missing, cannot be read, or was changed after it was received.
    """
    file = office.root / receipt.stored
    reading = read_file(file, name=file.name)  # the stored copy's name is unique, the sender's is not
    try:
        same = bool(receipt.stored) and reading.content.sha256 == receipt.sha256
    except OSError:
        raise Refused(f"“已收”里的文件 {receipt.stored} 不见了或打不开了（第{receipt.id}号回执）。{_WHAT_TO_DO}") from None
    if not same:
        raise Refused(
            f"“已收”里的文件 {receipt.stored} 在收下以后被改动过，不是{receipt.unit_name}报来的那一份了"
            f"（第{receipt.id}号回执），没有采用。{_WHAT_TO_DO}"
        )
    submission = read_through(office, reading)
    if not submission.usable:
        raise Refused(f"“已收”里的文件 {receipt.stored} 读不出来了（第{receipt.id}号回执）。{_WHAT_TO_DO}")
    return without_units(submission, waiting_in(receipt))
