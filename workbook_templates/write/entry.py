"""Excel's data validation in the forms: drop-downs, ranges of dates and numbers, lengths of codes.

It catches mistakes while typing; what counts is the check by the rules.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from workbook_templates.changes.words import CLEAR
from workbook_templates.layout import FIRST_ROW, letters
from workbook_templates.schema import Column, Sheet
from workbook_templates.write.wording import ALERT_LIMIT, TITLE_LIMIT, allowed_values, filling_hint, input_prompt

INLINE_LIMIT = 255  # a longer drop-down must refer to cells; counted in UTF-8 bytes, as some programs do
_EPOCH = dt.date(1899, 12, 30).toordinal()
EARLIEST = (
    dt.date(1910, 1, 1).toordinal() - _EPOCH
)  # excludes year and month typed as 1985.07, which Excel takes for a day of 1905
LATEST = dt.date(2099, 12, 31).toordinal() - _EPOCH
_CHECK_CHARACTER_FORMULA = (
    'MID("10X98765432",MOD(SUMPRODUCT(MID({0},ROW(INDIRECT("1:17")),1)*2^(18-ROW(INDIRECT("1:17")))),11)+1,1)'
)
_LENGTHS = {
    "office_code": (6, 18),
    "organisation_code": (12,),
    "group_code": (13,),
    "body_code": (12, 13),
    "actor_code": (12, 13, 18),
    "subject_code": (12, 18),
}
_RANGES: dict[str, tuple[float, float]] = {
    "year": (2000, 2099),
    "score": (0, 100),
    "decimal": (0, 1_000_000),
    "integer": (0, 1_000_000),
    "amount": (0, 10_000_000_000),
}

Options = dict[str, Any]


def validation_options(column: Column, cell: str, lists: dict[str, str], earliest_cell: str = "") -> Options:
    """The data validation of one column as XlsxWriter's options.

    ``cell`` is the address of the first cell it applies to, ``lists`` the cell range of each code list
    (KeyError where a long list is missing), ``earliest_cell`` the address of the date this one may not precede.
    """
    options = _criteria(column, cell, lists, earliest_cell)
    options = _or_cleared(options, cell) if column.clearable else options
    wrong = f"{_expectation(column)}{filling_hint(column)}" if options["validate"] != "any" else ""
    return options | {
        "input_title": column.name[:TITLE_LIMIT],
        "input_message": input_prompt(column),
        "error_title": "填写有误",
        "error_message": wrong[:ALERT_LIMIT],
        "error_type": "information" if column.open else "stop",
    }


def sheet_validations(sheet: Sheet, lists: dict[str, str]) -> list[Options]:
    """The data validations of the columns a unit fills, in their order."""
    first = {column.name: f"{letters(i)}{FIRST_ROW}" for i, column in enumerate(sheet.own)}
    return [validation_options(c, first[c.name], lists, f"${first[c.not_before]}" if c.not_before else "") for c in sheet.own]


def _criteria(column: Column, cell: str, lists: dict[str, str], earliest_cell: str) -> Options:
    if column.codes:
        inline = len(",".join(column.allowed).encode()) <= INLINE_LIMIT
        return {"validate": "list", "source": list(column.allowed) if inline else f"={lists[column.drop_down]}"}
    if column.type == "date":
        minimum = f"=MAX({EARLIEST},{earliest_cell})" if earliest_cell else EARLIEST
        return {"validate": "date", "criteria": "between", "minimum": minimum, "maximum": LATEST}
    if column.type in _RANGES:
        low, high = _RANGES[column.type]
        return {
            "validate": "integer" if column.type in ("integer", "year") else "decimal",
            "criteria": "between",
            "minimum": low if column.min is None else column.min,
            "maximum": high if column.max is None else column.max,
        }
    return _text_criteria(column, cell)


def _or_cleared(options: Options, cell: str) -> Options:
    """The same, or the word that empties a cell: lists offer it, free texts admit it."""
    if options["validate"] == "date":
        low, high = str(options["minimum"]).removeprefix("="), options["maximum"]
        rest = f"AND(ISNUMBER({cell}),{cell}>={low},{cell}<={high})"
    elif options["validate"] == "custom":
        rest = str(options["value"]).removeprefix("=")
    else:
        return options
    return {"validate": "custom", "value": f'=OR({cell}="{CLEAR}",{rest})'}


def _text_criteria(column: Column, cell: str) -> Options:
    if column.type == "id_number":
        check = _CHECK_CHARACTER_FORMULA.format(cell)
        return {"validate": "custom", "value": f"=AND(LEN({cell})=18,{check}=UPPER(RIGHT({cell},1)))"}
    if column.type in _LENGTHS:
        lengths = ",".join(f"LEN({cell})={length}" for length in _LENGTHS[column.type])
        return {"validate": "custom", "value": f"=OR({lengths})"}
    if column.type == "text":
        return {"validate": "length", "criteria": "<=", "value": column.max_length}
    return {"validate": "any"}


def _expectation(column: Column) -> str:
    """The first sentence of the error message: what this column accepts."""
    if column.codes:
        return f"“{column.name}”" + ("一般填列表里的值；列表里没有的，也可以另写。" if column.open else "只能填列表里的值。")
    if column.type == "date":
        return f"“{column.name}”应当是日期" + (f"，并且{allowed_values(column)}。" if column.not_before else "。")
    if column.type == "id_number":
        return "身份证号应当是18位，最后一位校验码要对得上；请对照身份证再核一遍。"
    if column.type in _RANGES:
        return f"“{column.name}”应当是数字" + (f"，{allowed_values(column)}。" if allowed_values(column) else "。")
    if column.type == "text":
        return f"“{column.name}”最多写{column.max_length}个字。"
    return f"“{column.name}”的位数不对。"
