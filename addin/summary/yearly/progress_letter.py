"""The yearly progress of the plan as a Word document: a table for each of the plan's years, then who is behind."""

from __future__ import annotations

import datetime as dt

from addin.summary.collect.data import SummaryData
from addin.summary.letters.letter import NUMERALS, as_word, render
from addin.summary.yearly.demand import THEMES, Behind, Demand, counts, demands, unmeasured
from workbook_templates.values.date import long_date
from workbook_templates.values.period import month_end

MOST_NAMED = 20


def progress_document(data: SummaryData) -> bytes:
    """The document as the bytes of a Word file."""
    found = {THEMES[year]: own for year, own in demands(data).items() if own}
    text = render(
        "progress.j2", data=data, today=long_date(data.as_of), signed=long_date(data.signed_on), number=iter(NUMERALS).__next__,
        parts=[(theme, counts(own), own) for theme, own in found.items()], behind=_behind(list(found.values())),
        unmeasured=unmeasured(), until=until,
    )  # fmt: skip
    return as_word(text)


def _behind(parts: list[list[Demand]]) -> list[tuple[str, str, str]]:
    """Each indicator once, with the subordinates behind in words (at most MOST_NAMED) and how many they are."""
    found = {one.view.indicator.name: one.behind for part in parts for one in part if one.behind}
    return [(name, f"{len(behind)} 个", _named(behind)) for name, behind in found.items()]


def _named(behind: tuple[Behind, ...]) -> str:
    words = "；".join(f"{one.name} {one.figure}" for one in behind[:MOST_NAMED])
    return f"{words}等" if len(behind) > MOST_NAMED else words


def until(day: dt.date) -> str:
    """A last day in few words: 2025年底前, 2026年9月底前, 2026年10月10日前."""
    if day != month_end(day.year, day.month):
        return f"{long_date(day)}前"
    return f"{day.year}年底前" if day.month == 12 else f"{day.year}年{day.month}月底前"
