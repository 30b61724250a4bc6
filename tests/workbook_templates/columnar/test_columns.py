"""Every list of cells comes back with the same values, of the same types, in the same order."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook_templates.columnar.columns import decode_cells, decode_column, encode_cells, encode_column
from workbook_templates.deflate import zlib
from workbook_templates.values.period import Period

CELLS = st.one_of(
    st.none(), st.text(), st.integers(), st.booleans(), st.floats(allow_nan=False), st.dates(),
    st.datetimes().map(lambda one: one.replace(fold=0)), st.times().map(lambda one: one.replace(fold=0)),  # a cell knows no fold

    st.timedeltas(), st.decimals(allow_nan=False), st.sampled_from([Period.parse("2026Q3"), Period.parse("2026")]),
    st.sampled_from([1, 1.0, True, Decimal("1.0"), Decimal("1.00"), 0, False]),
)  # fmt: skip


def alike(one: object, other: object) -> bool:
    """Equal also to the eye: 1 is not 1.0, nor 1.0 1.00."""
    return (type(one), repr(one)) == (type(other), repr(other))


@given(st.lists(CELLS))
def test_a_column_comes_back(column: list[object]) -> None:
    back = decode_column(encode_column(column))
    assert len(back) == len(column)
    assert all(map(alike, back, column))


@given(st.dictionaries(st.integers(0, 10**6), CELLS))
def test_single_cells_come_back(cells: dict[int, object]) -> None:
    back = decode_cells(json.loads(json.dumps(encode_cells(cells))))
    assert list(back) == list(cells)
    assert all(map(alike, back.values(), cells.values()))


@pytest.mark.parametrize("number", [256, 257, 65_536, 65_537])
def test_more_distinct_values_than_a_code_of_one_or_two_bytes_can_number(number: int) -> None:
    values = [f"{n:06d}" for n in range(number)] * 2
    back = decode_column(encode_column(values))
    assert back == values
    assert back[0] is back[number]  # one object, as after reading the workbook


def test_what_no_cell_holds_is_refused() -> None:
    with pytest.raises(TypeError):
        encode_column([dt.date(2026, 9, 30), object()])
    with pytest.raises(KeyError):
        decode_cells([[0, ["os.system", "true"]]])


def test_codes_that_end_too_early_are_refused() -> None:
    body = zlib.decompress(encode_column(["一", "二", None]))
    with pytest.raises(ValueError, match="too early"):
        decode_column(zlib.compress(body[:-1]))
