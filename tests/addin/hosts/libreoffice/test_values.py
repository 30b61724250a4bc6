"""Values of every type, in and out."""

from __future__ import annotations

import datetime as dt
import decimal

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("given_value", "expected"),
    [
        ("文字", "文字"),
        ("00123", "00123"),
        ("532101194912190034", "532101194912190034"),
        (1.5, 1.5),
        (7, 7.0),
        (-0.1, -0.1),
        (True, True),
        (False, False),
        (None, None),
        ("", None),
        ("'=1+1", "=1+1"),
        ("=", "="),
        (dt.datetime(2026, 3, 1, 13, 45, 59, 250_000), dt.datetime(2026, 3, 1, 13, 45, 59, 250_000)),
        (dt.datetime(2026, 3, 1), dt.datetime(2026, 3, 1)),
        (dt.date(1949, 12, 19), dt.datetime(1949, 12, 19)),
        (decimal.Decimal("12.34"), 12.34),
        (dt.time(12, 0), 0.5),
        (dt.timedelta(days=1, hours=6), 1.25),
        (np.float64(2.5), 2.5),
        (np.int64(3), 3.0),
        (np.bool_(True), True),
        (np.datetime64("2026-03-01T08:00"), dt.datetime(2026, 3, 1, 8)),
        (np.nan, None),
        (pd.NaT, None),
        (pd.NA, None),
        (pd.Timestamp("2026-03-01 09:30"), dt.datetime(2026, 3, 1, 9, 30)),
        ("多行\n文字", "多行\n文字"),
        ("😀", "😀"),
    ],
)
def test_one_value(sheet, given_value, expected):
    sheet["B2"].value = given_value
    assert sheet["B2"].value == expected
    assert type(sheet["B2"].value) is type(expected)


def test_formula_text_becomes_a_formula_unless_the_cell_is_text(sheet):
    sheet["A1"].value = "=1+1"
    sheet["A2"].number_format = "@"
    sheet["A2"].value = "=1+1"
    assert sheet["A1:A2"].value == [2.0, "=1+1"]


@pytest.mark.parametrize(
    ("formula", "name"),
    [
        ("=1/0", "#DIV/0!"),
        ("=NA()", "#N/A"),
        ("=nosuch(1)", "#NAME?"),
        ('="a"*1', "#VALUE!"),
        ("=SQRT(-1)", "#NUM!"),
        ('=INDIRECT("nowhere")', "#REF!"),
    ],
)
def test_errors(sheet, formula, name):
    sheet["D1"].value = [[formula, "x"]]
    assert sheet["D1:E1"].value == [None, "x"]
    assert sheet["D1:E1"].options(err_to_str=True).value == [name, "x"]


def test_converters(sheet):
    sheet["A1"].value = [[1, 2], [3, 4]]
    assert sheet["A1:B2"].options(numbers=int).value == [[1, 2], [3, 4]]
    assert sheet["A1:C1"].options(empty="空").value == [1.0, 2.0, "空"]
    assert sheet["A1:B1"].options(ndim=2).value == [[1.0, 2.0]]
    assert sheet["A1:A2"].options(transpose=True).value == [1.0, 3.0]
    assert sheet["A1:B2"].options(dict).value == {1.0: 2.0, 3.0: 4.0}
    assert (sheet["A1:B2"].options(np.array).value == np.array([[1, 2], [3, 4]])).all()
    sheet["F1"].value = dt.datetime(2026, 3, 1)
    assert sheet["F1"].options(dates=dt.date).value == dt.date(2026, 3, 1)


def test_data_frame(sheet):
    frame = pd.DataFrame(
        {
            "姓名": ["张三", "李四", None],
            "补贴": [120.5, np.nan, 80.0],
            "日期": pd.to_datetime(["2026-01-01", None, "2026-03-01"]),
            "在册": [True, False, True],
        },
        index=pd.Index([11, 12, 13], name="序号"),
    )
    sheet["A1"].value = frame
    back = sheet["A1"].options(pd.DataFrame, expand="table").value
    assert list(back.columns) == ["姓名", "补贴", "日期", "在册"]
    assert back.index.name == "序号"
    assert back["姓名"].fillna("").tolist() == ["张三", "李四", ""]
    assert back["补贴"].fillna(0).tolist() == [120.5, 0, 80.0]
    assert back["日期"].tolist()[2] == dt.datetime(2026, 3, 1)
    assert back["在册"].tolist() == [True, False, True]


