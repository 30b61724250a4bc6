"""What a click runs: VBA really interpreted, down to the command line that Windows gets."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pyopenvba import ExcelFile

from addin.doors.ribbon import all_buttons
from addin.hosts.excel.texts import texts
from tests.macros.vba_host import INTERPRETER, SHELL, Host
from workbook_templates.layout import META

COMMAND = f'"{INTERPRETER}" -I -B -m addin.hosts.excel.clicked'


@pytest.mark.parametrize("tag", [one.tag for one in all_buttons()])
def test_each_button_runs_its_own_command(tag: str, host: Host) -> None:
    assert host.click(tag) == [f"RUN {COMMAND} {tag} 4711 FOR Book1"]


@pytest.mark.parametrize("name", ["a=b.xlsx", "%TEMP%.xlsx", "a;b & c.xlsx", "a'b^.xlsx", "花名册（一）.xlsx"])
def test_the_name_of_a_workbook_is_in_no_command(name: str, host: Host, tmp_path: Path) -> None:
    host.app.save(tmp_path / name, workbook=host.book)
    assert host.click("fill_check") == [f"RUN {COMMAND} fill_check 4711 FOR {name}"]


def test_the_ribbon_hands_over_the_tag_of_its_control(host: Host) -> None:
    host.app.add_module("Public Tag As String", name="FakeControl", kind="class")
    host.app.add_module(
        "Public Sub Press(ByVal t As String)\nDim c As New FakeControl\nc.Tag = t\nOnAction c\nEnd Sub\n"
        "Public Function IsOn() As Boolean\nDim c As New FakeControl\nDim v As Variant\n"
        "GetEnabled c, v\nIsOn = v\nEnd Function\n",
        name="Fingers",
    )
    host.app.run("Press", "help_about")
    assert "clicked help_about 4711" in host.app.console[-1]
    assert host.ask("IsOn()") is False
    _rename(host, META)
    assert host.ask("IsOn()") is True


@pytest.mark.parametrize("tag", ["x');import os;('", 'a"b', "", "a b", "A", "a" * 70])
def test_a_strange_tag_never_becomes_a_command(tag: str, host: Host) -> None:
    assert host.click(tag) == [f"SAY {texts()['BAD_TAG']}"]


@pytest.mark.parametrize("name", ["YINLING.conf", "yinling.CONF", "code.py"])
def test_no_sheet_of_a_workbook_decides_what_runs(name: str, host: Host) -> None:
    _rename(host, name)
    sheet = host.app.sheet(name, workbook=host.book)
    sheet.set_value("A1", "INTERPRETER_WIN")
    sheet.set_value("B1", "evil.exe")
    assert host.click("fill_check") == [f"RUN {COMMAND} fill_check 4711 FOR Book1"]


def test_a_chart_sheet_in_front_is_no_hindrance(addin: Path) -> None:
    """A name like ``Range`` that says of no sheet asks the sheet in front, which may have no cells: only ours may be asked."""
    with ExcelFile(addin) as file:
        source = "\n".join(file.get_module(name) for name in file.module_names())
    assert not re.findall(r"(?<![.\w])(?:Range|Cells|Rows|Columns|Selection|ActiveCell|ActiveSheet)\b", source)


def test_what_the_system_refuses_is_told_and_no_debugger_opens(host: Host) -> None:
    host.app.run("SetRefusal", "Permission denied")
    assert host.click("fill_check")[1:] == [f"SAY {texts()['FAILED'].format(reason='Permission denied')}"]


def test_a_program_that_does_not_start_is_told(host: Host) -> None:
    host.app.run("SetExitCode", 1)
    assert host.click("fill_check")[1:] == [f"SAY {texts()['NOT_STARTED']}"]


def test_in_protected_view_it_is_said_how_to_leave_it(host: Host) -> None:
    host.app.run("SetProtectedView", True)
    assert host.click("fill_check") == [f"SAY {texts()['PROTECTED_VIEW']}"]


def test_a_missing_interpreter_is_told_in_chinese(host: Host) -> None:
    host.app.run("SetKnown", "")
    assert host.click("fill_check") == [f"SAY {texts()['NO_INTERPRETER']}"]


def test_every_text_that_vba_asks_for_is_there(addin: Path) -> None:
    with ExcelFile(addin) as file:
        source = file.get_module("Yinling")
    asked = set(re.findall(r'(?:TextOf\(|Trouble\w+ = )"(\w+)"', source))
    assert asked == set(texts())


@pytest.fixture
def wps(host: Host) -> Host:
    """The same in WPS, as the add-in's own setting tells it."""
    sheet = host.app.sheet("YINLING.conf", workbook=host.app.workbooks()[0])
    row = next(row for row in range(1, 60) if sheet.value(f"A{row}") == "BY_FILE")
    sheet.set_value(f"B{row}", "True")
    assert host.ask("HostIsWps()") is True
    return host


def test_in_wps_a_copy_is_marked_and_opened_as_a_new_workbook_and_nothing_stays(wps: Host) -> None:
    wps.app.run("SetMarked", "check.xlsx")
    assert wps.click("fill_check") == [
        r"COPY T:\yl\check.xlsx",
        rf'RUN "{INTERPRETER}" -I -m addin.doors.commandline.main check "T:\yl\check.xlsx" --marked "T:\yl\marked" FOR ',
        r"NEW FROM T:\yl\marked\check.xlsx",
        r"REMOVE T:\yl",
    ]


def test_in_wps_nothing_stays_where_it_fails(wps: Host) -> None:
    wps.app.run("SetRefusal", "Permission denied")
    assert wps.click("fill_check")[2:] == [r"REMOVE T:\yl", f"SAY {texts()['FAILED'].format(reason='Permission denied')}"]


def test_in_wps_what_was_not_marked_and_what_is_not_to_be_had_is_told(wps: Host) -> None:
    assert wps.click("fill_check")[-1] == f"SAY {texts()['NOT_MARKED']}"
    assert wps.click("gather_sum") == [f"SAY {texts()['ONLY_BY_FILE']}"]


@pytest.mark.parametrize("name", ["a.xls", "a.ET"])
def test_in_wps_an_old_format_is_told_as_such(name: str, wps: Host) -> None:
    assert wps.ask(f'EndingOf("{name}")') == name[1:].lower()
    wps.book.name = name
    assert wps.click("fill_check") == [f"SAY {texts()['OLD_FORMAT']}"]


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
