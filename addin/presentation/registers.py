"""The registers of finance, and what the ledger says of persons of one name, as text or JSON; identity numbers are masked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from addin.ledger.held import HeldItem
from addin.ledger.persons import KnownPerson
from addin.ledger.queries import ClaimHistory
from addin.ledger.receivables import Receivable
from addin.presentation.batches import as_json
from addin.presentation.ledger import claim_object, claims_text
from workbook_templates.cell_types import mask
from workbook_templates.values.amount import money, plain_money


def receivables_text(found: Sequence[Receivable]) -> str:
    """The receivables, a line each, and their sum."""
    if not found:
        return "没有应收回的。"
    lines = [f"应收回 {len(found)} 笔，合计 {money(sum(one.fen for one in found))} 元："]
    lines += [f"  · {_who(one)} {money(one.fen)} 元，{one.since} 起，已 {one.age} 天：{one.reason}" for one in found]
    return "\n".join(lines)


def held_text(found: Sequence[HeldItem]) -> str:
    """The held items, a line each, and their sum."""
    if not found:
        return "没有暂缓的。"
    lines = [f"暂缓 {len(found)} 笔，合计 {money(sum(one.fen for one in found))} 元："]
    lines += [
        f"  · {_who(one)} {money(one.fen)} 元，{one.since} 起，已 {one.age} 天（{one.batch}）：{one.reason}" for one in found
    ]
    return "\n".join(lines)


def receivables_json(found: Sequence[Receivable]) -> str:
    """The receivables as a JSON array; amounts in yuan, ages in days."""
    return as_json([_object(one) | {"held": plain_money(one.cash), "due": plain_money(one.due)} for one in found])


def held_json(found: Sequence[HeldItem]) -> str:
    """The held items as a JSON array; amounts in yuan, ages in days."""
    return as_json([_object(one) | {"batch": one.batch, "rule": one.rule or None} for one in found])


def _who(one: Receivable | HeldItem) -> str:
    return f"{one.post.unit_name} {one.post.name} {mask(one.post.number)} {one.month}"


def _object(one: Receivable | HeldItem) -> dict[str, Any]:
    post = one.post
    return {
        "name": post.name, "person": mask(post.number), "unit": post.unit, "unit_name": post.unit_name, "post": post.post,
        "month": one.month, "amount": plain_money(one.fen), "since": one.since, "age": one.age, "reason": one.reason,
    }  # fmt: skip


def persons_text(found: Sequence[tuple[KnownPerson, list[ClaimHistory]]]) -> str:
    """The claims of persons, each person under a heading of name, masked number and units."""
    if not found:
        return "台账里没有这个人的记录。"
    return "\n".join(f"{person.words}：\n{claims_text(claims)}" for person, claims in found)


def persons_json(found: Sequence[tuple[KnownPerson, list[ClaimHistory]]]) -> str:
    """The claims of all these persons as one JSON array; each claim tells whose it is."""
    return as_json([claim_object(one) | {"unit_name": one.post.unit_name} for _, claims in found for one in claims])
