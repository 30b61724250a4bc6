"""The buttons of 帮助, and what is said when something is wrong, in a real office."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.addin.hosts.extension.conftest import Clerk
from tests.addin.submitted_files import roster, unit, write
from workbook_templates.layout import PROBLEMS

pytestmark = pytest.mark.office


@pytest.fixture
def front(clerk: Clerk) -> Any:
    return clerk.app.books.add()


def test_about_and_doctor(clerk: Clerk, front: Any) -> None:
    assert clerk.presses("help_about", front).startswith("银龄 0.")
    assert clerk.presses("help_doctor", front)


def test_all_rules_in_a_workbook_and_one_in_a_box(clerk: Clerk, front: Any, tmp_path: Path) -> None:
    clerk.presses("help_rules", front)
    listed = clerk.app.books[-1].sheets[0]
    assert listed.name == "规则说明"
    assert listed.used_range.last_cell.row > 50
    rows = roster(1, 3)
    rows["离退休干部"][1]["姓名"] = ""
    book = clerk.opens(write(tmp_path / "花名册.xlsx", "roster", rows, **unit(1)))
    clerk.presses("fill_check", book)
    book.sheets[PROBLEMS].activate()
    book.sheets[PROBLEMS]["F3"].select()
    assert clerk.presses("help_rules", book).startswith("F01")


def test_a_workbook_decides_nothing_about_what_runs(clerk: Clerk, front: Any) -> None:
    """A sheet as xlwings' add-in would obey is a sheet like any other."""
    about = clerk.presses("help_about", front)
    sheet = front.sheets.add("YINLING.conf")
    sheet["A1"].value = [["INTERPRETER_LINUX", "/bin/false"], ["PYTHONPATH", "/tmp"]]
    assert clerk.presses("help_about", front) == about


def test_an_interpreter_that_is_gone_or_broken_is_told(clerk: Clerk, front: Any, interpreter: Path) -> None:
    away = interpreter.rename(interpreter.with_name("away"))
    try:
        assert clerk.presses("help_about", front).startswith(f"找不到银龄的运行程序“{interpreter}”")
        interpreter.write_text("#!/bin/sh\necho 'Traceback: boom' >&2; exit 1\n")
        interpreter.chmod(0o755)
        assert clerk.presses("help_about", front).startswith("银龄的运行程序没有启动成功。")
    finally:
        away.replace(interpreter)
    assert clerk.presses("help_about", front).startswith("银龄 0.")


def test_a_bug_is_told_in_one_sentence(clerk: Clerk, front: Any) -> None:
    assert clerk.presses("fill_nothing", front).startswith("这个按钮出错了")
    assert "fill_nothing LookupError" in (clerk.screen.config / "yinling" / "buttons.log").read_text(encoding="utf-8")
