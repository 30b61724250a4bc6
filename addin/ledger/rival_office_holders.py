"""Several secretaries of one branch in one batch, as whoever approves it must see them: the batch as it was computed."""

from __future__ import annotations

from collections import defaultdict

from addin.ledger.batches import BatchContent
from validators.allowance.titles import SINGLE_HOLDER


def several_heads(held: BatchContent) -> list[str]:
    """A sentence for each organisation and post of which one is usual and several are paid for the same month."""
    holders: dict[tuple[str, str, str], set[int]] = defaultdict(set)
    for line in held.lines:
        post = held.posts[line.post_pos]
        if line.outcome == "pay" and post.post in SINGLE_HOLDER:
            holders[post.code, post.post, line.month].add(line.post_pos)
    months: dict[tuple[str, str, frozenset[int]], list[str]] = defaultdict(list)
    for (code, title, month), found in holders.items():
        if len({held.posts[pos].person for pos in found}) > 1:
            months[code, title, frozenset(found)].append(month)
    return [_sentence(held, title, sorted(found), those) for (_, title, found), those in months.items()]


def _sentence(held: BatchContent, title: str, found: list[int], months: list[str]) -> str:
    names = "、".join(dict.fromkeys(held.posts[pos].name for pos in found))
    return f"{held.posts[found[0]].body_name} {'、'.join(sorted(months))} 有 {len(found)} 名{title}要发放（{names}）"
