"""Suggested corrections in the page: listed, chosen, saved in a copy."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.addin.doors.page.chromium import ClerksPage
from tests.addin.doors.page.test_answers import Asked
from tests.addin.suggested_forms import DOUBTFUL, PEOPLE, SURE, suggested_roster
from workbook_templates.read import read_submission


@pytest.fixture
def asked(tmp_path: Path) -> Asked:
    return Asked(tmp_path)


def shown(path: Path, column: str, row: int) -> object:
    table = read_submission(path).tables[PEOPLE]
    return table.raw(column, table.rows.index(row))


def test_each_is_listed_and_the_chosen_ones_stand_in_a_copy(asked: Asked) -> None:
    suggested_roster(asked.files / "花名册.xlsx")
    asked("check")
    listed = asked("suggestions", number=0)
    assert len(listed["lines"]) == len(SURE) + len(DOUBTFUL)
    assert sum(line["sure"] for line in listed["lines"]) == len(SURE)
    assert all(len(line["cells"]) == len(listed["header"]) - 1 for line in listed["lines"])
    peoples = next(n for n, line in enumerate(listed["lines"]) if line["cells"][3] == "民族")
    (saved,) = asked("corrected", number=0, chosen=[peoples])["saved"]
    assert Path(saved).name == "花名册_改好.xlsx"
    assert shown(Path(saved), "民族", 7) == "汉族"
    assert shown(Path(saved), "性别", 8) == "女"


def test_what_is_no_form_is_refused(asked: Asked) -> None:
    (asked.files / "花名册.xlsx").write_bytes(b"PK")
    asked("check")
    assert "不能使用" in asked("suggestions", number=0)["refused"]


@pytest.mark.alone
@pytest.mark.browser
def test_a_clerk_chooses_and_saves(page: ClerksPage, tmp_path: Path) -> None:
    page.drop(suggested_roster(tmp_path / "花名册.xlsx"))
    page.tab.get_by_role("button", name="改正建议").click()
    rows = page.tab.locator(".suggestions tbody tr")
    rows.first.wait_for()
    assert rows.count() == len(SURE) + len(DOUBTFUL)
    assert page.tab.locator(".suggestions input:checked").count() == len(SURE)
    rows.filter(has_text="汉族").locator("input").check()
    saved = page.saved("另存改好的表", tmp_path / "下载")
    assert [shown(saved, *place) for place in SURE if place[0] != "退休日期"] == ["男", "13888000002"]
    assert shown(saved, "民族", 7) == "汉族"
    assert shown(saved, "政治面貌", 9) == "党员"
    page.tab.get_by_role("button", name="改正建议").click()
    assert rows.count() == 0
