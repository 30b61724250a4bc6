"""The generator's numbers are lawful by somebody else's reckoning."""

from __future__ import annotations

import datetime as dt
from random import Random

import pytest
from stdnum import luhn
from stdnum.cn import ric, uscc

from addin.demo.county.numbers import ELSEWHERE, YUNNAN, card, credit_code, id_number


@pytest.mark.parametrize("order", [1, 242, 999])
def test_an_identity_number_has_the_check_character_of_the_standard(order: int) -> None:
    number = id_number("530102", dt.date(1951, 2, 28), order)
    assert ric.calc_check_digit(number) == number[-1]
    assert len(number) == 18


def test_every_region_is_in_force_today() -> None:
    for region in (*YUNNAN, *ELSEWHERE):
        assert ric.get_birth_place(id_number(region, dt.date(2024, 1, 1), 1))["county"]


@pytest.mark.parametrize("serial", [0, 1510100, 99999999])
def test_a_credit_code_is_valid(serial: int) -> None:
    assert uscc.is_valid(credit_code("530102", serial))


def test_a_card_is_valid() -> None:
    rng = Random(1)
    assert all(luhn.is_valid(card(rng)) for _ in range(100))
