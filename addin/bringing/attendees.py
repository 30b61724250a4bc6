"""Who may take part in a unit's activities, by its roster: what the grid of ticks is made of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from validators.lookups.bodies import POSTS
from validators.lookups.people import PARTY, PEOPLE, PRESENT
from workbook_templates.cell_types import show
from workbook_templates.table import Tables

_ROLES = {"书记": "书记", "副书记": "委员", "委员": "委员", "组长": "组长", "副组长": "组长"}
_RANK = ("书记", "委员", "组长")
_PRESENT = frozenset(map(show, PRESENT))


class Attendee(NamedTuple):
    """A person 在册: name, identity number, as what they take part, and the name of their branch or study group."""

    name: str
    number: str
    role: str
    body: str


class Organiser(NamedTuple):
    """An organisation or study group that can hold activities: its code and name."""

    code: str
    name: str


def attendees(roster: Tables) -> list[Attendee]:
    """The persons 在册 in the order of the roster."""
    roles, names = _roles(roster), {body.code: body.name for body in bodies(roster)}
    found = []
    for name, number, state, face, branch, group in _rows(
        roster, PEOPLE, "姓名", "身份证号", "状态", "政治面貌", "党支部代码", "学习小组代码"
    ):
        if state in _PRESENT and number:
            role = roles.get(number) or ("党员" if face in PARTY else "群众")
            found.append(Attendee(name, number, role, names.get(branch) or names.get(group) or branch or group))
    return found


def bodies(roster: Tables) -> list[Organiser]:
    """The organisations and groups that are not dissolved."""
    found = [
        *_rows(roster, "党组织", "党组织代码", "党组织名称", "状态"),
        *_rows(roster, "学习小组", "小组代码", "小组名称", "状态"),
    ]
    return [Organiser(code, name) for code, name, state in found if code and state != "已撤销"]


def _roles(roster: Tables) -> dict[str, str]:
    """As what the holders of a post take part: of several posts the first in rank."""
    found: dict[str, str] = {}
    for number, post, ended in _rows(roster, POSTS, "身份证号", "职务", "免职日期"):
        role = _ROLES.get(post, "")
        if role and not ended and (number not in found or _RANK.index(role) < _RANK.index(found[number])):
            found[number] = role
    return found


def _rows(tables: Tables, sheet: str, *columns: str) -> Sequence[tuple[str, ...]]:
    table = tables.get(sheet)
    return [tuple(map(show, row)) for row in table.records(*columns)] if table is not None else ()
