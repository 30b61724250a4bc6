"""The period that a sheet's printed title names, compared with the one on the cover."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from workbook_templates.layout import COVER
from workbook_templates.read import facts
from workbook_templates.table import Fact
from workbook_templates.values.period import Period, parse_period

_PERIOD = re.compile(r"20\d\d(?:[QqHh][1-4]|年(?:第?[一二三四1-4]季度|[上下]半年)?)")
_period = lru_cache(maxsize=64)(parse_period)  # every sheet of every form of a period names it


def title_facts(titles: Mapping[str, object], stated: object) -> Iterator[Fact]:
    """For each other period that titles name, a fact with that period (its words) and the sheets; ``titles`` are by sheet.

    A title that names the year of the cover's quarter agrees with it. Nothing where the cover has no period.
    """
    if not isinstance(stated, Period):
        return
    found: dict[str, list[str]] = {}
    for sheet, title in titles.items():
        texts = _PERIOD.findall(title) if isinstance(title, str) else ()
        named = [period for text in texts if (period := _period(text))]
        if named and not any(one.start <= stated.start and stated.end <= one.end for one in named):
            found.setdefault(named[-1].label, []).append(sheet)
    for label, sheets in found.items():
        yield Fact(facts.TITLE_PERIOD, COVER, column="报告期", value=label, detail="、".join(f"“{sheet}”" for sheet in sheets))
