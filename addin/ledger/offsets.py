"""Keep back from what a batch pays what its persons hold too much of earlier months, as far as they have agreed.

An offset is a line of its own right after the payment that it is taken from. The ledger has the payment in full and the offset
as money that came back, so that cash out less cash back is what the bank is told to pay.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from addin.errors import Refused
from addin.ledger.batches import BatchContent
from addin.ledger.holdings import Holding
from addin.ledger.model import NO_STANDARD, OFFSET, ChangeRow, Draft, LineRow
from addin.ledger.offset_consents import Consent
from validators.allowance.identity import IdentityDecisions
from workbook_templates.values.amount import money


class _Owed:
    """What a person holds too much of one month: the holding, and the fen of it not yet kept back."""

    def __init__(self, holding: Holding, fen: int) -> None:
        self.holding, self.fen = holding, fen

    def take(self, most: int) -> int:
        """Keep back up to ``most`` fen of it."""
        taken = min(self.fen, most)
        self.fen -= taken
        return taken


def with_offsets(draft: Draft, held: Iterable[Holding], consents: Sequence[Consent], decisions: IdentityDecisions) -> Draft:
    """The draft with an offset for each receivable of somebody who has agreed, up to what the draft pays that person.

    ``held`` is what the office's persons hold by the ledger; what the draft itself makes of it counts. Earlier months come
    first. All numbers of one person are taken together.
    """
    agreed = {decisions.person(one.person): one for one in consents}
    owed = _owed(draft, held, agreed, decisions)
    if not owed:
        return draft
    changes = {one.line_pos: one for one in draft.changes}
    lines: list[LineRow] = []
    moved: list[ChangeRow] = []
    for pos, line in enumerate(draft.lines):
        if pos in changes:
            moved.append(changes[pos]._replace(line_pos=len(lines)))
        lines.append(line)
        person = decisions.person(line.person)
        if line.outcome == "pay" and person in owed:
            for kept_back, change in _taken(line, draft.posts[line.post_pos].name, owed[person], agreed[person]):
                moved.append(change._replace(line_pos=len(lines)))
                lines.append(kept_back)
    return replace(draft, lines=lines, changes=moved)


def _owed(
    draft: Draft, held: Iterable[Holding], agreed: dict[str, Consent], decisions: IdentityDecisions
) -> dict[str, list[_Owed]]:
    """By person, in the order of the months: what will be held too much once the draft is posted."""
    due = {change.entry_id: change.due_after for change in draft.changes}
    found: dict[str, list[_Owed]] = defaultdict(list)
    for one in sorted(held, key=lambda one: (one.month, one.person)):
        person = decisions.person(one.person)
        too_much = one.cash - due.get(one.entry_id, one.due)
        if person in agreed and too_much > 0:
            found[person].append(_Owed(one, too_much))
    return found


def _taken(line: LineRow, name: str, owed: Sequence[_Owed], consent: Consent) -> Iterator[tuple[LineRow, ChangeRow]]:
    """The offsets that are taken from one payment."""
    left = line.fen
    for one in owed:
        if fen := one.take(left):
            left -= fen
            held = one.holding
            reason = f"{name} {held.month} 多发的钱，从 {line.month} 的补贴里抵扣 {money(fen)} 元"
            reason += f"（本人 {consent.day} 同意，{consent.evidence}）。"
            kept_back = LineRow(line.post_pos, held.person, held.month, OFFSET, fen, NO_STANDARD, "", reason)
            yield kept_back, ChangeRow(0, held.entry_id, held.cash, held.due, held.due)


def offsets_by_payment(lines: Sequence[LineRow]) -> dict[int, int]:
    """By the position of a line that is paid: the fen kept back from it."""
    found: dict[int, int] = defaultdict(int)
    payment = -1
    for pos, line in enumerate(lines):
        if line.outcome == OFFSET:
            found[payment] += line.fen
        else:
            payment = pos
    return dict(found)


def require_payments_of_offsets(content: BatchContent, lost: Iterable[int]) -> None:
    """Raise Refused where a payment from which something is kept back is not made: nothing can be kept back from it.

    ``lost`` are the positions of the lines that another batch has paid meanwhile.
    """
    kept_back = offsets_by_payment(content.lines)
    for pos in lost:
        if pos in kept_back:
            line = content.lines[pos]
            name = content.posts[line.post_pos].name
            raise Refused(f"{name} {line.month} 已在别处发放，不能再从这一笔里抵扣。请重新计算、复核。")
