"""What a click runs: VBA really interpreted, down to the command line that Windows gets."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from pyopenvba import ExcelFile

from addin.doors.ribbon import all_buttons
from addin.hosts.excel.texts import texts
from tests.macros.vba_host import INTERPRETER, SHELL, Host
from workbook_templates.layout import META

PRELUDE = "import addin.doors.ribbon.lean_start;import xlwings.utils;xlwings.utils.prepare_sys_path("


@pytest.mark.parametrize("tag", [one.tag for one in all_buttons()])
def test_each_button_runs_its_own_command(tag: str, host: Host) -> None:
    (ran,) = host.click(tag)
    assert ran.startswith(f'RUN cmd.exe /C C: & cd "C:\\yinling\\python" & "{INTERPRETER}" -I -B -c "{PRELUDE}')
    assert f'; from addin.doors.ribbon.click import click; click(\'{tag}\')"  --wb="Book1" --from_xl=1' in ran
    assert '(\\"False;Book1;' in ran, "the workbook's folder is not searched for modules"


def test_the_ribbon_hands_over_the_tag_of_its_control(host: Host) -> None:
    host.app.add_module("Public Tag As String", name="FakeControl", kind="class")
    host.app.add_module(
        "Public Sub Press(ByVal t As String)\nDim c As New FakeControl\nc.Tag = t\nOnAction c\nEnd Sub\n"
        "Public Function IsOn() As Boolean\nDim c As New FakeControl\nDim v As Variant\n"
        "GetEnabled c, v\nIsOn = v\nEnd Function\n",
        name="Fingers",
    )
    host.app.run("Press", "help_about")
    assert "click('help_about')" in host.app.console[-1]
    assert host.ask("IsOn()") is False
    _rename(host, META)
    assert host.ask("IsOn()") is True


@pytest.mark.parametrize("tag", ["x');import os;('", 'a"b', "", "a b", "A", "a" * 70])
def test_a_strange_tag_never_becomes_a_command(tag: str, host: Host) -> None:
    assert host.click(tag) == [f"SAY {texts()['BAD_TAG']}"]


@pytest.mark.parametrize("name", ["YINLING.conf", "yinling.CONF", "code.py"])
def test_a_workbook_that_redirects_is_refused_before_anything_runs(name: str, host: Host) -> None:
    _rename(host, name)
    assert host.click("fill_check") == [f"SAY {texts()['REDIRECTED']}"]


def test_a_folder_that_redirects_is_refused_before_anything_runs(host: Host, tmp_path: Path) -> None:
    path = tmp_path / "b.xlsx"
    host.app.save(path, workbook=host.book)
    host.app.run("SetKnown", f"|{INTERPRETER}||{tmp_path}/YINLING.conf|")
    assert host.ask("ActiveWorkbook.Path") == str(tmp_path)
    assert host.click("fill_check") == [f"SAY {texts()['REDIRECTED']}"]


def test_a_missing_interpreter_is_told_in_chinese(host: Host) -> None:
    host.app.run("SetKnown", "")
    assert host.click("fill_check") == [f"SAY {texts()['NO_INTERPRETER']}"]


def test_a_name_with_an_equals_sign_is_told(host: Host, tmp_path: Path) -> None:
    host.app.save(tmp_path / "a=b.xlsx", workbook=host.book)
    assert host.click("fill_check") == [f"SAY {texts()['EQUALS_IN_NAME']}"]


def test_every_text_that_vba_asks_for_is_there(addin: Path) -> None:
    with ExcelFile(addin) as file:
        source = file.get_module("Yinling")
    asked = set(re.findall(r'(?:TextOf\(|Tell |TroubleBefore = )"(\w+)"', source))
    assert asked == set(texts())


@pytest.fixture
def wps(host: Host) -> Host:
    """The same in WPS, as the add-in's own setting tells it."""
    sheet = host.app.sheet("YINLING.conf", workbook=host.app.workbooks()[0])
    row = next(row for row in range(1, 60) if sheet.value(f"A{row}") == "BY_FILE")
    sheet.set_value(f"B{row}", "True")
    assert host.ask("HostIsWps()") is True
    return host


def test_in_wps_a_copy_is_marked_by_the_command_line_and_opened(wps: Host) -> None:
    wps.app.run("SetMarked", "check.xlsx")
    assert wps.click("fill_check") == [
        r"COPY T:\yl\check.xlsx",
        rf'SHELL "{INTERPRETER}" -I -m addin.doors.commandline.main check "T:\yl\check.xlsx" --marked "T:\yl\marked"',
        r"OPEN T:\yl\marked\check.xlsx",
    ]


def test_in_wps_what_was_not_marked_and_what_is_not_to_be_had_is_told(wps: Host) -> None:
    assert wps.click("fill_check")[-1] == f"SAY {texts()['NOT_MARKED']}"
    assert wps.click("gather_sum") == [f"SAY {texts()['ONLY_BY_FILE']}"]


def test_the_python_of_a_click_loads_xlwings_without_pandas_and_finds_the_button(tmp_path: Path) -> None:
    """The very command, with the options VBA gives; Linux has no Excel to call, which is told in one sentence."""
    code = (
        "import addin.doors.ribbon.lean_start;import xlwings.utils,sys;assert not sys.modules['pandas'];"
        "from addin.doors.ribbon.click import click;click('help_about');"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-B", "-c", code, "--wb=a.xlsx", "--from_xl=1"],
        capture_output=True, text=True, check=False, env={"HOME": str(tmp_path), "PYTHONIOENCODING": "utf-8"}, cwd=tmp_path,
    )  # fmt: skip
    assert "这个按钮出错了" in done.stderr
    assert "Traceback" not in done.stderr


def _rename(host: Host, name: str) -> None:
    source = f"Public Sub Rename()\nActiveWorkbook.Sheets(1).Name = {_literal(name)}\nEnd Sub\n"
    host.app.add_module(source, name="Renaming")
    host.app.run("Rename")


def _literal(text: str) -> str:
    return " & ".join(f"ChrW({ord(char)})" for char in text)


def test_the_real_shell_module_offers_what_the_recorder_stands_for(addin: Path) -> None:
    declared = re.compile(r"Public (?:Sub|Function) (\w+)\(([^)]*)\)")
    with ExcelFile(addin) as file:
        real = dict(declared.findall(file.get_module("YinlingShell")))
    stood_for = dict(declared.findall(SHELL))
    assert real == {name: stood_for[name] for name in real}
