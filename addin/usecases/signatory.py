"""Who signs for what is done: a person of the office's list, where it has one, who proves it with a PIN, where one is set."""

from __future__ import annotations

from addin.errors import Refused
from addin.ledger.separation_of_duties import normalized_name
from addin.people import OfficePeople, is_pin
from addin.runtime.pin_prompt import pin_of
from addin.settings import Settings
from workbook_templates.advice import Advice


def signatory(settings: Settings, by: str, role: str = "") -> str:
    """The name of the person who signs as ``by``, as it is recorded; ``role`` is one of ``addin.people.ROLES``, or any.

    Without a list any name will do. Refused where it is empty, not on the list, not of that role, or where the PIN is not theirs.
    """
    name, people = normalized_name(by), settings.office_people
    if not people.roles:
        return name
    known = people.find(name)
    if not known:
        raise Refused(*_unknown(people, name))
    holders = people.holders(role) if role else []
    if holders and known not in holders:
        raise Refused(f"{known}的分工里没有“{role}”。可以{role}的有：{'、'.join(holders)}。")
    require_pin(people, known)
    return known


def require_pin(people: OfficePeople, name: str) -> None:
    """Refused where the person has a PIN and does not give it."""
    stored = people.pins.get(name)
    if not stored:
        return
    given = pin_of(name)
    if not given:
        raise Refused(f"{name}设了口令，没有输入口令，这一步没有做。")
    if not is_pin(given, stored):
        raise Refused(f"{name}的口令不对，这一步没有做。口令忘了的，请负责人在人员名单里重设。")


def _unknown(people: OfficePeople, name: str) -> tuple[str | Advice, ...]:
    meant = people.meant(name)
    maybe = f"是不是：{'、'.join(meant)}？请只写办理人自己的姓名，谁办的写谁；" if meant else ""
    return (f"“{name}”不在本机构的人员名单里。{maybe}新来的人，请先", Advice.LIST_PERSON, "。")
