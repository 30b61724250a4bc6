"""One definition of a Han character, by Unicode's own tables, and no second one anywhere in the product."""

from __future__ import annotations

import re
import sys
import unicodedata
from pathlib import Path

from workbook_templates.values.han import HAN, has_han

ROOT = Path(__file__).parents[3]
PACKAGES = ("addin", "validators", "workbook_templates")
SEALED = "addin/hosts/libreoffice/"  # imports nothing of ours; its pattern only says which formulas need no parser
BLOCK = re.compile(r"\\u(?:3400|4e00|4dbf|9fff)|\\U000[23]|[\u3400\u4e00]-[\u4db5-\u9fff]|CJK", re.IGNORECASE)


def test_every_ideograph_that_unicode_knows_here_is_one() -> None:
    character = re.compile(f"[{HAN}]")
    for code in range(sys.maxunicode + 1):
        if unicodedata.name(chr(code), "").startswith(("CJK UNIFIED IDEOGRAPH", "CJK COMPATIBILITY IDEOGRAPH")):
            assert character.fullmatch(chr(code)), hex(code)


def test_letters_signs_and_digits_are_none() -> None:
    for char in "aＡ1１·。，（あアㄅ한①㎡々":
        assert not has_han(char), char
    assert has_han("〇")
    assert has_han("a𬭎")


def test_no_other_place_of_the_product_draws_the_line_again() -> None:
    files = [file for package in PACKAGES for file in (ROOT / package).rglob("*.py")]
    drawn = {str(file.relative_to(ROOT)) for file in files if BLOCK.search(file.read_text(encoding="utf-8"))}
    own = {"workbook_templates/values/han.py"}
    assert {name for name in drawn if not name.startswith(SEALED)} == own
