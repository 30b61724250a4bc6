"""Help pages are read by clerks: nothing in English stands in them but names of commands and options."""

from __future__ import annotations

import pytest

from addin.doors.commandline.command_tree import run

PAGES = [[], ["allowance"], ["office", "init"], ["receive"], ["rules"], ["template", "new"], ["demo"]]


@pytest.mark.parametrize("page", PAGES, ids=" ".join)
def test_a_help_page_is_chinese(page: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    run([*page, "--help"])
    shown = capsys.readouterr().out
    assert "用法：" in shown
    assert "显示这段说明" in shown
    for english in ("Usage", "OPTIONS", "COMMAND", "ARGS", "Show this", "<bool>", "<str>", "<path>", "[required]"):
        assert english not in shown


def test_other_output_is_left_alone(capsys: pytest.CaptureFixture[str]) -> None:
    run(["rules", "C08-2"])
    assert "用法" not in capsys.readouterr().out
