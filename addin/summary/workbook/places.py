"""Where each figure's rows will stand, worked out before anything is written, so that every number can link to them."""

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
    """A row of the details: which indicator, on which side, and the row itself (None: some did not fit)."""

    told: IndicatorView
    side: str
    line: EvidenceRow | None


def details(found: Iterable[IndicatorView]) -> Iterator[Detail]:
    """The details in order: of each indicator what was missed, then what was counted."""
    for told in found:
        for side, lines, left in ((MISSED, told.missed, told.left_out[1]), (COUNTED, told.counted, told.left_out[0])):
            yield from (Detail(told, side, line) for line in lines)
            if left:
                yield Detail(told, side, None)


@dataclass(frozen=True)
class DetailPlaces:
    """First Excel row of each figure's rows on the details, and of each rule's findings."""

    rows: Mapping[tuple[str, str, str], int]
    rules: Mapping[str, int]

    @classmethod
    def of(cls, found: Sequence[IndicatorView], rules: Iterable[str]) -> DetailPlaces:
        """Work them out from what will be written, in its order."""
        rows: dict[tuple[str, str, str], int] = {}
        for row, detail in enumerate(details(found), start=FIRST_ROW + 1):
            code, unit = detail.told.indicator.code, detail.line.unit if detail.line else ""
            for key in ((code, detail.side, ""), (code, "", ""), (code, detail.side, unit)):
                rows.setdefault(key, row)
        first: dict[str, int] = {}
        for row, rule in enumerate(rules, start=FIRST_ROW + 1):
            first.setdefault(rule, row)
        return cls(rows, first)

    def of_side(self, code: str, side: str = "", unit: str = "") -> Link | None:
        """Where the rows of a side begin; of both sides where none is named."""
        row = self.rows.get((code, side, unit))
        return (DETAILS, row) if row else None

    def of_unit(self, code: str, unit: str) -> Link | None:
        """A unit's rows: what it still owes, else what was counted."""
        return self.of_side(code, MISSED, unit) or self.of_side(code, COUNTED, unit)

    def of_rule(self, rule: str) -> Link | None:
        """Where a rule's findings begin."""
        row = self.rules.get(rule)
        return (FINDINGS, row) if row else None
