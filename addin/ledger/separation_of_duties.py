"""Three hands: one computes, another approves, a third pays."""

from __future__ import annotations

import unicodedata

from addin.errors import Refused
from addin.ledger.model import Batch
from workbook_templates.advice import Advice


def name_of(by: str) -> str:
    """A name as it is recorded and compared: without blanks, half-width. Refused where there is none."""
    name = "".join(unicodedata.normalize("NFKC", by).split())
    if not name or not name.isprintable():
        raise Refused("请", Advice.SAY_WHO, "。")
    return name[:100]


def must_be_another(batch: Batch, by: str, task: str) -> None:
    """Refused where this person already had a hand in the batch."""
    before = {"经办": batch.made_by, "复核": batch.approved_by}
    for role, who in before.items():
        if who and name_of(who).casefold() == by.casefold():
            raise Refused(f"{by} 已经是批次 {batch.number} 的{role}人，不能再{task}。经办、复核、财务必须是三个人。")
