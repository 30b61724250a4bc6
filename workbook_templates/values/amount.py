"""Amounts of money: whole fen where they are kept and added, yuan where they are read and written."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache


def yuan(fen: int) -> Decimal:
    """Fen as yuan with two decimals."""
    return Decimal(fen).scaleb(-2)


def fen_of(amount: Decimal) -> int:
    """Yuan as whole fen; a fraction of a fen cannot be paid and is cut off."""
    return int(amount * 100)


@lru_cache(maxsize=4096)  # few amounts, many sentences
def money(fen: int) -> str:
    """Fen as a person reads yuan: 1,234.50."""
    return f"{yuan(fen):,.2f}"


def plain_money(fen: int) -> str:
    """Fen as a program reads yuan: 1234.50."""
    return f"{yuan(fen):.2f}"
