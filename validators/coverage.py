"""The rules and indicators that answer for each obligation of the plan, collected from their own declarations."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from validators.policy import clauses


class Answering(Protocol):
    """A rule or an indicator: its code, and the ids of the obligations it answers for."""

    @property
    def code(self) -> str:
        """The code from its file name, such as C08-2 or I08-2."""

    @property
    def obligations(self) -> tuple[str, ...]:
        """Ids in ``policy.toml``, such as 8-2."""


def answering(known: Iterable[Answering]) -> dict[str, list[str]]:
    """The codes that answer for each obligation, by its id: all obligations in the plan's order, codes in that of ``known``.

    ValueError where one refers to an obligation that ``policy.toml`` does not have.
    """
    found: dict[str, list[str]] = {duty.id: [] for clause in clauses() for duty in clause.duties}
    for one in known:
        for id_ in one.obligations:
            if id_ not in found:
                raise ValueError(f"{one.code} answers for {id_}, which policy.toml does not hold")
            found[id_].append(one.code)
    return found
