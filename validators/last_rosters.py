"""The roster that a unit sent for the period before, where it is among the files that are checked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from validators.lookups.once import column
from validators.lookups.people import PEOPLE
from workbook_templates.cell_types import show
from workbook_templates.merge import merge_tables
from workbook_templates.remarks import REMARK, parse_part_number
from workbook_templates.table import Submission, Tables
from workbook_templates.values.period import Period


class _Roster(NamedTuple):
    period: Period
    times: int
    tables: Tables


class LastRosters:
    """The rosters among some files, by unit and period."""

    def __init__(self, files: Sequence[Submission]) -> None:
        self._known: dict[str, list[_Roster]] = defaultdict(list)
        for one in files:
            period = one.cover("报告期")
            if _is_roster(one) and isinstance(period, Period):
                times = one.cover("报送次数")
                self._known[_unit(one)].append(_Roster(period, times if isinstance(times, int) else 1, one.tables))

    def before(self, files: Sequence[Submission]) -> Tables | None:
        """The last roster before the period of these files of one unit: all its parts, each as it was sent last.

        None where there is none, where the files are not of one unit and period, and where a single one says that it is a part:
        somebody who is not in it may be in another.
        """
        if _is_one_part([one for one in files if _is_roster(one)]):
            return None
        whose = {(_unit(one), one.cover("报告期")) for one in files}
        unit, period = whose.pop() if len(whose) == 1 else ("", None)
        if not isinstance(period, Period):
            return None
        earlier = [one for one in self._known.get(unit, ()) if one.period.end < period.start]
        newest = max((one.period.end for one in earlier), default=None)
        return merge_tables(_in_force([one for one in earlier if one.period.end == newest])) if earlier else None


def _in_force(rosters: Sequence[_Roster]) -> list[Tables]:
    """Without those that were sent again since: of rosters that have persons in common, those of the highest 报送次数 count."""
    last_times: dict[object, int] = {}
    for one in sorted(rosters, key=lambda one: one.times):
        last_times |= dict.fromkeys(_people(one.tables), one.times)
    return [one.tables for one in rosters if all(last_times[number] == one.times for number in _people(one.tables))]


def _is_roster(one: Submission) -> bool:
    return one.form is not None and one.form.kind == "roster"


def _is_one_part(rosters: Sequence[Submission]) -> bool:
    return len(rosters) == 1 and any(map(parse_part_number, (show(rosters[0].cover(REMARK)), rosters[0].file)))


def _people(tables: Tables) -> set[object]:
    return set(column(tables, PEOPLE, "身份证号")) - {None}


def _unit(one: Submission) -> str:
    return show(one.cover("单位代码"))
