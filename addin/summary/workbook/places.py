"""The rows at which each figure's details will be written, computed before writing so that numbers can link to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from addin.summary.collect.indicator_view import IndicatorView
from addin.summary.measure.evidence import EvidenceRow
from addin.summary.workbook.page import FIRST_ROW

DETAILS, FINDINGS = "指标明细", "问题明细"
COUNTED, MISSED = "计入", "未计入"
Link = tuple[str, int]


class Detail(NamedTuple):
    """A row of the sheet 指标明细: the indicator, COUNTED or MISSED, and the row to show (None: "more rows not listed")."""

    view: IndicatorView
    side: str
    line: EvidenceRow | None


def details(found: Iterable[IndicatorView], parents: Mapping[str, str]) -> Iterator[Detail]:
    """The rows of the sheet 指标明细 in order: for each indicator those missed, then those counted, by subordinate and unit."""
    for view in found:
        for side, lines, left in ((MISSED, view.missed, view.left_out[1]), (COUNTED, view.counted, view.left_out[0])):
            by_subordinate = sorted(lines, key=lambda line: (parents.get(line.unit, line.unit), line.unit))
            yield from (Detail(view, side, line) for line in by_subordinate)
            if left:
                yield Detail(view, side, None)


@dataclass(frozen=True)
class DetailPlaces:
    """The Excel row number at which each figure's rows begin on 指标明细, and each rule's findings on 问题明细.

    ``rows`` is keyed by indicator code, side and unit code ("" for both sides, for all units), ``subordinates`` by indicator
    code, side and the code of a subordinate; ``rules`` by rule code.
    """

    rows: Mapping[tuple[str, str, str], int]
    subordinates: Mapping[tuple[str, str, str], int]
    rules: Mapping[str, int]

    @classmethod
    def of(cls, found: Sequence[IndicatorView], rules: Iterable[str], parents: Mapping[str, str]) -> DetailPlaces:
        """Compute the places from the indicators and from the rule code of each finding, both in the order of writing.

        ``parents`` gives the subordinate of each unit.
        """
        rows: dict[tuple[str, str, str], int] = {}
        subordinates: dict[tuple[str, str, str], int] = {}
        for row, detail in enumerate(details(found, parents), start=FIRST_ROW + 1):
            code, unit = detail.view.indicator.code, detail.line.unit if detail.line else ""
            for key in ((code, detail.side, ""), (code, "", ""), (code, detail.side, unit)):
                rows.setdefault(key, row)
            if unit:
                subordinates.setdefault((code, detail.side, parents.get(unit, unit)), row)
        first: dict[str, int] = {}
        for row, rule in enumerate(rules, start=FIRST_ROW + 1):
            first.setdefault(rule, row)
        return cls(rows, subordinates, first)

    def of_side(self, code: str, side: str = "", unit: str = "") -> Link | None:
        """The link to the first row of a side (COUNTED, MISSED, "" for both), of one unit where given; None without rows."""
        row = self.rows.get((code, side, unit))
        return (DETAILS, row) if row else None

    def of_unit(self, code: str, unit: str) -> Link | None:
        """The link to a unit's rows: those missed, else those counted; None where there are none."""
        return self.of_side(code, MISSED, unit) or self.of_side(code, COUNTED, unit)

    def of_subordinate(self, code: str, subordinate: str) -> Link | None:
        """The link to the rows of a subordinate's units: those missed, else those counted; None where there are none."""
        row = self.subordinates.get((code, MISSED, subordinate)) or self.subordinates.get((code, COUNTED, subordinate))
        return (DETAILS, row) if row else None

    def of_rule(self, rule: str) -> Link | None:
        """The link to the first finding of a rule; None where it has none."""
        row = self.rules.get(rule)
        return (FINDINGS, row) if row else None
