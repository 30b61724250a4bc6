"""What the ledger says of persons and of itself, as text or JSON; identity numbers are masked, hashes shortened."""

from __future__ import annotations

from typing import Any

from addin.ledger.hash_chain import LedgerEntry, shorten_hashes
from addin.ledger.model import ENTRY_WORDS
from addin.ledger.queries import ClaimHistory
from addin.ledger.verify import VerifyResult
from workbook_templates.cell_types import mask
from workbook_templates.values.amount import money, plain_money


def entry_object(entry: LedgerEntry) -> dict[str, Any]:
    """A ledger entry as a JSON object, its identity number masked and its hashes shortened; the amount in yuan."""
    return {
        "id": entry.id, "kind": entry.kind, "person": mask(entry.person), "month": entry.month, "amount": plain_money(entry.fen),
        "reverses": entry.reverses or None, "reason": shorten_hashes(entry.reason), "by": entry.by, "at": entry.at,
        "hash": shorten_hashes(entry.hash),
    }  # fmt: skip


def claim_object(claim: ClaimHistory) -> dict[str, Any]:
    """The history of one claim as a JSON object: outcome, reason, ledger entries."""
    return {
        "batch": claim.batch.number, "state": claim.batch.state, "name": claim.post.name, "person": mask(claim.post.number),
        "month": claim.line.month, "post": claim.post.post, "organisation_name": claim.post.body_name,
        "outcome": claim.line.outcome, "rule": claim.line.rule or None,
        "amount": plain_money(claim.line.fen if claim.line.outcome == "pay" else 0), "reason": claim.sentence,
        "entries": [entry_object(one) for one in claim.entries],
    }  # fmt: skip


def claims_text(claims: list[ClaimHistory]) -> str:
    """The histories of claims as text: a sentence a claim, a line a ledger entry."""
    lines = []
    for one in claims:
        lines.append(f"[{one.batch.number} {one.batch.state_label}] {one.sentence}")
        for entry in one.entries:
            what = f"{ENTRY_WORDS[entry.kind]}（{entry.reason}）" if entry.reason else ENTRY_WORDS[entry.kind]
            lines.append(f"  第 {entry.id} 号记录：{entry.at[:10]} {entry.by} {what} {money(entry.fen)} 元")
    return "\n".join(lines) or "台账里没有这个人的记录。"


def verified_object(found: VerifyResult) -> dict[str, Any]:
    """A verification as a JSON object: sums (in yuan), the chain's head, the problems."""
    sums = {
        "entries": found.entries,
        "batches": found.batches,
        "paid": plain_money(found.paid_fen),
        "head": shorten_hashes(found.head),
    }
    return {"intact": not found.problems, **sums, "problems": list(found.problems)}


def verified_text(found: VerifyResult) -> str:
    """A verification as text: that the ledger is intact, or what was changed."""
    looked = f"核对了 {found.batches} 个批次、{found.entries} 笔记录，发出去的减收回来的合计 {money(found.paid_fen)} 元。"
    if not found.problems:
        return f"{looked}没有发现改动。台账校验码：{shorten_hashes(found.head)}"
    return "\n".join([f"{looked}发现改动：", *(f"  · {problem}" for problem in found.problems)])
