"""C08-5: a liaison without a training in the year or without a list of responsibilities."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from validators.duty import Duty
from validators.duty_progress import DutyProgress
from validators.finding import Severity
from validators.lookups.liaisons import ASSIGNMENTS
from validators.lookups.once import columns
from validators.lookups.training_duties import liaisons_owing
from validators.lookups.units import unit_column
from validators.planting import plant
from validators.planting.rows import put
from validators.planting.site import FormRow, Marks, Site
from validators.rule import Context, Hit, Rows, rule
from validators.spans import years
from workbook_templates.table import Tables

RECORDS = "联络员履责"
_CHOSEN_LATE = {"参加培训次数": "0", "period": "2026Q4"}


def standings(tables: Tables, on: Context) -> Iterator[DutyProgress]:
    """Each liaison in force, once: trained in the year and with a list of responsibilities."""
    units, need = unit_column(tables, ASSIGNMENTS), on.policy["liaison_trainings_per_year"]
    for year in years(on):
        records = _records(tables, year.year)
        for number, row in liaisons_owing(tables, on).items() if year.year >= on.policy["liaison_training_from_year"] else ():
            _, listed, trained = records.get(number, (row, None, None))
            yield DutyProgress(units[row], row, int(listed == "是" and (trained or 0) >= need), 1, year)


DUTY = Duty("联络员参加培训、建立责任清单", ASSIGNMENTS, standings, after=Severity.WARNING, people=True, evidence=RECORDS)


@rule(
    brief="{n} 名联络员没有培训或没有责任清单",
    clause="（八）",
    obligations=("8-5",),
    thresholds=("liaison_training_from_year", "liaison_trainings_per_year", "training_grace_days"),
    severity=Severity.WARNING,
    sheet="联络员履责",
    column="参加培训次数",
    needs=["联络员选派"],
    message="联络员 {联络员姓名} {哪一年} 年{怎样}。2026年起联络员每年至少培训1次，并建立履行党建责任清单。",
    fix="请落实后在“联络员履责”填写这名联络员 {哪一年} 年度的情况；还没有完成的，可以照报，这条提醒会保留。",
    passes=[
        _CHOSEN_LATE | {"联络员选派": [{"选派日期": "2026-12-01"}]},
        {},
        {"年度": "2025", "参加培训次数": "0", "period": "2025Q4"},
        {"联络员履责": [], "联络员选派": []},
    ],
    fails=[
        _CHOSEN_LATE | {"联络员选派": [{"选派日期": "2026-11-30"}]},
        {"参加培训次数": "0"},
        {"参加培训次数": "0", "责任清单已建立": "否"},
        {"联络员履责": [{"参加培训次数": "0"}, {"年度": "2025"}]},
    ],
)
def liaison_not_trained_or_listed(tables: Tables, on: Context) -> Rows:
    """2026年起，把党建联络员纳入干部教育培训计划，建立联络员履行党建责任清单。

    Each liaison in force at the end of the period (or on an earlier as-of date), in the year of the period from 2026 on: told
    at the cell of 联络员履责 that falls short, or once at the first 联络员选派 row where the year has no row at all. Who was
    chosen in the last ``training_grace_days`` of the year does not owe it.
    """
    year = on.period.year
    if year < on.policy["liaison_training_from_year"]:
        return
    records = _records(tables, year)
    for number, row in liaisons_owing(tables, on).items():
        if number not in records:
            values = {"哪一年": year, "怎样": "没有填“联络员履责”"}
            yield Hit(row, values, sheet=ASSIGNMENTS, column="联络员姓名")
            continue
        i, listed, trained = records[number]
        if trained is not None and trained < on.policy["liaison_trainings_per_year"]:
            yield Hit(i, {"哪一年": year, "怎样": f"参加培训 {trained} 次"})
        if listed == "否":
            yield Hit(i, {"哪一年": year, "怎样": "没有建立责任清单"}, column="责任清单已建立")


def _records(tables: Tables, year: int) -> dict[str, tuple[int, Any, Any]]:
    rows = enumerate(zip(*columns(tables, RECORDS, "身份证号", "年度", "责任清单已建立", "参加培训次数"), strict=True))
    return {number: (i, listed, trained) for i, (number, of, listed, trained) in rows if number and of == year}


@plant()
def liaison_untrained(site: Site) -> Marks:
    """联络员全年没有参加培训。"""
    yield from put(_duties_in_force(site), "参加培训次数", 0)


@plant()
def no_list_of_duties(site: Site) -> Marks:
    """联络员没有建立责任清单。"""
    yield from put(_duties_in_force(site), "责任清单已建立", "否")


def _duties_in_force(site: Site) -> FormRow:
    def serving(row: FormRow) -> bool:
        links = site.rows(row.form.unit, "联络员选派")
        return any(one["身份证号"] == row["身份证号"] and one["结束日期"] is None for one in links)

    return site.beside("C08-5", "联络员履责", serving)
