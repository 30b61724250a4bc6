"""What is known by now about the persons, bodies and posts of earlier months: each fact as its unit reported it last."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from addin.consolidation.gather import gather
from addin.consolidation.rows import take, with_tables
from addin.consolidation.standing_forms import standing_forms, standing_receipts
from addin.runtime.progress import Progress, no_progress
from addin.submissions.folder import Office
from addin.submissions.in_force import accepted_in, accepted_periods
from addin.submissions.receipts import Receipt
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


def newest_facts(office: Office, first: Period, *, progress: Progress = no_progress) -> Tables:
    """The rosters of ``first`` and of every later period the office has accepted, each fact once, as it was reported last.

    What a later roster no longer lists stays as it was: a death of last quarter is no reason that nobody held the post.
    Standards, accounts and decisions are those in force at the latest of these periods. Refused as ``gather``.
    """
    periods = _periods_since(office, first)
    rosters = [gather(office, period, ["roster"], progress=progress).tables for period in periods]
    forms, _ = standing_forms(office, periods[-1], progress)
    return merge_tables([_latest(rosters), forms])


def newest_receipts(office: Office, first: Period) -> list[Receipt]:
    """The receipts that ``newest_facts`` reads."""
    periods = _periods_since(office, first)
    rosters = [receipt for period in periods for receipt in accepted_in(office, period, ["roster"])]
    return [*rosters, *standing_receipts(office, periods[-1])]


def _periods_since(office: Office, first: Period) -> list[Period]:
    return [one for one in accepted_periods(office, "roster") if one.end >= first.end] or [first]


def _latest(rosters: list[Tables]) -> Tables:
    """The merged rosters, in the order of their periods, with only the last rows about each thing."""
    if len(rosters) == 1:
        return rosters[0]
    merged = merge_tables(rosters)
    period_of = [n for n, one in enumerate(rosters) for _ in one.sources]
    changed = [_last_rows(merged, merged[sheet], FACTS[sheet], period_of) for sheet in FACTS if sheet in merged]
    return with_tables(merged, *changed)


def _last_rows(tables: Tables, table: Table, key: tuple[str, ...], period_of: list[int]) -> Table:
    about = list(_about(tables, table, key))
    last: dict[tuple[object, ...], int] = {}
    for thing, source in zip(about, table.sources, strict=True):
        last[thing] = max(last.get(thing, 0), period_of[source])
    kept = [i for i, thing in enumerate(about) if period_of[table.sources[i]] == last[thing]]
    return take(table, kept)


def _about(tables: Tables, table: Table, key: tuple[str, ...]) -> Iterator[tuple[object, ...]]:
    units = (tables.unit(table.sheet.name, i) for i in range(len(table)))
    return zip(units, *(table.get(name) for name in key), strict=True)
