"""The add-in's VBA in a second implementation: LibreOffice runs it too, and starts the same command.

What reaches outside is a recorder that writes into a cell.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pyopenvba import ExcelFile

from addin.hosts.excel.texts import texts
from tests.addin.hosts.libreoffice.conftest import office  # noqa: F401 - a fixture
from tests.macros.vba_host import INTERPRETER, SHELL

pytestmark = pytest.mark.office


@pytest.fixture
def run(office: Any, addin: Path, tmp_path: Path) -> Iterator[Any]:  # noqa: F811 - the fixture
    from addin.hosts.libreoffice.connection import struct  # noqa: PLC0415 - needs the bridge

    copy = tmp_path / "yinling.xlam"
    shutil.copy(addin, copy)
    shell = SHELL.replace("Debug.Print ", "ThisWorkbook.Sheets(1).Cells(1, 8).Value = ").replace(
        'InStr(known, "|" & path & "|") > 0', f'(path = "{INTERPRETER}")'
    )
    with ExcelFile(copy) as file:
        file.set_module("YinlingShell", 'Attribute VB_Name = "YinlingShell"\n' + shell)
        file.save()
    properties = {"Hidden": False, "FilterName": "Calc MS Excel 2007 VBA XML", "MacroExecutionMode": 4}
    told = tuple(struct("beans.PropertyValue", Name=name, Value=value) for name, value in properties.items())
    document = office.connection.desktop.loadComponentFromURL(copy.as_uri(), "_blank", 0, told)
    library = next(name for name in document.BasicLibraries.ElementNames if name != "Standard")
    provider = document.getScriptProvider()

    def call(function: str, *arguments: object) -> object:
        url = f"vnd.sun.star.script:{library}.Yinling.{function}?language=Basic&location=document"
        return provider.getScript(url).invoke(arguments, (), ())[0]

    call.cell = lambda: document.Sheets.getByIndex(0).getCellByPosition(7, 0).String  # type: ignore[attr-defined]
    yield call
    document.close(True)


def test_its_functions_give_what_they_give_in_the_interpreter(run: Any) -> None:
    assert run("TextOf", "TITLE") == texts()["TITLE"]
    assert run("SettingOf", "INTERPRETER_WIN") == INTERPRETER
    assert run("TagIsPlain", "fill_check") is True
    assert run("TagIsPlain", "x');import os;('") is False
    assert run("TroubleBefore", "Bad Tag") == "BAD_TAG"
    assert (
        run("CheckCommand", "a b.xlsx", "out")
        == f'"{INTERPRETER}" -I -m addin.doors.commandline.main check "a b.xlsx" --marked "out"'
    )


def test_a_click_hands_the_same_command_over(run: Any) -> None:
    run("ClickButton", "fill_check")
    assert run.cell().startswith(f'RUN "{INTERPRETER}" -I -B -m addin.hosts.excel.clicked fill_check 4711 FOR ')
    run("ClickButton", "x'")
    assert run.cell() == f"SAY {texts()['BAD_TAG']}"
