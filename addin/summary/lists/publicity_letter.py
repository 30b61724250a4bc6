"""公示名单: the branches that are to be named 模范党支部, made public before they are (（十）)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from addin.settings import Level
from addin.summary.letters.letter import as_word, render
from addin.summary.letters.letter_sender import LetterSender
from addin.summary.lists.model_branches import ModelBranch, model_branches
from addin.summary.measure.inputs import Inputs
from validators.lookups.bodies import ORGANISATIONS
from validators.lookups.honours import HONOURS, LEVELS
from validators.lookups.scores import SIX_GOODS


class PublicBranch(NamedTuple):
    """A row of the list: branch, unit, the highest level, the speciality, the mean of the six scores as it is read."""

    name: str
    unit: str
    level: str
    speciality: str
    score: str


def publicity_letter(inputs: Inputs, sender: LetterSender) -> bytes:
    """The list as the bytes of a Word file; empty where no branch is to be made public. The days are left to be filled in."""
    if not all(inputs.has(sheet) for sheet in (ORGANISATIONS, SIX_GOODS.sheet, HONOURS)):
        return b""
    found = public_branches(inputs)
    text = render("publicity.j2", rows=found, sender=sender, year=inputs.on.period.year)
    return as_word(text) if found else b""


def public_branches(inputs: Inputs) -> list[PublicBranch]:
    """The branches nominated at this office's level or above, against which nothing speaks: the highest level first, by rank."""
    own = LEVELS.index(Level(inputs.level).label)
    rows = [(one, _highest(one.levels)) for one in model_branches(inputs) if one.levels and one.rank and not one.against]
    shown = sorted((row for row in rows if row[1] >= own), key=lambda row: -row[1])
    return [_public(inputs, one, ("推荐" if level > own else "") + f"{LEVELS[level]}级") for one, level in shown]


def _highest(levels: Iterable[str]) -> int:
    return max(LEVELS.index(level) for level in levels)


def _public(inputs: Inputs, one: ModelBranch, level: str) -> PublicBranch:
    unit = inputs.unit_name(inputs.unit(one.ref))
    return PublicBranch(one.body.name, unit, level, one.speciality, f"{one.mean:.2f}")
