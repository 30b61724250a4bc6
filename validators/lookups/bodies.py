"""Party organisations and study groups by code, and their posts on a day. A body exists unless its state is 已撤销."""

from __future__ import annotations

import datetime as dt
from typing import Any, NamedTuple

from validators.lookups.once import columns, once
from workbook_templates.table import Tables

ORGANISATIONS, GROUPS, POSTS = "党组织", "学习小组", "任职"
BRANCH, GENERAL_BRANCH, COMMITTEE = "党支部", "党总支", "党委"
DISSOLVED = "已撤销"
SECRETARY = "书记"
LEADING = frozenset({SECRETARY, "副书记", "委员"})
GROUP_LEADING = frozenset({"组长", "副组长"})


class Body(NamedTuple):
    """A party organisation or a study group as its row states it.

    ``row`` is its index in the table; ``form`` is 组织形式, empty for a group; ``founded`` is None where unknown.
    """

    row: int
    code: str
    name: str
    form: str
    state: str
    founded: dt.date | None

    @property
    def exists(self) -> bool:
        """Whether the body has not been dissolved."""
        return self.state != DISSOLVED

    def before(self, day: dt.date) -> bool:
        """Whether the body was founded before that day; True where the day of founding is unknown."""
        return self.founded is None or self.founded < day


class Post(NamedTuple):
    """One post of one person, as a row of 任职 (``row`` is its index): identity number and name of the holder, the body's
    code, the title (职务), the holder's category, and the days it was taken up and given up.
    """

    row: int
    number: str
    name: str
    body: str
    post: str
    category: str
    start: dt.date | None
    end: dt.date | None

    def held_on(self, day: dt.date) -> bool:
        """Whether the post is held on that day: from 任职日期 to the day before 免职日期, without limit where one is blank."""
        return (self.start is None or self.start <= day) and (self.end is None or day < self.end)


def _bodies(tables: Tables, sheet: str, *names: str) -> dict[str, Body]:
    found: dict[str, Body] = {}
    for i, (code, *rest) in enumerate(zip(*columns(tables, sheet, *names), strict=True)):
        if code and (code not in found or not found[code].exists):
            name, state, founded, form = (*rest, "") if len(rest) == 3 else rest
            found[code] = Body(i, code, name or code, form or "", state or "", founded)
    return found


@once
def organisations(tables: Tables) -> dict[str, Body]:
    """The party organisations by code; where a code occurs twice, the one that exists."""
    return _bodies(tables, ORGANISATIONS, "党组织代码", "党组织名称", "状态", "成立日期", "组织形式")


@once
def groups(tables: Tables) -> dict[str, Body]:
    """The study groups by code; where a code occurs twice, the one that exists."""
    return _bodies(tables, GROUPS, "小组代码", "小组名称", "状态", "成立日期")


@once
def branches(tables: Tables) -> list[Body]:
    """The party branches (党支部) that exist."""
    return [body for body in organisations(tables).values() if body.form == BRANCH and body.exists]


def body_name(tables: Tables, code: Any) -> str:
    """The name of an organisation or group by its code; the code itself where no table lists it."""
    body = organisations(tables).get(code) or groups(tables).get(code)
    return body.name if body else str(code or "")


@once
def posts(tables: Tables) -> list[Post]:
    """The rows of 任职 that name a person and a body."""
    names = ("身份证号", "姓名", "任职组织代码", "职务", "任职人员类别", "任职日期", "免职日期")
    rows = enumerate(zip(*columns(tables, POSTS, *names), strict=True))
    return [Post(i, *row) for i, row in rows if row[0] and row[2]]


@once
def posts_on(tables: Tables, day: dt.date) -> list[Post]:
    """The posts held on that day, without those in dissolved bodies."""
    known = organisations(tables) | groups(tables)
    dissolved = {code for code, body in known.items() if not body.exists}
    return [post for post in posts(tables) if post.held_on(day) and post.body not in dissolved]
