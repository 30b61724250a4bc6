"""Capitals, by the examples of the rules for bills and by reading them back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from addin.payroll.capitals import capitals

_DIGIT = {char: n for n, char in enumerate("零壹贰叁肆伍陆柒捌玖")}
_PLACE = {"拾": 10, "佰": 100, "仟": 1000}


def read(text: str) -> int:
    """Fen from capitals, written without the code under test."""
    text = text.removeprefix("人民币").removesuffix("整")
    whole, _, rest = text.rpartition("元") if "元" in text else ("", "", text)
    fen, digit = 0, 0
    for char in rest:
        if char in _DIGIT:
            digit = _DIGIT[char]
        else:
            fen += digit * {"角": 10, "分": 1}[char]
    return _whole(whole) * 100 + fen


def _whole(text: str) -> int:
    total = group = digit = 0
    for char in text:
        if char in _DIGIT:
            digit = _DIGIT[char]
        elif char in _PLACE:
            group, digit = group + digit * _PLACE[char], 0
        elif char == "万":
            total, group, digit = total + (group + digit) * 10**4, 0, 0
        elif char == "亿":
            total, group, digit = (total + group + digit) * 10**8, 0, 0
    return total + group + digit


@pytest.mark.parametrize(
    ("fen", "text"),
    [
        (140950, "人民币壹仟肆佰零玖元伍角整"),
        (600714, "人民币陆仟零柒元壹角肆分"),
        (168032, "人民币壹仟陆佰捌拾元叁角贰分"),
        (1640902, "人民币壹万陆仟肆佰零玖元零贰分"),
        (32590, "人民币叁佰贰拾伍元玖角整"),
        (0, "人民币零元整"),
        (5, "人民币伍分"),
        (1000000, "人民币壹万元整"),
        (10000000000, "人民币壹亿元整"),
        (-30000, "人民币负叁佰元整"),
    ],
)
def test_examples(fen: int, text: str) -> None:
    assert capitals(fen) == text  # where the rules leave a 零 to the writer (a nought at 元 or 万), none is written


@given(st.integers(0, 10**14))
def test_read_back_it_is_the_same_amount(fen: int) -> None:
    text = capitals(fen)
    assert read(text) == fen
    assert "零零" not in text
    assert text.endswith("整") == (fen % 10 == 0)
