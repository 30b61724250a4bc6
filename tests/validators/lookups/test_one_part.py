"""A part of a roster is known by its cover or its name, alone; two parts together, or an office's workbook, are none."""

from __future__ import annotations

import pytest

from validators.examples import tables_of
from validators.lookups.one_part import is_one_part
from workbook_templates.merge import merge_tables
from workbook_templates.table import Tables

PEOPLE = "离退休干部"


def part(remark: str, file: str = "花名册.xlsx", origin: str = "") -> Tables:
    tables = tables_of({"封面": [{"说明": remark}], PEOPLE: [{"来源单位代码": origin} if origin else {}]})
    tables.sources[0].file = file
    return tables


@pytest.mark.parametrize(
    ("tables", "is_part"),
    [
        (part("第2部分"), True),
        (part("", "花名册_第1部分.xlsx"), True),
        (part(""), False),
        (part("第1部分，共2部分。", origin="11530102015101007C"), False),
        (merge_tables([part("第1部分"), part("第2部分")]), False),
    ],
    ids=["by its cover", "by its name", "a whole one", "of an office", "two together"],
)
def test_a_part_is_one_alone(tables: Tables, is_part: bool) -> None:
    assert is_one_part(tables, PEOPLE) is is_part
