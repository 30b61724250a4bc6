"""The terms of office (本届届满日期) of party organisations, and when an election is to be prepared."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from validators.lookups.bodies import ORGANISATIONS, Body, organisations
from validators.lookups.once import column, once
from validators.months import months_later
from validators.rule import Context
from workbook_templates.table import Tables

NOTICE_MONTHS = 6


class TermOfOffice(NamedTuple):
    """The term of a party organisation that exists: the organisation, and the last day of the term."""

    body: Body
    end: dt.date

    def is_near(self, on: Context) -> bool:
        """Whether the term has ended, or ends within six months from the as-of date: time to prepare the election."""
        return self.end <= months_later(on.as_of, NOTICE_MONTHS)

    def is_over(self, on: Context) -> bool:
        """Whether the term has ended on the day judged; the last day is still within it."""
        return self.end < on.state_day


@once
def terms(tables: Tables) -> list[TermOfOffice]:
    """The terms of the organisations that exist and have one stated."""
    ends = column(tables, ORGANISATIONS, "本届届满日期")
    existing = (body for body in organisations(tables).values() if body.exists)
    return [TermOfOffice(body, ends[body.row]) for body in existing if isinstance(ends[body.row], dt.date)]
