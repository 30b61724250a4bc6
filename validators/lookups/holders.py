"""Whether a post counts as held: not by somebody dead, moved out, or said to be retired and in no roster.

Where a unit's roster is not at hand nothing is known of its people, and every post of its counts.
"""

from __future__ import annotations

import datetime as dt
from functools import cache
from typing import Any

from validators.identity import is_valid
from validators.lookups.bodies import GROUP_LEADING, LEADING, POSTS, Post, posts_on
from validators.lookups.once import columns, once
from validators.lookups.people import FULL_MEMBER, PEOPLE, gone_since, present, rows_by_number
from validators.lookups.units import unit_column, units_reporting
from validators.rule import Context
from workbook_templates.schema import code_lists
from workbook_templates.table import Tables

PEOPLE_NUMBERS = f"{PEOPLE}.身份证号"
RETIRED, IN_SERVICE = "离退休", "在职"
GROUP_PREFIX = "X"


def held_posts(tables: Tables, on: Context) -> list[Post]:
    """The posts held on the as-of date that count as held, without those in dissolved bodies."""
    return _held_posts(tables, on.state_day, on.register.get(PEOPLE_NUMBERS, frozenset()))


def unknown_holders(tables: Tables, on: Context) -> list[Post]:
    """The posts held on the as-of date by persons said to be retired (离退休) who are in no roster at hand or accepted before.

    Only where the roster of the post's own unit is at hand; a number that is wrong in itself is told of elsewhere (F05).
    """
    return _unknown_holders(tables, on.state_day, on.register.get(PEOPLE_NUMBERS, frozenset()))


@once
def departed(tables: Tables, day: dt.date) -> frozenset[object]:
    """The identity numbers of persons who have died or moved out by that day and are 在册 in no roster at hand."""
    return frozenset(number for number, since in gone_since(tables).items() if since <= day)


@once
def _held_posts(tables: Tables, day: dt.date, registered: frozenset[object]) -> list[Post]:
    gone = departed(tables, day)
    unknown = {post.row for post in _unknown_holders(tables, day, registered)}
    return [post for post in posts_on(tables, day) if post.number not in gone and post.row not in unknown]


@once
def _unknown_holders(tables: Tables, day: dt.date, registered: frozenset[object]) -> list[Post]:
    reporting, units = units_reporting(tables, PEOPLE), unit_column(tables, POSTS)
    known = rows_by_number(tables).keys() | registered
    return [
        post
        for post in posts_on(tables, day)
        if post.category == RETIRED and post.number not in known and units[post.row] in reporting and is_valid(post.number)
    ]


def is_group(code: str) -> bool:
    """Whether a body's code is that of a study group."""
    return code.startswith(GROUP_PREFIX)


def in_wrong_body(title: str, body: str) -> bool:
    """Whether a title (职务) belongs to the other kind of body than the one with this code."""
    return title in (LEADING if is_group(body) else GROUP_LEADING)


def not_full_member(tables: Tables, number: str) -> str:
    """The 政治面貌 of a person 在册 who is no full member of the Party; empty for full members and where nothing is known."""
    return _excluded(tables).get(number, "")


@once
def _excluded(tables: Tables) -> dict[Any, str]:
    """The 政治面貌 that excludes from posts by identity number, of those 在册: few."""
    faces, numbers = columns(tables, PEOPLE, "政治面貌", "身份证号")
    excluding, last = _faces() - {FULL_MEMBER}, rows_by_number(tables)
    return {numbers[i]: str(faces[i]) for i in present(tables) if faces[i] in excluding and last.get(numbers[i]) == i}


def excluded_by(face: object) -> str:
    """A 政治面貌 that excludes from the posts of a party organisation, else empty; one that is in no list is F02's."""
    return str(face) if face in _faces() - {FULL_MEMBER} else ""


@cache
def _faces() -> frozenset[str]:
    return frozenset(code_lists()["政治面貌"])
