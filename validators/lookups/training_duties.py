"""Who owes a year's training: not who came too late in the year for it, nor, as a shortfall, who can hardly be reached."""

from __future__ import annotations

import datetime as dt

from validators.lookups.liaisons import assignments
from validators.lookups.once import columns
from validators.lookups.people import PEOPLE, present
from validators.rule import Context
from workbook_templates.table import Tables
from workbook_templates.values.period import Period


def last_day_owing(year: Period, on: Context) -> dt.date:
    """The last day of retirement, appointment or assignment from which the year's training is still owed.

    Whoever came later had at most ``training_grace_days`` left of the year. With the default of 30 these are the days from
    1 December, which also stands for a December of which the day is not known.
    """
    return year.end - dt.timedelta(days=on.policy["training_grace_days"] + 1)


def liaisons_owing(tables: Tables, on: Context) -> dict[str, int]:
    """The liaisons in force on the day judged who owe the year's training, with their first row of 联络员选派, by number."""
    last = last_day_owing(Period(on.period.year, 1, 12), on)
    early = {one.number for one in assignments(tables) if one.start is None or one.start <= last}
    serving = {one.number: one.row for one in reversed(assignments(tables)) if one.in_force(on.state_day)}
    return {number: row for number, row in serving.items() if number in early}


def hard_to_reach(tables: Tables, on: Context) -> dict[int, str]:
    """The rows of the persons 在册 whose recorded state excuses them from the training, with what to do in Chinese."""
    states = frozenset(on.policy["training_excused_states"])
    health, classes = columns(tables, PEOPLE, "健康状况", "党员管理类别")
    found = {i: next((state for state in (health[i], classes[i]) if state in states), None) for i in present(tables)}
    return {i: f"本人{state}，可以送学上门；确实不能参加的，不算未完成。" for i, state in found.items() if state}
