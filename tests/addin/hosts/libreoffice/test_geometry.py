"""Addresses as they are written, and what is none."""

from __future__ import annotations

import pytest

from addin.hosts.libreoffice.geometry import MAX_COLUMNS, MAX_ROWS, Area, parse_address


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("A1", Area(1, 1)),
        ("$C$9:b3", Area(3, 2, 7, 2)),
        ("C:B", Area(1, 2, MAX_ROWS, 2)),
        ("$2:5", Area(2, 1, 4, MAX_COLUMNS)),
        ("XFD1048576", Area(MAX_ROWS, MAX_COLUMNS)),
    ],
)
def test_an_address(text: str, area: Area) -> None:
    assert parse_address(text) == area


@pytest.mark.parametrize("text", ["", "A", "5", "A1:", "A1:B", "1:A", "A0", "0:5", "XFE1", "A1048577", "A 1", "合计"])
def test_what_is_no_address_of_a_sheet(text: str) -> None:
    assert parse_address(text) is None
