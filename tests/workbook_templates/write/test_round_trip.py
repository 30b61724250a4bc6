"""Any table written with our writer and read back with our reader is the same table: all kinds, sheets and column types."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from workbook_templates.cell_types import TYPES, Value
from workbook_templates.read import read_submission
from workbook_templates.schema import KINDS, Column, Form, Sheet, form
from workbook_templates.table import Submission, Table
from workbook_templates.values.identity import check_digit
from workbook_templates.values.period import Period
from workbook_templates.write.fill import fill_form

# No shrinking: an example is a whole workbook, and the first wrong cell is named as it is.
FAST = (Phase.explicit, Phase.reuse, Phase.generate)
HAN = "张李王赵建国红芳离退休干部党支部局县〇·䶮𠮷"
# What a clerk may type and what a spreadsheet may stumble over; already tidy, so that it must come back letter by letter.
AWKWARD = st.sampled_from(
    [
        "=1+1", "+86 1", "-", "@x", "<&>\"'", "_x0041_", "_x000D_", "😀👴", "]]>", "1e308", "0012", "TRUE", "#N/A", "a b",
        "&amp;", "%s{0}", "’",
    ]
)  # fmt: skip
TEXT = AWKWARD | st.text("离退休干部（）、，。A1-_ x", min_size=1, max_size=60).map(lambda text: " ".join(text.split()) or "无")
# A day of 1905 in a date cell is a year that somebody typed: F03 tells of it.
DAYS = st.dates(dt.date(1900, 3, 1), dt.date(2099, 12, 31)).filter(lambda day: day.year != 1905)
DIGITS = st.text("0123456789", min_size=1, max_size=25)
PERIODS = st.builds(
    lambda y, n: Period.parse(f"{y}{n}"), st.integers(2000, 2099), st.sampled_from(["", "H1", "H2", "Q1", "Q2", "Q3", "Q4"])
)
PERSONS = st.tuples(st.text("123456789", min_size=6, max_size=6), st.dates(dt.date(1900, 1, 1)), st.integers(0, 999)).map(
    lambda made: (body := f"{made[0]}{made[1]:%Y%m%d}{made[2]:03d}") + check_digit(body)
)
PHONES = st.integers(13 * 10**9, 2 * 10**10 - 1).map(str) | st.integers(10**6, 10**8 - 1).map("0871-{}".format)
NUMBERS = {
    "year": st.integers(2000, 2100),
    "integer": st.integers(-(10**9), 10**14),
    "decimal": st.decimals(-(10**6), 10**9, places=1),
    "score": st.decimals(0, 100, places=1),
    "amount": st.decimals(-(10**9), 10**11, places=2),
}


def values(column: Column) -> st.SearchStrategy[Value]:
    """Values that a column of this type may hold once read."""
    by_type: dict[str, st.SearchStrategy[Any]] = {
        "text": TEXT, "date": DAYS, "period": PERIODS, "id_number": PERSONS | DIGITS.filter(lambda d: len(d) != 15),
        "subject_code": PERSONS | DIGITS.filter(lambda d: len(d) != 15),
        "person_name": st.text(HAN, min_size=2, max_size=8), "phone": PHONES,
        **NUMBERS,
    }  # fmt: skip
    if column.type == "list":
        return st.none() | (st.sampled_from(list(column.allowed)) if column.allowed else st.text(HAN, min_size=1, max_size=6))
    return st.none() | by_type.get(column.type, DIGITS | st.text("ABCXYZ0123456789", min_size=1, max_size=20))


def row(sheet: Sheet) -> st.SearchStrategy[list[Value]]:
    """A row whose first cell is filled: a row without anything is no row."""
    first, *rest = (values(column) for column in sheet.columns)
    return st.tuples(first.filter(lambda value: value is not None), *rest).map(list)


def tables(made: Form) -> st.SearchStrategy[dict[str, list[list[Value]]]]:
    return st.fixed_dictionaries({sheet.name: st.lists(row(sheet), max_size=3) for sheet in made.sheets})


def cover(made: Form) -> st.SearchStrategy[dict[str, Value]]:
    return st.fixed_dictionaries({column.name: values(column) for column in made.cover.columns})


def written(value: Value) -> object:
    return str(value) if isinstance(value, Period) else value


def same(one: object, other: object) -> bool:
    """Equal, and of one kind: 3 is not "3"."""
    numbers = (int, Decimal)
    return one == other and (type(one) is type(other) or (isinstance(one, numbers) and isinstance(other, numbers)))


def assert_same(table: Table, rows: list[list[Value]]) -> None:
    assert table.unread == {}
    assert table.rows == [4 + n for n in range(len(rows))]
    for n, column in enumerate(table.sheet.columns):
        for i, line in enumerate(rows):
            back = table.as_written(column.name, i)  # of a change form also the word that empties a cell
            assert same(back, line[n]), (table.sheet.name, column.name, line[n], back)


def assert_nothing_noticed(read: Submission) -> None:
    assert read.facts == []
    assert all(not table.tidied for table in read.tables.values())


@pytest.mark.parametrize("kind", KINDS)
def test_any_table_written_and_read_is_the_same_table(kind: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("round") / f"{kind}.xlsx"
    made = form(kind)

    @settings(max_examples=12, phases=FAST, deadline=None, suppress_health_check=list(HealthCheck))
    @given(tables(made), cover(made))
    def check(sheets: dict[str, list[list[Value]]], front: dict[str, Value]) -> None:
        rows = {name: [list(map(written, line)) for line in lines] for name, lines in sheets.items()}
        fill_form(path, made, {name: written(value) for name, value in front.items()}, rows)
        read = read_submission(path)
        assert read.form is made
        assert_nothing_noticed(read)
        for name, value in front.items():
            assert same(read.cover(name), value), (name, value, read.cover(name))
        for sheet in made.sheets:
            assert_same(read.tables[sheet.name], sheets[sheet.name])
        again = path.with_stem("again")
        lines = {name: [[written(v) for v in read.tables[name].row(i).values()] for i in range(len(rows[name]))] for name in rows}
        fill_form(again, made, {name: written(read.cover(name)) for name in front}, lines)
        assert [t.columns for t in read_submission(again).tables.values()] == [t.columns for t in read.tables.values()]

    check()


def test_every_type_takes_part() -> None:
    taking_part = {column.type for kind in KINDS for sheet in (form(kind).cover, *form(kind).sheets) for column in sheet.columns}
    assert taking_part == set(TYPES)
