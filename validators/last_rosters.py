"""The roster that a unit sent for the period before, where it is among the files that are checked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from workbook_templates.cell_types import show
from workbook_templates.merge import merge_tables
from workbook_templates.table import Submission, Tables
from workbook_templates.values.period import Period


class LastRosters:
    """The rosters among some files, by unit and period."""

    def __init__(self, files: Sequence[Submission]) -> None:
        self._known: dict[str, list[tuple[Period, Tables]]] = defaultdict(list)
        for one in files:
            period = one.cover("报告期")
            if one.form is not None and one.form.kind == "roster" and isinstance(period, Period):
                self._known[_unit(one)].append((period, one.tables))

    def before(self, files: Sequence[Submission]) -> Tables | None:
        """The last roster (all parts of it) before the period of these files of one unit; None where there is none.

        None as well where the files are not of one unit and period.
        """
        whose = {(_unit(one), one.cover("报告期")) for one in files}
        unit, period = whose.pop() if len(whose) == 1 else ("", None)
        if not isinstance(period, Period):
            return None
        earlier = [(span.end, tables) for span, tables in self._known.get(unit, ()) if span.end < period.start]
        newest = max((end for end, _ in earlier), default=None)
        return merge_tables([tables for end, tables in earlier if end == newest]) if earlier else None


def _unit(one: Submission) -> str:
    return show(one.cover("单位代码"))
