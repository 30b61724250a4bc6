"""Invisible characters are named where a finding shows what stands in a cell."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.workbook_templates.read.forms import filled
from validators.engine import check
from validators.invisible import names_in, shown
from workbook_templates.read import read_submission

PEOPLE = "离退休干部"


@pytest.mark.parametrize(
    ("column", "value", "rule", "name"),
    [
        ("性别", "男\u2063", "F02", "U+2063"),
        ("性别", "男\u3164", "F02", "空白填充符 U+3164"),
        ("姓名", "张\u3164三", "F14", "空白填充符 U+3164"),
        ("民族", "汉\u2062族", "F21", "U+2062"),
    ],
)
def test_a_finding_names_what_nobody_sees(column: str, value: str, rule: str, name: str, tmp_path: Path) -> None:
    read = read_submission(filled(tmp_path / "a.xlsx", {PEOPLE: [{column: value}]}))
    told = [f.message for f in check([read])[0].findings if (f.rule, f.column) == (rule, column)]
    assert len(told) == 1
    assert name in told[0]


@pytest.mark.parametrize("text", ["", "男", "王 芳", "第一行\n第二行", "𬭎", "👴", "—·"])
def test_what_is_seen_stays_as_it_is(text: str) -> None:
    assert shown(text) == text
    assert names_in(text) == ""


def test_each_is_named_once_and_at_its_place() -> None:
    assert names_in("a\u200bb\u200b\ufeff") == "零宽空格 U+200B、零宽不换行空格 U+FEFF"
    assert shown("男\u200b") == "男〔零宽空格 U+200B〕"
    assert "\u202e" not in shown("a\u202eb")
