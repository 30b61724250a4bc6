"""How the error of a rule is planted in the forms of an invented county: said in the rule's own file by ``@plant``.

Every check loads the rules, but plants nothing: what is said of a plant is worked out when it is asked for.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, NamedTuple

from validators.rule import Rule, code_of

if TYPE_CHECKING:
    from validators.planting.site import Mark, Site

Planter = Callable[["Site"], Iterable["Mark"]]


class Plant(NamedTuple):
    """One way to break one rule: the function that does it.

    ``turn`` orders the rules: what needs untouched files goes first (-1), what moves rows last (1). ``scene`` is county,
    or province for duties that no county has. ``stays``: shows only where all units' forms lie together or when money is
    computed, so that it is still there when a returned form comes back corrected.
    """

    planter: Planter
    turn: int = 0
    scene: str = "county"
    stays: bool = False

    @property
    def rule(self) -> str:
        """The code of the rule in whose file it stands. ValueError where that is no rule's."""
        return code_of(self.planter.__module__)

    @property
    def note(self) -> str:
        """What a clerk did wrong, in Chinese."""
        return (self.planter.__doc__ or "").strip()

    def put(self, site: Site) -> None:
        """Plant once, and leave the marks with the site. NoRoom where no place is left."""
        for mark in list(self.planter(site)):
            site.marks.append(mark._replace(rule=mark.rule or self.rule, note=self.note))


def plant(*, first: bool = False, last: bool = False, scene: str = "county", stays: bool = False) -> Callable[[Planter], Plant]:
    """Make a function a way to break the rule of its file; the docstring is what the clerk did wrong.

    The function takes the site, spoils something in it and yields marks of what must be found. Several ways in one file
    take turns, in the order they are written.
    """
    turn = last - first

    def decorate(planter: Planter) -> Plant:
        return Plant(planter, turn, scene, stays)

    return decorate


def plants_of(rule: Rule) -> list[Plant]:
    """The ways to break a rule that its file holds, as written."""
    return [value for value in _file_of(rule).values() if isinstance(value, Plant)]


def why_unplanted(rule: Rule) -> str:
    """Why a rule is not planted, where its file says so (``UNPLANTED``)."""
    return str(_file_of(rule).get("UNPLANTED", ""))


def _file_of(rule: Rule) -> dict[str, object]:
    return vars(sys.modules[rule.check.__module__])
