"""The rows of a batch, a draft as computed, a batch as recorded, and the digest that shows later changes of the rows."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

NO_STANDARD = -1
_SEPARATOR = "\x1f"
NOBODY = "无人可发"
REVERSED = "已冲销"
"""What became of a payment for which nothing is due any more."""

CORRECTION_OUTCOMES = {"lower": "应收回", "restore": "恢复应发", "recover": "已收回", "returned": "银行退回"}
"""The outcomes of lines of corrections and adjustments besides ``pay``, in Chinese."""

ENTRY_WORDS = {"pay": "发放", "more": "补发", "due": "应发变更", "returned": "银行退回", "recover": "收回", "reversal": "冲销"}
"""What an entry of the ledger does, by its kind, in Chinese."""

PAY, ADJUSTMENT, CORRECTION, OPENING = "pay", "adjust", "correct", "opening"
KINDS = {PAY: "发放", ADJUSTMENT: "补差", CORRECTION: "更正", OPENING: "期初"}
"""The kinds of batches: of a period's claims; of differences found later; of what is annulled, returned or recovered; of what
was paid before this ledger began.
"""

STATES = {"draft": "待复核", "approved": "待发放", "paid": "已发放", "replaced": "已被新批次取代"}
CORRECTION_STATES = {"draft": "待复核", "paid": "已入账", "replaced": "已取消"}

BEFORE = "启用台账以前"
"""When opening balances were paid: the day is not known."""


class StandardRow(NamedTuple):
    """A standard that was applied in a batch: the post it is for, the scope it holds in, fen a month, and its document."""

    post: str
    scope: str
    fen: int
    source: str


class PostRow(NamedTuple):
    """A post as it was when the batch was computed: holder, organisation, the row's unit and file, bank and account.

    ``number`` is the identity number in the row, ``person`` the number under which payments are entered (the same; in batches
    of earlier versions one chosen for the person), ``aliases`` the person's other numbers separated by blanks; ``code`` is the
    organisation's code; ``row`` is Excel's row number in ``file``.
    """

    number: str
    person: str
    aliases: str
    name: str
    post: str
    code: str
    body_name: str
    unit: str
    unit_name: str
    file: str
    row: int
    bank: str
    account: str


class LineRow(NamedTuple):
    """A claim (post and month) with its outcome and its amount in fen.

    ``post_pos`` and ``standard_pos`` are positions in the batch's lists (NO_STANDARD: none applied); ``month`` is like
    2026-07; ``rule`` is the code of the rule that decided it, empty for what is simply paid. ``reason`` is the sentence why
    the claim is not paid; for what is simply paid it names the concurrent posts that are not.
    """

    post_pos: int
    person: str
    month: str
    outcome: str
    fen: int
    standard_pos: int
    rule: str
    reason: str


class ChangeRow(NamedTuple):
    """What a line of a correction or an adjustment changes: the payment ``entry_id`` (0: none yet), the fen its holder had
    received and was due before, and the fen due from now on. The line itself has the cash that moves.
    """

    line_pos: int
    entry_id: int
    cash: int
    due: int
    due_after: int


@dataclass(frozen=True)
class Draft:
    """A batch as computed, before it is recorded and has a number; ``period`` is like 2026Q3, ``kind`` one of KINDS."""

    period: str
    standards: Sequence[StandardRow]
    posts: Sequence[PostRow]
    lines: Sequence[LineRow]
    changes: Sequence[ChangeRow] = ()
    kind: str = PAY


class Batch(NamedTuple):
    """A batch as recorded; the fields are the columns of its table, in order.

    ``blocked``, ``held`` and ``unpaid`` count the lines of these outcomes, ``pay_count`` those to be paid, ``pay_fen`` is
    their sum in fen; ``head_id`` and ``head_hash`` are the batch's last entry in the ledger (0 and empty before payment).
    """

    id: int
    office: str
    number: str
    period: str
    state: str
    made_by: str
    made_at: str
    approved_by: str
    approved_at: str
    paid_by: str
    paid_at: str
    digest: str
    pay_count: int
    pay_fen: int
    blocked: int
    held: int
    unpaid: int
    head_id: int
    head_hash: str
    kind: str = PAY

    @property
    def pays(self) -> bool:
        """Whether the batch orders payments, so that a third person has to pay it; all others are posted when approved."""
        return self.kind not in (CORRECTION, OPENING)

    @property
    def state_label(self) -> str:
        """The state in Chinese, as clerks read it."""
        if not self.pays:
            return CORRECTION_STATES.get(self.state, self.state)
        return NOBODY if self.state == "draft" and self.kind == PAY and not self.pay_count else STATES.get(self.state, self.state)


def digest(
    standards: Sequence[tuple[Any, ...]],
    posts: Sequence[tuple[Any, ...]],
    lines: Sequence[tuple[Any, ...]],
    changes: Sequence[tuple[Any, ...]] = (),
) -> str:
    """SHA-256 (hexadecimal) over all rows of a batch: shows any change between computing, approving and paying.

    Hashed column by column, because joining a column costs a tenth of formatting each row.
    """
    sha256 = hashlib.sha256()
    for rows in (standards, posts, lines, *([changes] if changes else ())):
        sha256.update(f"{len(rows)} rows".encode())
        for column in zip(*rows, strict=True):
            sha256.update(_column_bytes(column))
    return sha256.hexdigest()


def _column_bytes(values: tuple[Any, ...]) -> bytes:
    """A column as bytes, differently for any two different columns: length, then values with separators.

    Where a value contains the separator, the values are written as JSON instead.
    """
    joined = _SEPARATOR.join(values if set(map(type, values)) == {str} else map(str, values))
    unambiguous = joined.count(_SEPARATOR) == len(values) - 1
    data = joined.encode() if unambiguous else json.dumps(values, ensure_ascii=False).encode()
    return f"{'|' if unambiguous else '['}{len(data)}:".encode() + data
