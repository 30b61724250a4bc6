"""The persons of an office, who sign for what is done: their names, what each may do, and their PINs.

A person is who is on the list, not whatever is typed: one person under two spellings is one, and nobody signs for another.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from workbook_templates.values.person_name import one_dot

CLERK, REVIEWER, FINANCE, HEAD = "经办", "复核", "财务", "负责人"
ROLES = (CLERK, REVIEWER, FINANCE, HEAD)
SHORTEST_PIN = 6
_APART = re.compile(r"[()\[\]【】、,/;]+")  # after NFKC, which makes full-width marks plain
_COST, _BLOCK, _SALT = 1 << 15, 8, 16  # about a tenth of a second and 32 MiB for one try
_MEMORY = 64 << 20
_STORED = re.compile(r"scrypt:(\d{4,7}):([\w+/=]+):([\w+/=]+)")


def person_key(name: str) -> str:
    """A name as two spellings of it are compared: in plain letters, without blanks and dots."""
    text = "".join(unicodedata.normalize("NFKC", one_dot(name)).split())
    return text.replace("·", "").casefold()


def persons_named(text: str) -> frozenset[str]:
    """The keys of all persons whom a text names: “张三（代李四）” names two."""
    first, *others = (person_key(part) for part in _APART.split(unicodedata.normalize("NFKC", text)))
    return frozenset(name for name in (first, *others, *(one.removeprefix("代") for one in others)) if name)


def roles_in(text: str) -> tuple[str, ...]:
    """The roles that a text lists (经办、复核); none, which means any, where it is empty. ValueError for a word that is none."""
    words = [word for word in re.split(r"[、，,\s]+", text) if word]
    for word in words:
        if word not in ROLES:
            raise ValueError(f"没有“{word}”这种分工，可以写：{'、'.join(ROLES)}")
    return tuple(role for role in ROLES if role in words)


def hashed_pin(pin: str) -> str:
    """What is kept of a PIN: a salted hash that is slow to try."""
    salt = os.urandom(_SALT)
    return f"scrypt:{_COST}:{_text(salt)}:{_text(_hash(pin, salt, _COST))}"


def is_hashed_pin(text: str) -> bool:
    """Whether a text is what ``hashed_pin`` makes."""
    return _STORED.fullmatch(text) is not None


def is_pin(pin: str, stored: str) -> bool:
    """Whether a PIN is the one of which ``stored`` is kept; False where that is none of ours."""
    found = _STORED.fullmatch(stored)
    if found is None:
        return False
    salt, wanted = (base64.b64decode(part) for part in found.groups()[1:])
    return hmac.compare_digest(_hash(pin, salt, int(found[1])), wanted)


def _hash(pin: str, salt: bytes, cost: int) -> bytes:
    plain = unicodedata.normalize("NFKC", pin).encode()
    return hashlib.scrypt(plain, salt=salt, n=cost, r=_BLOCK, p=1, maxmem=_MEMORY)


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


@dataclass(frozen=True, slots=True)
class OfficePeople:
    """The list of an office: the roles of each person (none: any), and the stored PINs of those who have one, by name."""

    roles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    pins: Mapping[str, str] = field(default_factory=dict)

    def find(self, name: str) -> str:
        """The person of that name as the list spells it; empty where it has none."""
        return next((one for one in self.roles if person_key(one) == person_key(name)), "")

    def meant(self, name: str) -> list[str]:
        """Who may be meant by a name that is not on the list."""
        named = persons_named(name)
        inside = [one for one in self.roles if person_key(one) in named]
        return inside or get_close_matches(name, list(self.roles), n=3, cutoff=0.5)

    def holders(self, role: str) -> list[str]:
        """Who has a role; empty where it is nobody's own, so that anybody may act in it."""
        named = [name for name, roles in self.roles.items() if role in roles]
        return [name for name, roles in self.roles.items() if role in roles or not roles] if named else []
