"""An indicator's figure with the rows behind it, for one who asks where it comes from."""

from __future__ import annotations

from dataclasses import dataclass

from addin.submissions.receipts import Receipt
from addin.summary.collect.indicator_view import IndicatorView
from addin.summary.measure.evidence import EvidenceRow


@dataclass(frozen=True, slots=True)
class ExplainedFigure:
    """An indicator's figure for all units or for one, with the rows it was counted from and those it lacks.

    ``receipts`` are by the sender's name of the file; ``left_out`` says how many rows on each side are not listed.
    """

    view: IndicatorView
    unit_name: str
    text: str
    counted: tuple[EvidenceRow, ...]
    missed: tuple[EvidenceRow, ...]
    left_out: tuple[int, int]
    receipts: dict[tuple[str, str], Receipt]
