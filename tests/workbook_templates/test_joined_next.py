"""A form with another unit's rows below its own: each row once, each reminder at its row."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from workbook_templates.joined_next import joined, renamed
from workbook_templates.layout import FIRST_ROW
from workbook_templates.next_period import NextForm, Notice
from workbook_templates.schema import form
from workbook_templates.values.period import Period

SHEET = "离退休干部"
FORM = form("roster")
WIDTH = len(FORM.sheet(SHEET).own)
PLACE = [column.name for column in FORM.sheet(SHEET).own].index("身份证号")


def next_form_of(numbers: list[str], unit: str) -> NextForm:
    rows = [[unit] * PLACE + [number] + [unit] * (WIDTH - PLACE - 1) for number in numbers]
    ending = tuple(Notice(SHEET, 9, number, "到期", (FIRST_ROW + n, PLACE)) for n, number in enumerate(numbers))
    return NextForm(FORM, Period.parse("2026Q4"), {"填报单位": unit, "报告期": "2026Q4"}, {SHEET: rows}, (), ending)


PERSONS = st.lists(st.sampled_from("ABCDEFGH"), unique=True)


@given(PERSONS, PERSONS)
def test_everybody_stands_there_once_in_order_and_each_reminder_at_its_row(own: list[str], other: list[str]) -> None:
    made = joined(next_form_of(own, "甲"), next_form_of(other, "乙"))
    rows = made.rows[SHEET]
    assert [row[PLACE] for row in rows] == own + [one for one in other if one not in own]
    assert all(row[0] == ("甲" if row[PLACE] in own else "乙") for row in rows), "whose row it is that stays"
    assert sorted(one.about for one in made.ending) == sorted({*own, *other})
    for one in made.ending:
        assert one.cell is not None
        assert rows[one.cell[0] - FIRST_ROW][PLACE] == one.about


def test_a_renamed_form_is_the_new_units() -> None:
    made = renamed(next_form_of(["A"], "甲"), {"填报单位": "乙"})
    assert made.cover == {"填报单位": "乙", "报告期": "2026Q4"}
    assert made.rows == next_form_of(["A"], "甲").rows
