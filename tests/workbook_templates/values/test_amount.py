"""Fen, yuan and their texts say one thing, to the fen and at any size."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook_templates.values.amount import fen_of, money, plain_money, yuan
from workbook_templates.values.number import parse_decimal


@pytest.mark.parametrize(
    ("fen", "read", "plain"),
    [(0, "0.00", "0.00"), (5, "0.05", "0.05"), (123_450, "1,234.50", "1234.50"), (-30_000, "-300.00", "-300.00")],
)
def test_how_an_amount_is_written(fen: int, read: str, plain: str) -> None:
    assert (money(fen), plain_money(fen)) == (read, plain)


@given(st.integers(-(10**17), 10**17))
def test_every_way_leads_back_to_the_same_fen(fen: int) -> None:
    assert fen_of(yuan(fen)) == fen
    assert [parse_decimal(text) for text in (money(fen), plain_money(fen))] == [yuan(fen)] * 2


def test_a_fraction_of_a_fen_is_cut_off() -> None:
    assert [fen_of(Decimal(amount)) for amount in ("1.009", "-1.009")] == [100, -100]
