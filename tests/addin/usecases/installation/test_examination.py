"""What is known to keep the buttons from working is found, on machines made up in a folder."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from addin.doors.commandline.advice import command_words
from addin.hosts.excel import install
from addin.hosts.excel.build import install_settings
from addin.usecases.installation import examination
from addin.usecases.installation.installed_addin import addin_path
from addin.usecases.installation.machine import Machine
from tests.addin.machines import EXCEL, WPS, FakeRegistry, codes
from workbook_templates.advice import worded

POLICY = r"HKCU\Software\Policies\Microsoft\Office\16.0\Excel\Security"
# Microsoft's names: Attack surface reduction rules reference, "Block all Office applications from creating child processes".
ASR = r"HKLM\SOFTWARE\Policies\Microsoft\Windows Defender\Windows Defender Exploit Guard\ASR\Rules"
NO_CHILD_PROCESSES = "d4f940ab-401b-4efc-aadc-ad5f3c50688a"
DISABLED = r"HKCU\Software\Microsoft\Office\16.0\Excel\Resiliency\DisabledItems"
USER = r"HKCU\Software\Microsoft\Office\16.0\Excel\Security"


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, ["no_excel"]),
        (WPS, ["wps"]),
        (EXCEL | {(POLICY, "VBAWarnings"): "4"}, ["macros"]),
        (EXCEL | {(USER, "VBAWarnings"): "3"}, ["macros"]),
        (EXCEL | {(USER, "VBAWarnings"): "2"}, []),
        (EXCEL | {(USER.replace("16.0", "15.0"), "VBAWarnings"): "4"}, ["macros"]),
        (EXCEL | {(USER + r"\Trusted Locations", "AllLocationsDisabled"): "1"}, ["trusted_locations"]),
        (EXCEL | {(DISABLED, "9F2"): "\x02\x00c:\\users\\a\\xlstart\\Yinling.XLAM"}, ["disabled"]),
        (EXCEL | {(DISABLED, "9F2"): "\x02\x00c:\\users\\a\\xlstart\\other.xlam"}, []),
        (EXCEL | {(ASR, NO_CHILD_PROCESSES): "1"}, ["asr"]),
        (EXCEL | {(ASR, NO_CHILD_PROCESSES): "2"}, []),
    ],
    ids=[
        "no Excel",
        "WPS has taken over",
        "macros forbidden by policy",
        "macros must be signed",
        "macros ask",
        "Office 2013",
        "no trusted locations",
        "disabled after a crash",
        "another add-in disabled",
        "Office must start no program",
        "only logged",
    ],
)
def test_the_registry_tells_what_is_wrong(
    values: dict[tuple[str, str], str], expected: list[str], windows: Machine, built: Path
) -> None:
    install.install(windows, built)
    assert codes(replace(windows, registry=FakeRegistry(values))) == expected


def test_where_only_signed_macros_run_it_is_said_how_to_sign(windows: Machine) -> None:
    found = examination.examine(replace(windows, registry=FakeRegistry(EXCEL | {(USER, "VBAWarnings"): "3"})))
    assert "代码签名证书" in found[0].fix


def test_not_installed(windows: Machine) -> None:
    assert codes(windows) == ["not_installed"]


def test_the_mark_of_the_web(windows: Machine, built: Path) -> None:
    install.install(windows, built)
    stream = Path(f"{addin_path(windows)}:Zone.Identifier")  # a stream on NTFS, a file beside it elsewhere
    stream.write_text("[ZoneTransfer]\r\nZoneId=3\r\n")
    assert codes(windows) == ["mark_of_the_web"]
    stream.write_text("[ZoneTransfer]\r\nZoneId=1\r\n")
    assert codes(windows) == []


def test_another_version_of_xlwings_since(windows: Machine, built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install.install(windows, built)
    monkeypatch.setattr(examination, "version", lambda name: "9.9.9")
    assert codes(windows) == ["version"]


def test_the_interpreter_is_gone(windows: Machine, built: Path) -> None:
    install_settings(built, addin_path(windows), interpreter_win=r"C:\gone\python.exe")
    assert codes(windows) == ["interpreter"]


def test_a_folder_with_chinese_in_its_name(windows: Machine, built: Path, tmp_path: Path) -> None:
    folder = tmp_path / "办公软件"
    folder.mkdir()
    (folder / "python").symlink_to(sys.executable)
    install_settings(built, addin_path(windows), interpreter_win=str(folder / "python"))
    found = examination.examine(windows)
    assert found[0].code == "non_ascii"
    assert not found[0].stops


def test_a_file_that_is_no_addin(windows: Machine) -> None:
    addin_path(windows).parent.mkdir(parents=True)
    addin_path(windows).write_text("x")
    assert codes(windows) == ["broken"]


def test_every_trouble_is_told_with_what_to_do(windows: Machine) -> None:
    text = examination.examination_text(examination.examine(replace(windows, registry=FakeRegistry(WPS))))
    assert text.startswith("自检发现 2 个问题：\n1. 【必须处理】WPS 占用了")
    assert text.endswith("请运行安装包里的 install.bat。")
    assert "yinling addin install" in worded(text, command_words)
