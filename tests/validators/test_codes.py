"""Codes of units, organisations and groups, against python-stdnum where it knows them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn.uscc import calc_check_digit, is_valid

from validators.codes import EXPECTED, USCC_ALPHABET, fault, uscc_check
from workbook_templates.cell_types import TYPES

UNIT = "11530102015101001R"
bodies = st.from_regex(f"[0-9]{{8}}[{USCC_ALPHABET}]{{9}}", fullmatch=True)


@given(bodies)
def test_the_check_character_is_that_of_python_stdnum(body: str) -> None:
    assert uscc_check(body) == calc_check_digit(body)
    assert fault("office_code", body + uscc_check(body)) is None


@given(bodies, st.integers(0, 17), st.sampled_from(USCC_ALPHABET))
def test_one_wrong_character_is_always_told(body: str, at: int, char: str) -> None:
    code = body + uscc_check(body)
    changed = code[:at] + char + code[at + 1 :]
    assert (fault("office_code", changed) is None) == (changed == code)


@pytest.mark.parametrize(
    ("kind", "code", "problem"),
    [
        ("office_code", UNIT, None),
        ("office_code", "530102", None),
        ("office_code", "030102", "有6位"),
        ("office_code", "1153010201510100IR", "“I”"),
        ("office_code", "115301AB015101001R", "第3至8位"),
        ("office_code", "11530102015101001A", "校验码"),
        ("office_code", "11530102015101001", "有17位"),
        ("organisation_code", "530102000001", None),
        ("organisation_code", "53010200001", "有11位"),
        ("organisation_code", "53010200000A", "格式不对"),
        ("organisation_code", "X530102000001", "有13位"),
        ("organisation_code", "５３0102000001", "格式不对"),
        ("group_code", "X530102000001", None),
        ("group_code", "530102000001", "有12位"),
        ("group_code", "Y530102000001", "格式不对"),
        ("body_code", "530102000001", None),
        ("body_code", "X530102000001", None),
        ("body_code", "X53010200001", "有12位"),
        ("actor_code", "530102000001", None),
        ("actor_code", "X530102000001", None),
        ("actor_code", UNIT, None),
        ("actor_code", "530000", None),
        ("actor_code", "盘龙区", "有3位"),
        ("subject_code", "530102000001", None),
        ("subject_code", "530102196303072415", None),
        ("subject_code", "53010219630307241", "有17位"),
        ("activity_code", "2026Q3-0001", None),
        ("activity_code", "盘龙（2026）3号", "特殊字符"),
        ("activity_code", "盘龙(2026)3号", None),
        ("activity_code", "9" * 41, "太长"),
        ("text", "whatever", None),
    ],
)
def test_what_is_wrong_with_a_code(kind: str, code: str, problem: str | None) -> None:
    found = fault(kind, code)
    assert found is None if problem is None else found is not None and problem in found


def test_every_type_of_code_is_judged_by_some_rule() -> None:
    assert EXPECTED.keys() | {"id_number", "bank_account"} >= {name for name, kind in TYPES.items() if kind.code}


def test_a_rural_collective_is_a_unit_though_python_stdnum_refuses_it() -> None:
    body = "N1530102MF1234567"
    code = body + uscc_check(body)
    assert fault("office_code", code) is None
    assert not is_valid(code)
