"""What is unpacked is what was read, whatever a clerk had typed; and nothing is unpacked that is not exactly that."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.messy import messy_books, write
from workbook_templates.columnar import packed as module
from workbook_templates.columnar.packed import packed, unpacked
from workbook_templates.read import read_submission
from workbook_templates.table import Submission

WORKBOOK = "ab" * 32


@pytest.fixture(scope="module")
def messy(tmp_path_factory: pytest.TempPathFactory) -> list[Submission]:
    """Every kind of form, cells spoiled at random: texts where numbers belong, dates that are none, control characters."""
    folder = tmp_path_factory.mktemp("messy")
    return [read_submission(path, name=path.name) for path in write(messy_books(3, units=1, persons=40, share=0.2), folder)]


def written(submission: Submission) -> str:
    """All that a submission holds, types and order with it; a set has no order of its own."""
    tables = [
        (table.sheet.name, table.columns, table.rows, table.sources, table.unread, table.tidied, sorted(table.cleared.items()))
        for table in submission.tables.values()
    ]
    own = submission.form.kind if submission.form else None
    read = (submission.file, own, submission.version, submission.workbook_id, submission.facts, submission.explanations)
    return repr((read, tables, submission.tables.sources))


def test_a_messy_county_comes_back_whole(messy: list[Submission]) -> None:
    assert any(table.unread for one in messy for table in one.tables.values())
    assert any(table.tidied for one in messy for table in one.tables.values())
    for one in messy:
        back = unpacked(packed(one, WORKBOOK), WORKBOOK, one.file)
        assert back is not None
        assert written(back) == written(one)
        assert all(back.tables[name].sheet is one.tables[name].sheet for name in one.tables)


def test_the_file_is_called_as_it_is_called_now(messy: list[Submission]) -> None:
    back = unpacked(packed(messy[0], WORKBOOK), WORKBOOK, "改了名.xlsx")
    assert back is not None
    assert (back.file, back.tables.sources[0].file) == ("改了名.xlsx", "改了名.xlsx")


@settings(max_examples=60)
@given(st.data())
def test_damage_of_any_kind_is_seen(messy: list[Submission], data: st.DataObject) -> None:
    whole = packed(messy[0], WORKBOOK)
    at = data.draw(st.integers(0, len(whole) - 1))
    byte = data.draw(st.integers(1, 255))
    changed = whole[:at] + bytes([whole[at] ^ byte]) + whole[at + 1 :]
    for damaged in (whole[:at], changed, data.draw(st.binary(max_size=200))):
        back = unpacked(damaged, WORKBOOK, "f.xlsx")
        assert back is None or written(back) == written(unpacked(whole, WORKBOOK, "f.xlsx") or messy[0])


def test_of_another_workbook_or_reader_nothing_is_taken(messy: list[Submission], monkeypatch: pytest.MonkeyPatch) -> None:
    whole = packed(messy[0], WORKBOOK)
    assert unpacked(whole, "cd" * 32, "f.xlsx") is None
    monkeypatch.setattr(module, "reader_version", lambda: "a later one")
    assert unpacked(whole, WORKBOOK, "f.xlsx") is None


def test_what_is_none_of_our_forms_is_not_packed() -> None:
    with pytest.raises(ValueError, match="no form"):
        packed(Submission("别的.xlsx"), WORKBOOK)
