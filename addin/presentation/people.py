"""An office's list of persons, in words."""

from __future__ import annotations

from addin.people import OfficePeople


def people_text(people: OfficePeople) -> str:
    """A line a person: name, roles, whether there is a PIN; without a list, what that means."""
    if not people.roles:
        return "还没有人员名单：办理人的姓名填什么就记什么。加了第一个人以后，办理人只能是名单里的人。"
    lines = [
        f"  {name}　{'、'.join(roles) or '什么都可以办'}{'　有口令' if name in people.pins else ''}"
        for name, roles in people.roles.items()
    ]
    return "\n".join([f"本机构的办理人有 {len(lines)} 个：", *lines])
