"""How the units of ``year_story`` tell an office what is true: scenes of letters, most of which go wrong in one way or another.

Every scene ends with the true roster in force, whatever the order in which its chains come.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from random import Random

from benchmarks.year_story import QUARTERS, Chain, Letter, Reform, Roster, Step, Unit

Scene = Callable[[Random, Letter, list[Unit]], list[Chain]]


def chains(rng: Random, units: list[Unit], reforms: list[Reform]) -> dict[str, list[Chain]]:
    """By quarter, all that is sent for it."""
    parted = {(one.unit.code, one.quarter) for one in reforms}
    found: dict[str, list[Chain]] = {quarter: [] for quarter in QUARTERS}
    whole: set[tuple[str, str]] = set()  # who sent one whole roster that was right at once
    for quarter in QUARTERS:
        for unit in (one for one in units if quarter in one.true):
            letter = Letter(unit, quarter, unit.county, unit.true[quarter])
            scene = rng.choice(SCENES)
            before = QUARTERS[max(QUARTERS.index(quarter) - 1, 0)]
            by_changes = (unit.code, before) in whole and can_be_changes(unit, before, quarter)
            if scene is changes and (not by_changes or (unit.code, quarter) in parted):
                scene = plain
            if scene in (plain, duplicate, faulty, wrong_office):
                whole.add((unit.code, quarter))
            found[quarter] += scene(rng, letter, units)
    return found


def can_be_changes(unit: Unit, before: str, quarter: str) -> bool:
    """Whether a quarter's news are of persons alone."""
    return quarter != before and unit.true[quarter].posts == unit.true[before].without_ended().posts


def _sent(*letters: Letter, when: str = "early", free: bool = False) -> Chain:
    return Chain(tuple(map(Step, letters)), when, free)


def plain(rng: Random, letter: Letter, units: list[Unit]) -> list[Chain]:
    """The roster, in time."""
    return [_sent(letter)]


def late(rng: Random, letter: Letter, units: list[Unit]) -> list[Chain]:
    """The roster, after the deadline or even after closing."""
    return [_sent(letter, when="late", free=True)]


def superseded(rng: Random, letter: Letter, units: list[Unit]) -> list[Chain]:
    """One that is out of date, and the true one, at any time."""
    return [_sent(replace(letter, roster=_out_of_date(letter))), _sent(replace(letter, times=2), free=True)]


def corrected(rng: Random, letter: Letter, units: list[Unit]) -> list[Chain]:
    """One that is out of date, and the true one after closing."""
    return [_sent(replace(letter, roster=_out_of_date(letter))), _sent(replace(letter, times=2), when="closed")]


def _out_of_date(letter: Letter) -> Roster:
    """What the unit believed first: nobody has died or moved away, and the first telephone is another."""
    people = tuple(replace(one, state="在册", left=None, note="") for one in letter.roster.people)
    last = letter.roster.posts
    old = [one for one in last if one.until]
    posts = (replace(old[0], until=None), *last[2:]) if old else last
    return Roster((replace(people[0], phone="13800000000"), *people[1:]), posts)


def faulty(rng: Random, letter: Letter, units: list[Unit]) -> list[Chain]:
    """One with a blank name, which is sent back, and the mended one."""
    return [_sent(replace(letter, spoilt=True)), _sent(letter)]


def duplicate(rng: Random, letter: Letter, units: list[Unit]) -> list[Chain]:
    """The same bytes under three names."""
    return [_sent(replace(letter, again=n), free=n > 0) for n in range(3)]


def parts(rng: Random, letter: Letter, units: list[Unit]) -> list[Chain]:
    """Two workbooks, each with a part of the persons."""
    people, posts = letter.roster.people, letter.roster.posts
    halves = people[::2], people[1::2]
    found = []
    for n, half in enumerate(halves, 1):
        numbers = {one.number for one in half}
        found.append(_sent(replace(letter, part=n, roster=Roster(half, tuple(one for one in posts if one.number in numbers)))))
    return found


def changes(rng: Random, letter: Letter, units: list[Unit]) -> list[Chain]:
    """What changed alone."""
    before = QUARTERS[QUARTERS.index(letter.period) - 1]
    return [_sent(replace(letter, changed_from=letter.unit.true[before]))]


def wrong_office(rng: Random, letter: Letter, units: list[Unit]) -> list[Chain]:
    """To another county, and to the right one."""
    others = sorted({unit.county for unit in units} - {letter.to})
    strayed = [_sent(replace(letter, to=rng.choice(others), again=1))] if others else []
    return [*strayed, _sent(letter)]


def returned(rng: Random, letter: Letter, units: list[Unit]) -> list[Chain]:
    """One that the office took in and returned after all, and the mended one."""
    wrong = replace(letter, roster=_out_of_date(letter))
    return [Chain((Step(wrong), Step(wrong, "return"), Step(replace(letter, times=2))))]


def withdrawn(rng: Random, letter: Letter, units: list[Unit]) -> list[Chain]:
    """The true one, and a wrong one after it that its sender takes back."""
    people = (replace(letter.roster.people[0], phone="13800000000"), *letter.roster.people[1:])
    wrong = replace(letter, roster=replace(letter.roster, people=people), times=2)
    return [_sent(letter), Chain((Step(wrong), Step(wrong, "withdraw")))]


def left_out(rng: Random, letter: Letter, units: list[Unit]) -> list[Chain]:
    """The true one, and one after it that leaves somebody out, which is sent back."""
    posts = {one.number for one in letter.roster.posts}
    people = [one for one in letter.roster.people if one.number in posts or one.state != "在册"]
    people += [one for one in letter.roster.people if one not in people][1:]
    wrong = replace(letter, roster=replace(letter.roster, people=tuple(people)), times=2)
    return [_sent(letter), Chain((Step(wrong), Step(wrong, "return")))]


def unusable(rng: Random, letter: Letter, units: list[Unit]) -> list[Chain]:
    """A file that is no workbook, and the roster."""
    return [_sent(replace(letter, unusable=True)), _sent(letter)]


SCENES: tuple[Scene, ...] = (
    plain, plain, plain, late, superseded, superseded, corrected, faulty, duplicate, parts, changes, changes, changes,
    wrong_office, returned, withdrawn, left_out, unusable,
)  # fmt: skip


def letters(plan: dict[str, list[Chain]]) -> Iterator[Letter]:
    """Every letter that is sent, each once."""
    for those in plan.values():
        for chain in those:
            yield from (step.letter for step in chain.steps if not step.act)
