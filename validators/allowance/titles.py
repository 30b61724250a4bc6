"""The titles of the posts that are paid (职务), and what follows from a title alone."""

from __future__ import annotations

PAID_TITLES = ("书记", "副书记", "委员", "组长", "副组长")
"""In the order of the posts: a party organisation's leading body, then a study group's."""

SINGLE_HOLDER = ("书记", "组长")
"""Titles of which an organisation or group usually has one holder at a time."""


def rank(title: str) -> int:
    """The title's place in the order of posts, from 0; one that is not known comes last."""
    return PAID_TITLES.index(title) if title in PAID_TITLES else len(PAID_TITLES)
