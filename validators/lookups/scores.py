"""The yearly scores of branches (六个好, 五个基本): which branches have been scored."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from validators.duty_progress import DutyProgress
from validators.lookups.bodies import branches
from validators.lookups.once import columns
from validators.rule import Context
from validators.spans import years
from workbook_templates.table import Tables


class Scoring(NamedTuple):
    """A sheet of scores, a row for each branch and year, and its columns of scores."""

    sheet: str
    items: tuple[str, ...]


SIX_GOODS = Scoring("六个好", ("组织设置好", "班子建设好", "党员队伍好", "学习活动好", "作用发挥好", "制度坚持好"))
FIVE_BASICS = Scoring("五个基本", ("基本组织", "基本队伍", "基本活动", "基本制度", "基本保障"))


def branches_by_scores(tables: Tables, on: Context, scoring: Scoring) -> Iterator[DutyProgress]:
    """Each branch set up before the year's last quarter: 1 of 1 where it has a row of scores for the year."""
    rows = list(zip(*columns(tables, scoring.sheet, "党支部代码", "年度"), strict=True))
    for year in years(on):
        done = {code for code, of in rows if of == year.year}
        for branch in branches(tables):
            if branch.before(year.quarters()[-1].start):
                yield DutyProgress(branch.code, branch.row, int(branch.code in done), 1, year)
