"""How a violation of a rule is planted in the forms of an invented county: by ``@plant`` in the rule's own file.

Every check imports the rules but plants nothing, so that a plant's rule and note are computed only when they are needed.
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
    """A function that violates one rule.

    ``turn`` orders the rules: those that need untouched files first (-1), those that move rows last (1). ``scene`` is county, or
    province for duties that no county has. ``persists``: the violation is found only over all units' forms together or
    when money is computed, or is a state of affairs that no clerk can mend, so that it is still there in a form that was
    returned and corrected. Such plants come before all others.
    """

    planter: Planter
    turn: int = 0
    scene: str = "county"
    persists: bool = False

    @property
    def rule(self) -> str:
        """The code of the rule in whose file it is defined. ValueError where that is no rule's file."""
        return code_of(self.planter.__module__)

    @property
    def note(self) -> str:
        """What the clerk did wrong, in Chinese: the planter's docstring."""
        return (self.planter.__doc__ or "").strip()

    def put(self, site: Site) -> None:
        """Plant once, and append the marks to those of the site. NoRoom where no row or form is left."""
        for mark in list(self.planter(site)):
            site.marks.append(mark._replace(rule=mark.rule or self.rule, note=self.note))


def plant(
    *, first: bool = False, last: bool = False, scene: str = "county", persists: bool = False
) -> Callable[[Planter], Plant]:
    """Decorate a function as a plant of the rule of its file; its docstring is what the clerk did wrong. Arguments as ``Plant``.

    The function takes the site, changes something in it and yields marks of what must be found. Several plants in one file are
    applied in turn, in the order they are written.
    """
    turn = last - first

    def decorate(planter: Planter) -> Plant:
        return Plant(planter, turn, scene, persists)

    return decorate


def plants_of(rule: Rule) -> list[Plant]:
    """The plants defined in a rule's file, in order."""
    return [value for value in _file_of(rule).values() if isinstance(value, Plant)]


def why_unplanted(rule: Rule) -> str:
    """The reason why a rule is not planted, from ``UNPLANTED`` in its file; empty where it has none."""
    return str(_file_of(rule).get("UNPLANTED", ""))


def _file_of(rule: Rule) -> dict[str, object]:
    return vars(sys.modules[rule.check.__module__])
