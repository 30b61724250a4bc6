"""The words of offices: each means one thing, and everything they mean is there."""

from __future__ import annotations

import tomllib
from collections import Counter

import pytest

from addin.bringing.importing.vocabulary import words
from addin.bringing.importing.vocabulary.words import SHEETS, flags, flat, foreign, meaning, names_of, units_and_posts
from workbook_templates.schema import code_lists, form_of_sheet

TOLD = words._names()


@pytest.mark.parametrize("sheet", SHEETS)
def test_a_name_means_one_column_of_a_sheet(sheet: str) -> None:
    columns = [column.name for column in form_of_sheet(sheet).sheet(sheet).own]
    assert set(TOLD[sheet]) <= set(columns)
    meant = Counter(name for column in columns for name in {flat(text) for text in (column, *TOLD[sheet].get(column, ()))})
    assert [name for name, times in meant.items() if times > 1] == []


def test_no_name_is_ours_and_not_ours() -> None:
    ours = {name for sheet in SHEETS for name in names_of(sheet)} | set(flags()) | set(units_and_posts())
    assert ours & foreign() == set()
    assert set(flags()) & set(names_of("离退休干部")) == set()


def test_every_value_stands_in_its_list() -> None:
    told = tomllib.loads((words._FOLDER / "values.toml").read_text(encoding="utf-8"))
    assert {codes: sorted(set(values) - set(code_lists()[codes])) for codes, values in told.items()} == {
        codes: [] for codes in told
    }
    for codes, values in told.items():
        spelled = Counter(text for others in values.values() for text in others)
        assert [text for text, times in spelled.items() if times > 1] == [], codes
        assert {
            meaning(codes, text) for value, others in values.items() for text in others if meaning(codes, text) != value
        } == set()


@pytest.mark.parametrize(
    ("header", "column"),
    [
        ("公民身份号码", "身份证号"), ("身份证", "身份证号"), ("证件号", "身份证号"), ("手机号码", "联系电话"),
        ("电话", "联系电话"), ("家庭住址", "居住地"), ("入党时间", "入党日期"), ("职级", "退休时职级"),
        ("出生年月", "出生日期"), ("身份证号*", "身份证号"), ("联系电话（必填）", "联系电话"), ("姓  名：", "姓名"),
    ],
)  # fmt: skip
def test_the_names_that_were_asked_for(header: str, column: str) -> None:
    """From the issue's own words."""
    assert names_of("离退休干部")[flat(header)].column == column
