"""Whatever the posts are: paid once, never a second time, the units add up to the whole, and the ledger verifies."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from addin.ledger.batches import read_content
from addin.ledger.queries import batch_sums
from addin.payroll.allowance_sheet import sheet_of
from addin.store.connection import reading
from tests.addin.ledger.books import adjusted, ledger, problems, taken_back, whole
from tests.addin.ledger.test_paid_once import posts


@settings(max_examples=20, deadline=None)
@given(posts(), posts(), st.integers(0, 50))
def test_paid_once(first: list[list[str]], second: list[list[str]], picked: int) -> None:
    with TemporaryDirectory() as folder, ledger(f"sqlite:///{Path(folder) / '台账.db'}") as engine:
        done = [whole(engine, first), whole(engine, [*first, *second]), whole(engine, [*first, *second])]
        assert done[2].count == 0
        with reading(engine) as connection:
            for one in done:
                held = read_content(connection, one.batch)
                sheet = sheet_of("某局", held)
                sums = batch_sums(connection, one.batch)
                assert {sheet.fen, sum(unit.fen for unit in sheet.units), one.fen} == {sums.lines}
                assert sums.lines == sums.entries == sums.live
            paid = [line for line in read_content(connection, done[0].batch).lines if line.outcome == "pay"]
        if paid:
            line = paid[picked % len(paid)]
            taken_back(engine, line.person, line.month)
            assert whole(engine, [*first, *second]).count == 0
            assert adjusted(engine, [*first, *second]).count >= 1
        assert problems(engine) == ()
