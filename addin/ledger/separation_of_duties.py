"""Separation of duties: three different persons compute, approve and pay a batch."""

from __future__ import annotations

import unicodedata

from addin.errors import Refused
from addin.ledger.model import Batch
from addin.people import persons_named
from workbook_templates.advice import Advice
from workbook_templates.values.person_name import one_dot


def normalized_name(by: str) -> str:
    """A person's name as it is recorded and compared: NFKC, with one kind of dot, without blanks, at most 100 characters.

    Raises Refused where nothing printable is left.
    """
    name = "".join(unicodedata.normalize("NFKC", one_dot(by)).split())
    if not name or not name.isprintable():
        raise Refused("请", Advice.SAY_WHO, "。")
    return name[:100]


def require_another_person(batch: Batch, by: str, task: str) -> None:
    """Raise Refused where ``by`` has already computed or approved the batch; ``task`` is the Chinese word for the new step."""
    predecessors = {"经办": batch.made_by, "复核": batch.approved_by}
    for role, who in predecessors.items():
        if who and persons_named(who) & persons_named(by):  # “张三（代李四）” is neither another one than 张三 nor than 李四
            raise Refused(f"{by} 已经是批次 {batch.number} 的{role}人，不能再{task}。经办、复核、财务必须是三个人。")