def test_series(sheet):
    sheet["A1"].options(index=False, header=False).value = pd.Series([1.0, 2.0, 3.0])
    assert sheet["A1:A3"].options(pd.Series, index=False, header=False).value.tolist() == [1.0, 2.0, 3.0]


def test_one_value_fills_the_range(sheet):
    sheet["A1:C3"].value = "同"
    assert sheet["A1:C3"].value == [["同"] * 3] * 3
    sheet["A1:C3"].value = None
    assert sheet["A1:C3"].value == [[None] * 3] * 3
    sheet["A1:B1"].value = dt.date(2026, 1, 1)
    assert sheet["B1"].value == dt.datetime(2026, 1, 1)


def test_dates_keep_the_format_they_meet(sheet):
    sheet["A1:A2"].number_format = 'yyyy"年"m"月"d"日"'
    sheet["A1"].value = [[dt.date(2026, 3, 1)], [dt.date(2026, 4, 1)]]
    assert sheet["A1:A2"].number_format == 'yyyy"年"m"月"d"日"'
    sheet["B1"].value = dt.date(2026, 3, 1)
    assert sheet["B1"].number_format == "yyyy-mm-dd"


def test_a_number_over_a_truth_value_is_a_number(sheet):
    sheet["A1"].value = [[True, True], [False, 5]]
    sheet["A1"].value = [[3, True], [4, 6]]
    assert sheet["A1:B2"].value == [[3.0, True], [4.0, 6.0]]


def test_empty_slices_have_no_cells(sheet):
    nothing = sheet["A1:B2"][0:0, :]
    assert len(nothing) == 0
    assert nothing.raw_value is None
    assert nothing.address == "$A$1{0x2}"


def test_chunks(sheet):
    rows = [[float(r), str(r)] for r in range(50)]
    sheet["A1"].options(chunksize=7).value = rows
    assert sheet["A1:B50"].options(chunksize=9).value == rows


def test_rows_of_large_blocks_grow_only_with_line_breaks(book, sheet):
    plain = sheet["A1"].row_height
    sheet["A1"].value = [[f"第{r}行"] for r in range(1500)]
    assert sheet["A700"].row_height == plain
    assert book.api.IsAdjustHeightEnabled
    sheet["A1"].value = [[f"第{r}行\n第二行"] for r in range(1500)]
    assert sheet["A700"].row_height > plain * 1.5


def test_a_protected_sheet_says_so(sheet):
    sheet.api.protect("")
    with pytest.raises(PermissionError, match="protected"):
        sheet["A1"].value = 1


CELLS = st.one_of(
    st.none(),
    st.booleans(),
    st.floats(allow_nan=False, allow_infinity=False, width=64).filter(lambda x: abs(x) < 1e300),
    st.integers(-(2**53), 2**53),
    st.text(
        st.characters(blacklist_categories=["Cs", "Cc"], blacklist_characters="\ufffe\uffff"), min_size=1, max_size=20
    ).filter(lambda s: s[0] not in "'="),
    st.dates(dt.date(1900, 3, 1), dt.date(2199, 12, 31)),
    st.datetimes(dt.datetime(1900, 3, 1), dt.datetime(2199, 12, 31)).map(
        lambda t: t.replace(microsecond=t.microsecond // 1000 * 1000)
    ),
)


def _seen(value):
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, int):
        return float(value)
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return dt.datetime(value.year, value.month, value.day)
    return value


@given(st.integers(1, 5).flatmap(lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=1, max_size=8)))
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_block_comes_back_as_it_went(sheet, rows):
    sheet.clear()
    sheet["B2"].value = rows
    back = sheet["B2"].resize(len(rows), len(rows[0])).options(ndim=2).value
    assert back == [[_seen(value) for value in row] for row in rows]
