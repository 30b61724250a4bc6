"""Which differences between a batch and the same period computed anew count."""

from __future__ import annotations

from typing import Any

import pytest

from addin.ledger.model import Draft
from addin.ledger.outdated import same_lines
from tests.addin.ledger.sheets import computed, county

POSTS = [["张建国", "甲支部", "书记", "", ""], ["李秀英", "甲支部", "委员", "", ""]]


def content(draft: Draft) -> tuple[Any, Any]:
    return draft.posts, draft.lines


def drafted(posts: list[list[str]], **more: Any) -> tuple[Any, Any]:
    return content(computed(county(posts, **more)).draft)


def test_the_order_of_the_files_and_more_posts_are_no_difference() -> None:
    assert same_lines(drafted(POSTS), drafted(POSTS[::-1]))
    assert same_lines(drafted(POSTS), drafted([["王志强", "乙支部", "书记", "", ""], *POSTS]))


@pytest.mark.parametrize(
    "later",
    [
        POSTS[:1],
        [POSTS[0], ["李秀英", "甲支部", "书记", "", ""]],
        [POSTS[0], ["李秀英", "甲支部", "委员", "", "2026-08-31"]],
        [POSTS[0], ["李秀英", "甲支部", "委员", "2026-08-01", ""]],
    ],
)
def test_a_line_gone_or_paid_otherwise_is_one(later: list[list[str]]) -> None:
    assert not same_lines(drafted(POSTS), drafted(later))


@pytest.mark.parametrize("column", ["bank", "account", "name", "person"])
def test_another_payee_or_account_is_one(column: str) -> None:
    posts, lines = drafted(POSTS)
    if column == "person":
        assert not same_lines((posts, lines), (posts, [line._replace(person="x") for line in lines]))
    else:
        assert not same_lines((posts, lines), ([post._replace(**{column: "x"}) for post in posts], lines))


def test_paid_meanwhile_is_left_to_the_payment_itself() -> None:
    posts, lines = drafted(POSTS)
    paid = [line._replace(rule="S04", outcome="blocked", reason="已发") for line in lines]
    assert same_lines((posts, lines), (posts, paid))
