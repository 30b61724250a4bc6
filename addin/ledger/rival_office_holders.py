"""Several secretaries of one branch paid for the same month in one batch: shown to the person who approves it."""

from __future__ import annotations

from collections import defaultdict

from addin.ledger.batches import BatchContent
from validators.allowance.titles import SINGLE_HOLDER


def rival_office_holders(content: BatchContent) -> list[str]:
    """A sentence for each post that usually has one holder but is paid to several persons of one body for the same month."""
    holders: dict[tuple[str, str, str], set[int]] = defaultdict(set)
    for line in content.lines:
        post = content.posts[line.post_pos]
        if line.outcome == "pay" and post.post in SINGLE_HOLDER:
            holders[post.code, post.post, line.month].add(line.post_pos)
    months: dict[tuple[str, str, frozenset[int]], list[str]] = defaultdict(list)
    for (code, title, month), found in holders.items():
        if len({content.posts[pos].person for pos in found}) > 1:
            months[code, title, frozenset(found)].append(month)
    return [_sentence(content, title, sorted(found), those) for (_, title, found), those in months.items()]


def _sentence(content: BatchContent, title: str, found: list[int], months: list[str]) -> str:
    names = "、".join(dict.fromkeys(content.posts[pos].name for pos in found))
    return f"{content.posts[found[0]].body_name} {'、'.join(sorted(months))} 有 {len(found)} 名{title}要发放（{names}）"
