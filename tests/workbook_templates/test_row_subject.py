"""Whom or what a row is about, in words: its name and the keys by which it is known, numbers masked."""

from __future__ import annotations

import pytest

from validators.examples import baseline
from workbook_templates.row_subject import name_column, row_subject
from workbook_templates.schema import all_forms

SHEETS = [sheet for form in all_forms().values() for sheet in form.sheets]


@pytest.mark.parametrize(
    ("sheet", "words"),
    [
        ("离退休干部", "张建国 530102********2415"),
        ("党组织", "盘龙区农业农村局离退休干部党支部 530102000001"),
        ("联络员选派", "周志伟 530102********0018 530102000001"),
        ("收款账户", "张建国 530102********2415"),
    ],
)
def test_a_row_is_told_by_its_name_and_masked_keys(sheet: str, words: str) -> None:
    one = next(each for each in SHEETS if each.name == sheet)
    assert row_subject(one, baseline(one).get) == words


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_no_sheet_shows_a_whole_identity_number(sheet) -> None:
    words = row_subject(sheet, baseline(sheet).get)
    assert words
    assert not any(len(part) == 18 and part[:17].isdecimal() for part in words.split())


def test_a_sheet_of_numbers_alone_has_no_name() -> None:
    assert name_column(next(one for one in SHEETS if one.name == "重复认定")) == ""
