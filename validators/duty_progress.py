"""How far somebody has come in a duty that recurs: what was done in a span of time, what is required, and how it is told."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from workbook_templates.values.period import Period

_MONTHS_OF_A_YEAR = 12
_NO_VALUES: Mapping[str, object] = {}
_SPANS = {3: "本季度", 6: "本半年", 12: "本年度"}  # by its months


class DutyProgress(NamedTuple):
    """One owner's progress in a duty within one span: how many times it was done and how many times it is required.

    ``owner`` is the code of the body or unit; ``row`` is where a shortfall is reported (index into the duty's sheet);
    ``values`` are words for the rule's message and for the due list. ``excused`` says that a shortfall is only told, as an
    information: it is neither due nor missed. ``names`` are what a reason for not doing it calls it (活动类型), none
    where the owner owes nothing else that a reason could be about. ``reason`` is why it was not done, in the unit's own words:
    the shortfall is a warning at most and no longer due, but it is missed.
    """

    owner: str
    row: int
    have: int
    need: int
    span: Period
    values: Mapping[str, object] = _NO_VALUES
    excused: bool = False
    names: tuple[str, ...] = ()
    reason: str = ""

    @property
    def short(self) -> bool:
        """Whether it falls short and nothing excuses it."""
        return self.have < self.need and not self.excused

    @property
    def owed(self) -> bool:
        """Whether it has still to be done: it falls short, and no reason was recorded."""
        return self.short and not self.reason

    @property
    def said(self) -> str:
        """The unit's reason as a part of a sentence; empty where there is none."""
        return f"单位说明：{self.reason.rstrip('。')}" if self.reason else ""

    @property
    def words(self) -> dict[str, object]:
        """The values for the message of the duty's rule, without the last day."""
        numbers = {"期间": self.span.label, "已有": self.have, "应有": self.need}
        return {**numbers, "说明": self.said and f"，{self.said}", **self.values}

    def until(self, as_of: dt.date) -> str:
        """What is told in the place of the last day where nothing more is asked of the owner; else empty."""
        over = self.excused and as_of > self.span.end
        return self.said or (f"{this_span(self.span)}已过" if over else "")


def this_span(span: Period) -> str:
    """A quarter, half-year or year as the one that is spoken of: 本季度. KeyError for a span of other length."""
    return _SPANS[span.last - span.first + 1]


def is_year(span: Period) -> bool:
    """Whether a span is a whole year."""
    return span.last - span.first >= _MONTHS_OF_A_YEAR - 1


def made_up(found: Iterable[DutyProgress]) -> Iterator[DutyProgress]:
    """The same progress, with what was done beyond the need of a later span counted for the earliest one missed before it.

    A year is never made up for: the next one is in other files.
    """
    waiting: dict[object, list[DutyProgress]] = defaultdict(list)
    for progress in found:
        if is_year(progress.span):
            yield progress
        else:
            waiting[progress.owner, progress.row, *sorted(progress.values.items())].append(progress)
    for spans in waiting.values():
        spans.sort(key=lambda progress: progress.span)
        for n, later in enumerate(spans):
            surplus = later.have - later.need
            for m, earlier in enumerate(spans[:n]):
                taken = min(surplus, earlier.need - earlier.have)
                if taken > 0:
                    spans[m], surplus = earlier._replace(have=earlier.have + taken), surplus - taken
        yield from spans
