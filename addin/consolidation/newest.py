"""What is known by now about the persons, bodies and posts of earlier months: each fact as its unit reported it last."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from addin.consolidation.gather import gather
from addin.consolidation.standing_forms import standing_forms, standing_receipts
from addin.errors import Refused
from addin.runtime.progress import Progress, no_progress
from addin.submissions.folder import Office
from addin.submissions.in_force import accepted_in, accepted_periods
from addin.submissions.receipts import Receipt
from addin.submissions.reorganisations import reorganisations
from addin.submissions.rows import take, with_tables
from workbook_templates.advice import Advice
from workbook_templates.merge import merge_tables
from workbook_templates.table import Table, Tables
from workbook_templates.values.period import Period

FACTS: Mapping[str, tuple[str, ...]] = {
    "党组织": ("党组织代码",),
    "学习小组": ("小组代码",),
    "离退休干部": ("身份证号",),
    "任职": ("身份证号", "任职组织代码", "职务"),
}
"""What a row of a sheet is about: rows of one unit about the same thing are the same fact, reported at different times."""


@dataclass(frozen=True)
class NewestFacts:
    """What is known by now: the tables by which each of some periods is judged, and the receipts that were read for them."""

    tables: tuple[Tables, ...]
    receipts: tuple[Receipt, ...]


def newest_facts(office: Office, periods: Sequence[Period], *, progress: Progress = no_progress) -> NewestFacts:
    """For each period its own rosters and those of every later one the office has accepted, each fact as reported last.

    What a later roster no longer lists stays as it was: a death of last quarter is no reason that nobody held the post. What
    an earlier roster lists is no fact of a later period: who is no longer on the list has gone without a word. Standards,
    accounts and decisions are those in force at the latest period of all. Refused as ``gather``, and where no roster is there.
    """
    known = _periods_since(office, periods[0])
    if not known:
        raise Refused(f"{periods[0]} 以后还没有收到花名册，不能补差。请先", Advice.RECEIVE, "各单位的花名册。")
    rosters = {period: gather(office, period, ["roster"], progress=progress) for period in known}
    forms, receipts = standing_forms(office, _last_known(office, known[-1]), progress)
    family = cache(reorganisations(office).family)
    tables = [_latest([rosters[one].tables for one in known if one.end >= period.end], family) for period in periods]
    read = [receipt for one in rosters.values() for receipt in one.receipts]
    return NewestFacts(tuple(merge_tables([one, forms]) for one in tables), (*read, *receipts))


def newest_receipts(office: Office, first: Period) -> list[Receipt]:
    """The receipts that ``newest_facts`` would read now."""
    periods = _periods_since(office, first)
    rosters = [receipt for period in periods for receipt in accepted_in(office, period, ["roster"])]
    return [*rosters, *standing_receipts(office, _last_known(office, periods[-1] if periods else first))]


def _periods_since(office: Office, first: Period) -> list[Period]:
    return [one for one in accepted_periods(office, "roster") if one.end >= first.end]


def _last_known(office: Office, roster: Period) -> Period:
    """The latest period of a roster or of a form of money: a raise may be reported before the rosters of its quarter."""
    return max([roster, *accepted_periods(office, "allowance")], key=lambda period: period.end)


def _latest(rosters: list[Tables], family: Callable[[str], str]) -> Tables:
    """The merged rosters, in the order of their periods, with only the last rows about each thing. What one unit reported and
    another that took it over has reported since is the same thing: they are of one ``family``.
    """
    merged = merge_tables(rosters)
    period_of = [n for n, one in enumerate(rosters) for _ in one.sources]
    changed = [_last_rows(merged, merged[sheet], FACTS[sheet], period_of, family) for sheet in FACTS if sheet in merged]
    return with_tables(merged, *changed)


def _last_rows(tables: Tables, table: Table, key: tuple[str, ...], period_of: list[int], family: Callable[[str], str]) -> Table:
    about = list(_about(tables, table, key, family))
    last: dict[tuple[object, ...], int] = {}
    for thing, source in zip(about, table.sources, strict=True):
        last[thing] = max(last.get(thing, 0), period_of[source])
    kept = [i for i, thing in enumerate(about) if period_of[table.sources[i]] == last[thing]]
    return take(table, kept)


def _about(tables: Tables, table: Table, key: tuple[str, ...], family: Callable[[str], str]) -> Iterator[tuple[object, ...]]:
    units = (family(tables.unit(table.sheet.name, i)) for i in range(len(table)))
    return zip(units, *(table.get(name) for name in key), strict=True)
