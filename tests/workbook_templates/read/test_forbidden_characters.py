"""A strict parser reads on, and what it read is what stood there."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook_templates.read.forbidden_characters import REPLACED, replaced

FORBIDDEN = [*map(chr, (*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF))]


def read(xml: bytes) -> str:
    return (ElementTree.fromstring(replaced(xml)).text or "").translate(REPLACED)


@given(st.text(st.one_of(st.sampled_from(FORBIDDEN), st.sampled_from("a中]> 1"))))
def test_every_one_comes_back(text: str) -> None:
    assert read(f"<v>{text}</v>".encode()) == text


@pytest.mark.parametrize(("xml", "text"), [(b"<v>a&#1;b&#x1F;</v>", "a\x01b\x1f"), (b"<v>&#65;&#x4E2D;&#10;</v>", "A中\n")])
def test_references_are_read_too(xml: bytes, text: str) -> None:
    assert read(xml) == text


def test_what_holds_none_is_handed_on_as_it_is() -> None:
    usual = "<v>a&#65;中</v>".encode()
    assert replaced(usual) is usual


def test_a_reference_to_nothing_stays_one_that_nobody_reads() -> None:
    with pytest.raises(ElementTree.ParseError):
        read(b"<v>&#0;</v>")
