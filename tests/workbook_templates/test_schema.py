"""The schemas are of the right types, and what earlier versions had can be told apart from what there is now."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter

from workbook_templates.cell_types import parser
from workbook_templates.compiled import load
from workbook_templates.read.names import plain
from workbook_templates.schema import KINDS, Column, Form, Sheet, form, form_from_data

SHEETS = [
    pytest.param(form(kind), sheet, id=f"{kind}.{sheet.name}")
    for kind in KINDS
    for sheet in (form(kind).cover, *form(kind).sheets)
]


@pytest.mark.parametrize("kind", KINDS)
def test_every_value_has_its_type(kind: str) -> None:
    found = form(kind)
    assert TypeAdapter(Form).validate_python(found, strict=True) == found


@pytest.mark.parametrize(("shape", "sheet"), SHEETS)
def test_what_was_can_be_told_from_what_is(shape: Form, sheet: Sheet) -> None:
    former = [*sheet.dropped, *(name for column in sheet.columns for name in column.formerly)]
    names = [plain(name) for name in (*former, *(column.name for column in sheet.columns))]
    assert len(set(names)) == len(names), "a former name is still in use, or was used twice"
    for column in sheet.columns:
        assert 1 <= sheet.since <= shape.version
        assert 1 <= column.since <= shape.version
        assert not (column.required and column.since > 1 and not column.before), f"{column.name}: what do older rows count as?"
        assert not column.codes or {now for _, now in column.former_values} <= set(column.allowed)


@pytest.mark.parametrize(("shape", "sheet"), SHEETS)
def test_a_required_column_says_what_it_may_hold(shape: Form, sheet: Sheet) -> None:
    """By an example or a code list: rows of examples and of the demo are filled with it."""
    for column in sheet.own or sheet.columns:
        assert not column.required or parser(column)(column.sample) is not None, f"{column.name}: give an example"


def test_the_sample_is_the_example_or_the_first_choice_where_one_must_be_made() -> None:
    made = Column("x", "list", required=True, codes="是否")
    assert (made.sample, made._replace(example="否").sample, made._replace(required=False).sample) == ("是", "否", "")


def test_an_attribute_that_no_column_has_is_refused() -> None:
    data = load("roster")
    sheet = data["sheets"][0]
    wrong = data | {"sheets": [sheet | {"columns": [sheet["columns"][0] | {"requird": True}]}]}
    with pytest.raises(ValueError, match="requird"):
        form_from_data(wrong)
