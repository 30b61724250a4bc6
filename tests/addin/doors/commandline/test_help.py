"""Help pages are read by clerks: nothing in English stands in them but names of commands and options."""

from __future__ import annotations

import re
import sys

import pytest

from addin.doors.commandline.command_tree import run
from addin.doors.commandline.main import main
from addin.errors import Refused

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


@pytest.mark.parametrize("page", [[], ["allowance", "compute"], ["import"], ["office", "handout"], ["ledger"]], ids=" ".join)
def test_no_sentence_is_cut_on_a_narrow_screen(
    page: list[str], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    run([*page, "--help"])
    shown = "".join(line.strip("│ ") for line in capsys.readouterr().out.splitlines() if line.startswith("│"))
    assert "显示这段说明" in shown
    assert "…" not in shown.replace("文件夹…", "").replace("旧表…", "")  # what may be written more than once


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (["chek"], "没有命令 chek，要写的是不是 check？"),
        (["nothing-like-it"], "没有命令 nothing-like-it。"),
        (["it's"], "没有命令 it's。"),
        (["receive", "--offcie", "甲"], "没有选项 --offcie，要写的是不是 --office？"),
    ],
)
def test_a_slip_is_told_in_chinese_with_what_may_be_meant(typed: list[str], told: str) -> None:
    with pytest.raises(Refused) as refusal:
        run(typed)
    assert str(refusal.value).startswith(told)


def test_without_a_command_there_is_the_help_page_and_no_reproach(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([]) == 2
    assert "用法：" in capsys.readouterr().out


def test_the_version_is_told(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", ["yinling", "--version"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 0
    assert re.fullmatch(r"银龄 \d+\.\d+\.\d+\n", capsys.readouterr().out)
