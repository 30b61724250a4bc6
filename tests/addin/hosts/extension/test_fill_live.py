"""The buttons of 填报 in a real office, on real forms with planted mistakes; read back over a connection of the test's own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.addin.hosts.extension.conftest import Clerk
from tests.addin.hosts.extension.screen import Screen, wait_for
from tests.addin.submitted_files import roster, unit, write
from workbook_templates.layout import PROBLEMS, RESULT
from workbook_templates.schema import KINDS, form

pytestmark = pytest.mark.office

PEOPLE = "离退休干部"
ERROR, WARNING = (0xFF, 0xB5, 0x9E), (0xFF, 0xE3, 0x8F)
TOLD = "发现错误 2 处、提醒 1 处，已标在表里，并列在“问题清单”。请先改正错误，再点一次“校验本表”。"


@pytest.fixture
def wrong(clerk: Clerk, tmp_path: Path) -> Any:
    """A roster with an empty name in A5 and a number in B6 whose check digit is wrong."""
    rows = roster(1, 6)
    people = rows[PEOPLE]
    people[1]["姓名"] = ""
    number = str(people[2]["身份证号"])
    people[2]["身份证号"] = number[:-1] + ("0" if number[-1] != "0" else "1")
    return clerk.opens(write(tmp_path / "表" / "花名册.xlsx", "roster", rows, **unit(1)))


def header(book: Any) -> list[Any]:
    return list(book.sheets[PEOPLE].range((3, 1), (3, 60)).value)


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_form_is_written_and_opened(kind: str, clerk: Clerk, tmp_path: Path) -> None:
    front = clerk.app.books.add()
    front.save(str(tmp_path / "甲.xlsx"))
    made = clerk.presses_for_a_book(f"fill_new_{kind}", front)
    assert Path(made.fullname).parent == tmp_path
    assert {sheet.name for sheet in form(kind).sheets} <= set(made.sheet_names)


def test_check_marks_what_is_on_the_screen_and_again_after_an_edit(clerk: Clerk, wrong: Any) -> None:
    people = wrong.sheets[PEOPLE]
    people["C5"].color = (10, 200, 30)
    people["C5"].add_note("问问老王")
    assert clerk.presses("fill_check", wrong) == TOLD
    assert (people["A5"].color, people["B6"].color, wrong.sheets["党组织"]["A4"].color) == (ERROR, ERROR, WARNING)
    assert people["A5"].note.text.startswith("【校验】【错误 F01】")
    column = header(wrong).index(RESULT) + 1
    assert people.range((5, column)).value.startswith("【错误 F01】")
    listed = wrong.sheets[PROBLEMS].range("A3:H5").value
    assert [(row[1], row[5], row[6]) for row in listed] == [
        ("错误", PEOPLE, "A5"), ("错误", PEOPLE, "B6"), ("提醒", "党组织", "A4"),
    ]  # fmt: skip
    assert wrong.sheets[PROBLEMS]["G3"].hyperlink == f"#'{PEOPLE}'!A5"

    people["A5"].value = "李建国"
    assert "错误 1 处" in clerk.presses("fill_check", wrong)
    assert (people["A5"].color, people["A5"].note, people["B6"].color) == (None, None, ERROR)
    assert wrong.sheet_names.count(PROBLEMS) == 1

    assert clerk.presses("fill_clear", wrong) == "已清除校验的标记。"
    assert (people["B6"].color, people["B6"].note, PROBLEMS in wrong.sheet_names) == (None, None, False)
    assert RESULT not in header(wrong)
    assert (people["C5"].color, people["C5"].note.text) == ((10, 200, 30), "问问老王")


def test_one_undo_takes_back_all_that_a_button_wrote(clerk: Clerk, wrong: Any) -> None:
    steps = wrong.api.getUndoManager()
    clerk.presses("fill_check", wrong)
    clerk.presses("help_about", wrong)
    assert steps.getAllUndoActionTitles() == ("校验本表",)
    steps.undo()
    people = wrong.sheets[PEOPLE]
    assert (people["A5"].color, people["A5"].note, PROBLEMS in wrong.sheet_names) == (None, None, False)
    assert RESULT not in header(wrong)


def test_next_goes_round_the_problems(clerk: Clerk, wrong: Any) -> None:
    assert clerk.presses("fill_next", wrong) == "“问题清单”里没有可以跳到的格子。请先点“校验本表”。"
    clerk.presses("fill_check", wrong)
    seen = []
    for _ in range(4):
        clerk.presses_silently("fill_next", wrong)
        seen.append((wrong.sheets.active.name, clerk.app.selection.get_address(False, False)))
    assert seen == [(PEOPLE, "A5"), (PEOPLE, "B6"), ("党组织", "A4"), (PEOPLE, "A5")]


def test_no_report_file_with_errors_and_a_clean_one_without(clerk: Clerk, wrong: Any, tmp_path: Path) -> None:
    assert clerk.presses("fill_report", wrong).startswith("还有 2 处错误，不能生成上报文件。")
    good = clerk.opens(write(tmp_path / "好" / "好花名册.xlsx", "roster", roster(2, 5), **unit(2)))
    good.sheets[PEOPLE]["A6"].value = "改过名"
    said = clerk.presses("fill_report", good)
    (made,) = (tmp_path / "好" / "上报文件").glob("*.xlsx")
    assert str(made) in said
    assert clerk.app.books.open(str(made)).sheets[PEOPLE]["A6"].value == "改过名"


def test_grey_on_other_workbooks_and_while_a_button_runs(clerk: Clerk, screen: Screen, wrong: Any) -> None:
    other = clerk.app.books.add()
    asked = ("fill_check", "fill_next", "fill_clear", "fill_report", "fill_new_roster", "gather_sum", "help_about")
    assert [screen.enabled(other.api, tag) for tag in asked] == [False, False, False, False, True, True, True]
    assert all(screen.enabled(wrong.api, tag) for tag in asked)
    screen.press(other.api, "fill_check")
    screen.press(wrong.api, "help_about")
    assert not any(screen.enabled(book.api, tag) for tag in asked for book in (wrong, other))
    assert "银龄" in screen.answer()
    screen.idle(wrong.api)
    assert screen.enabled(wrong.api, "fill_check")
    assert PROBLEMS not in other.sheet_names


def types(screen: Screen, book: Any, cell: str, text: str = "") -> None:
    """Type into a cell without ending it."""
    frame = book.api.CurrentController.Frame
    book.api.CurrentController.select(book.sheets[PEOPLE][cell].api)
    frame.ContainerWindow.toFront()
    frame.ComponentWindow.setFocus()
    screen.xdotool("sleep", "0.5", "type", "--delay", "60", text)
    screen.xdotool("sleep", "0.5")


@pytest.mark.parametrize("typed", ["half", "=1"])
@pytest.mark.parametrize("tag", ["fill_check", "help_about"])
def test_no_button_discards_what_is_being_typed(clerk: Clerk, screen: Screen, wrong: Any, tag: str, typed: str) -> None:
    wrong.sheets[PEOPLE].activate()
    types(screen, wrong, "A5", typed)
    assert clerk.presses(tag, wrong) == "有一个格子还没有输完。请先按回车键，再点一次这个按钮。"
    assert PROBLEMS not in wrong.sheet_names
    screen.xdotool("sleep", "0.5", "key", "Return", "sleep", "0.5")
    assert wait_for(lambda: wrong.sheets[PEOPLE]["A5"].formula) == typed
    assert "银龄" in clerk.presses("help_about", wrong)


def test_nothing_is_typed_while_a_button_runs(clerk: Clerk, screen: Screen, wrong: Any) -> None:
    wrong.sheets[PEOPLE].activate()
    types(screen, wrong, "A5")
    screen.press(wrong.api, "fill_check")
    screen.xdotool("type", "--delay", "10", "abc")
    screen.xdotool("key", "Return")
    screen.answer("OK")
    screen.idle(wrong.api)
    assert wrong.sheets[PEOPLE]["A5"].value is None
    types(screen, wrong, "A5", "abc")
    screen.xdotool("key", "Return")
    assert wait_for(lambda: wrong.sheets[PEOPLE]["A5"].value) == "abc"


def test_the_mouse_on_the_tool_bar(clerk: Clerk, screen: Screen, wrong: Any) -> None:
    wrong.activate()
    place = wait_for(lambda: screen.place_of(wrong.api, "校验本表"))
    screen.xdotool("mousemove", *map(str, place), "click", "1")
    assert screen.answer() == TOLD
    screen.idle(wrong.api)
    assert wrong.sheets[PEOPLE]["A5"].color == ERROR


def test_the_drop_down_by_mouse_and_keys(clerk: Clerk, screen: Screen, wrong: Any) -> None:
    wrong.activate()
    place = wait_for(lambda: screen.place_of(wrong.api, "新建表格"))
    screen.xdotool("mousemove", *map(str, place), "click", "1", "sleep", "1", "key", "Down", "key", "Down", "key", "Return")
    made = wait_for(lambda: next((book for book in clerk.app.books if "联络员选派" in book.sheet_names), None))
    screen.idle(wrong.api)
    assert Path(made.fullname).parent == Path(wrong.fullname).parent
