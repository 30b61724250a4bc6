"""The generator takes its check characters from python-stdnum; the checks reckon for themselves and find nothing wrong."""

from __future__ import annotations

import datetime as dt
from random import Random

import pytest

from addin.demo.county.numbers import ELSEWHERE, YUNNAN, card, credit_code, id_number
from validators.codes import fault
from validators.identity import is_valid, region_doubt
from validators.rules.field.f15_bank_account import luhn


@pytest.mark.parametrize("order", [1, 242, 999])
def test_an_identity_number_has_the_check_character_of_the_standard(order: int) -> None:
    assert is_valid(id_number("530102", dt.date(1951, 2, 28), order))


def test_every_region_is_in_force_today() -> None:
    for region in (*YUNNAN, *ELSEWHERE):
        assert region_doubt(id_number(region, dt.date(2024, 1, 1), 1)) is None


@pytest.mark.parametrize("serial", [0, 1510100, 99999999])
def test_a_credit_code_is_valid(serial: int) -> None:
    assert fault("office_code", credit_code("530102", serial)) is None


def test_a_card_is_valid() -> None:
    rng = Random(1)
    assert all(luhn(card(rng)) for _ in range(100))
