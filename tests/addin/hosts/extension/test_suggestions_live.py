"""Suggested corrections by the button in a real office: listed, chosen, written as text and not as numbers, taken back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from addin.doors.ribbon.live_suggestions import SHEET
from tests.addin.hosts.extension.conftest import Clerk
from tests.addin.suggested_forms import DOUBTFUL, PEOPLE, SURE, suggested_roster

pytestmark = [pytest.mark.office, pytest.mark.usefixtures("machine_day")]


def shown(book: Any, column: str, row: int) -> object:
    heads = [str(text or "").rstrip("*") for text in book.sheets[PEOPLE].range((3, 1), (3, 40)).value]
    return book.sheets[PEOPLE].range((row, heads.index(column) + 1)).value


def test_what_was_chosen_is_written_and_undone_in_one_step(clerk: Clerk, tmp_path: Path) -> None:
    book = clerk.opens(suggested_roster(tmp_path / "花名册.xlsx"))
    before = {place: shown(book, *place) for place in SURE | DOUBTFUL}
    assert "可以建议改正 6 处" in clerk.presses("fill_suggest", book)
    asked = next(one for one in clerk.app.books if one.sheets[0].name == SHEET)
    columns = asked.sheets[0].range((3, 5), (8, 5)).value
    asked.sheets[0].range((3 + columns.index("民族"), 1)).value = "是"
    assert "已改正 4 处" in clerk.presses("fill_suggest", asked)
    expected = {place: value for place, (_, value) in SURE.items()} | {("民族", 7): "汉族"}
    assert {place: shown(book, *place) for place in expected} == expected, "a telephone is text, a month no date"
    assert {place: shown(book, *place) for place in DOUBTFUL if place[0] != "民族"} == {
        place: was for place, (was, _) in DOUBTFUL.items() if place[0] != "民族"
    }
    assert len(book.api.UndoManager.getAllUndoActionTitles()) == 1, "taken back by one Ctrl+Z"
    book.api.UndoManager.undo()
    assert {place: shown(book, *place) for place in before} == before
