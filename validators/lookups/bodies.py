"""Party organisations and study groups by code, and who leads them on a day. 已撤销 is out of being; all else is in."""

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
    """A party organisation or a study group, as its row states it. ``form`` is empty for a group."""

    row: int
    code: str
    name: str
    form: str
    state: str
    founded: dt.date | None

    @property
    def alive(self) -> bool:
        """Whether it is in being."""
        return self.state != DISSOLVED

    def before(self, day: dt.date) -> bool:
        """Whether it was in being before that day; an unknown day of founding is long ago."""
        return self.founded is None or self.founded < day


class Post(NamedTuple):
    """One post of one person."""

    row: int
    number: str
    name: str
    body: str
    post: str
    category: str
    start: dt.date | None
    end: dt.date | None

    def held_on(self, day: dt.date) -> bool:
        """Whether it is held on that day: from 任职日期 to the day before 免职日期. A blank start is a field rule's matter."""
        return (self.start is None or self.start <= day) and (self.end is None or day < self.end)


def _bodies(tables: Tables, sheet: str, *names: str) -> dict[str, Body]:
    found: dict[str, Body] = {}
    for i, (code, *rest) in enumerate(zip(*columns(tables, sheet, *names), strict=True)):
        if code and (code not in found or not found[code].alive):
            name, state, founded, form = (*rest, "") if len(rest) == 3 else rest
            found[code] = Body(i, code, name or code, form or "", state or "", founded)
    return found


@once
def organisations(tables: Tables) -> dict[str, Body]:
    """Party organisations by code; where a code stands twice, the one in being."""
    return _bodies(tables, ORGANISATIONS, "党组织代码", "党组织名称", "状态", "成立日期", "组织形式")


@once
def groups(tables: Tables) -> dict[str, Body]:
    """Study groups by code; where a code stands twice, the one in being."""
    return _bodies(tables, GROUPS, "小组代码", "小组名称", "状态", "成立日期")


@once
def branches(tables: Tables) -> list[Body]:
    """The branches in being."""
    return [body for body in organisations(tables).values() if body.form == BRANCH and body.alive]


def body_name(tables: Tables, code: Any) -> str:
    """The name of an organisation or group, its code where it is not at hand."""
    body = organisations(tables).get(code) or groups(tables).get(code)
    return body.name if body else str(code or "")


@once
def posts(tables: Tables) -> list[Post]:
    """Every post that names a person and a body."""
    names = ("身份证号", "姓名", "任职组织代码", "职务", "任职人员类别", "任职日期", "免职日期")
    rows = enumerate(zip(*columns(tables, POSTS, *names), strict=True))
    return [Post(i, *row) for i, row in rows if row[0] and row[2]]


@once
def posts_on(tables: Tables, day: dt.date) -> list[Post]:
    """The posts held on a day, those in dissolved bodies left out."""
    known = organisations(tables) | groups(tables)
    gone = {code for code, body in known.items() if not body.alive}
    return [post for post in posts(tables) if post.held_on(day) and post.body not in gone]
