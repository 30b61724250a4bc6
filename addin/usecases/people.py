"""Use cases of the office's list of persons: who is on it, in which roles, and the PINs. Each change is noted in the journal."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from addin.errors import Refused
from addin.ledger.separation_of_duties import normalized_name
from addin.people import HEAD, SHORTEST_PIN, OfficePeople, hashed_pin, person_key, persons_named, roles_in
from addin.runtime import clock
from addin.settings import FILE_NAME
from addin.settings_table import write_table
from addin.store.connection import begin
from addin.store.journal import append, digest_of
from addin.submissions.folder import Office, open_office
from addin.usecases.anchor_files import write_anchors
from addin.usecases.signatory import signatory
from workbook_templates.advice import Advice

PEOPLE = "people"


def listed_people(root: Path) -> OfficePeople:
    """The office's list of persons."""
    return open_office(root).settings.office_people


def list_person(root: Path, name: str, roles: str, by: str) -> None:
    """Put a person on the list, or change the roles of one who is on it.

    Refused where it is no name of one person, a role is none, or ``by`` may not change the list.
    """
    office = open_office(root)
    who, one = signatory(office.settings, by, HEAD), normalized_name(name)
    if len(persons_named(one)) != 1:
        raise Refused(f"“{name}”不是一个人的姓名。请只写他自己的姓名。")
    try:
        wanted = "、".join(roles_in(roles))
    except ValueError as error:
        raise Refused(f"{error}。") from None
    people = office.settings.office_people
    _change(office, {**office.settings.people, people.find(one) or one: wanted}, office.settings.pins, one, who, "list", wanted)


def remove_person(root: Path, name: str, by: str) -> None:
    """Take a person off the list, with the PIN. Refused where nobody of that name is on it, or ``by`` may not change it."""
    office = open_office(root)
    who, one = signatory(office.settings, by, HEAD), _listed(office, name)
    people = {known: roles for known, roles in office.settings.people.items() if known != one}
    _change(office, people, _without(office.settings.pins, one), one, who, "remove", "")


def set_pin(root: Path, name: str, pin: str, by: str) -> None:
    """Set a person's PIN, or take it away where ``pin`` is empty. A person sets the own one, a 负责人 also those of others.

    Refused where the PIN is too short, nobody of that name is on the list, or ``by`` may not do it.
    """
    office = open_office(root)
    one = _listed(office, name)
    who = signatory(office.settings, by, "" if person_key(by) == person_key(one) else HEAD)
    if pin and len(pin) < SHORTEST_PIN:
        raise Refused(f"口令太短，至少要 {SHORTEST_PIN} 个字，可以用字母和数字。")
    pins = _without(office.settings.pins, one) | ({one: hashed_pin(pin)} if pin else {})
    _change(office, office.settings.people, pins, one, who, "pin" if pin else "no pin", "")


def _without(pins: Mapping[str, str], name: str) -> dict[str, str]:
    return {known: stored for known, stored in pins.items() if known != name}


def _listed(office: Office, name: str) -> str:
    found = office.settings.office_people.find(name)
    if not found:
        raise Refused(f"人员名单里没有“{name}”。")
    return found


def _change(office: Office, people: Mapping[str, str], pins: Mapping[str, str], name: str, by: str, act: str, roles: str) -> None:
    """Write the list, and note who changed it; a PIN, or what is stored of it, is noted nowhere."""
    detail = json.dumps({"act": act, "roles": roles}, ensure_ascii=False)
    try:
        with begin(office.engine) as connection:
            append(
                connection, PEOPLE, name, digest_of([[detail]]), at=clock.stamp(), office=office.settings.code,
                detail=detail, by=by,
            )  # fmt: skip
            write_table(office.root / FILE_NAME, "人员", people)
            write_table(office.root / FILE_NAME, "口令", pins)
    except OSError:
        raise Refused(f"{FILE_NAME} 写不了，名单没有改动。请", Advice.OFFICE_FOLDER, "。") from None
    write_anchors(office, clock.stamp())
