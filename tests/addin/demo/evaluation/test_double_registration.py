"""Persons registered twice with a slip are noticed; others are not."""

from __future__ import annotations

from pathlib import Path
from random import Random

from addin.consolidation.identity import persons
from addin.demo.county.make_county import clean_books
from addin.demo.evaluation.double_registration import NAME_SLIPS, SLIPS, add_doubles
from tests.addin.demo.conftest import SMALL, read, small_county
from workbook_templates.layout import FIRST_ROW
from workbook_templates.merge import merge_tables


def test_every_kind_of_slip_is_noticed(tmp_path: Path) -> None:
    books = clean_books(small_county(), SMALL)
    made = add_doubles(books, Random(1), 5)
    assert {kind for kind, _, _ in made} == {*SLIPS, *NAME_SLIPS}
    rosters = [book for book in books if book.kind == "roster"]
    found = persons(merge_tables([submission.tables for submission in read(rosters, tmp_path)]))
    reported = {frozenset((one.file, one.row) for one in group) for group in found.on_several}
    reported |= {frozenset(((one.file, one.row), (other.file, other.row))) for one, other, _ in found.probable}
    at = {id(row): (book.file, FIRST_ROW + i) for book in rosters for i, row in enumerate(book.sheets["离退休干部"])}
    planted = {frozenset((at[id(row)], at[id(again)])): kind for kind, row, again in made}
    decided = 1  # the generator's two namesakes, whose decision is in another form than the rosters
    assert sorted(planted[pair] for pair in planted.keys() - reported) == []
    assert len(reported - planted.keys()) <= decided
