"""Installing, uninstalling and the doctor, on machines made up in a folder."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from addin.doors.commandline.advice import command_words
from addin.doors.ribbon.click import refuse_redirection
from addin.errors import Refused
from addin.hosts.excel import doctor, install
from addin.hosts.excel.build import build, install_settings, settings_of
from addin.hosts.excel.machine import Machine
from tests.addin.memory_host import App
from workbook_templates.advice import worded

POLICY = r"HKCU\Software\Policies\Microsoft\Office\16.0\Excel\Security"
USER = r"HKCU\Software\Microsoft\Office\16.0\Excel\Security"
EXCEL = {
    (r"HKCR\Excel.Application\CLSID", ""): "{00024500-0000-0000-C000-000000000046}",
    (
        r"HKCR\CLSID\{00024500-0000-0000-C000-000000000046}\LocalServer32",
        "",
    ): r"C:\Program Files\Microsoft Office\EXCEL.EXE /automation",
}
WPS = EXCEL | {
    (
        r"HKCR\CLSID\{00024500-0000-0000-C000-000000000046}\LocalServer32",
        "",
    ): r"C:\Users\a\AppData\Local\Kingsoft\WPS Office\et.exe",
}


@dataclass
class FakeRegistry:
    values: dict[tuple[str, str], str] = field(default_factory=lambda: dict(EXCEL))

    def read(self, key: str, value: str = "") -> str | None:
        return self.values.get((key, value))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("built"))


@pytest.fixture
def windows(tmp_path: Path) -> Machine:
    """A Windows with Excel. Its interpreter is this one, so that it really starts."""
    environment = {"APPDATA": str(tmp_path / "Roaming"), "USERPROFILE": str(tmp_path)}
    return Machine("win32", environment, FakeRegistry(), sys.executable, tmp_path)


@pytest.fixture
def mac(tmp_path: Path) -> Machine:
    (tmp_path / "Applications" / "Microsoft Excel.app").mkdir(parents=True)
    return Machine("darwin", {"HOME": str(tmp_path)}, FakeRegistry({}), sys.executable, tmp_path / "Applications")


def codes(machine: Machine, folder: Path | None = None) -> list[str]:
    return [one.code for one in doctor.examine(machine, folder)]


def test_on_windows_it_goes_where_excel_starts_from(windows: Machine, built: Path, tmp_path: Path) -> None:
    told = install.install(windows, built)
    target = tmp_path / "Roaming" / "Microsoft" / "Excel" / "XLSTART" / "yinling.xlam"
    assert settings_of(target)["INTERPRETER_WIN"] == sys.executable
    assert str(target) in told[0]
    assert codes(windows) == []
    assert doctor.examined_text([]) == "自检完毕，没有发现问题。"
    assert install.uninstall(windows)[0].startswith("已卸载")
    assert not target.exists()
    assert install.uninstall(windows)[0].startswith("没有安装过")


def test_on_a_mac_it_goes_into_the_startup_folder(mac: Machine, built: Path, tmp_path: Path) -> None:
    told = install.install(mac, built)
    target = tmp_path / "Library/Group Containers/UBF8T346G9.Office/User Content.localized/Startup.localized/Excel/yinling.xlam"
    assert settings_of(target)["INTERPRETER_MAC"] == sys.executable
    assert "xlwings runpython install" in told[-1]
    assert codes(mac) == []


def test_without_a_file_it_is_built_on_the_spot(windows: Machine) -> None:
    install.install(windows)
    assert codes(windows) == []


def test_installing_again_replaces_it(windows: Machine, built: Path) -> None:
    install.install(windows, built)
    install.install(windows, built)
    assert [path.name for path in install.installed(windows).parent.iterdir()] == ["yinling.xlam"]


def test_an_interpreter_that_does_not_work_is_refused_before_anything_is_written(windows: Machine, built: Path) -> None:
    for broken in ("/nowhere/python", "/bin/false"):
        with pytest.raises(Refused, match=r"install\.bat"):
            install.install(replace(windows, interpreter=broken), built)
    assert not install.installed(windows).exists()


def test_an_addin_of_another_version_is_refused(windows: Machine, built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(install, "try_interpreter", lambda interpreter: "0.1.2")
    with pytest.raises(Refused, match="不能混用"):
        install.install(windows, built)


def test_a_linux_has_no_excel(windows: Machine) -> None:
    linux = replace(windows, platform="linux")
    with pytest.raises(Refused, match=r"\.oxt"):
        install.install(linux)
    assert codes(linux) == ["no_excel"]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, ["no_excel"]),
        (WPS, ["wps"]),
        (EXCEL | {(POLICY, "VBAWarnings"): "4"}, ["macros"]),
        (EXCEL | {(USER, "VBAWarnings"): "3"}, ["macros"]),
        (EXCEL | {(USER, "VBAWarnings"): "2"}, []),
    ],
    ids=["no Excel", "WPS has taken over", "macros forbidden by policy", "macros must be signed", "macros ask"],
)
def test_the_registry_tells_what_is_wrong(
    values: dict[tuple[str, str], str], expected: list[str], windows: Machine, built: Path
) -> None:
    install.install(windows, built)
    assert codes(replace(windows, registry=FakeRegistry(values))) == expected


def test_not_installed(windows: Machine) -> None:
    assert codes(windows) == ["not_installed"]


def test_the_mark_of_the_web(windows: Machine, built: Path) -> None:
    install.install(windows, built)
    stream = Path(f"{install.installed(windows)}:Zone.Identifier")  # a stream on NTFS, a file beside it elsewhere
    stream.write_text("[ZoneTransfer]\r\nZoneId=3\r\n")
    assert codes(windows) == ["mark_of_the_web"]
    stream.write_text("[ZoneTransfer]\r\nZoneId=1\r\n")
    assert codes(windows) == []


def test_another_version_of_xlwings_since(windows: Machine, built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    install.install(windows, built)
    monkeypatch.setattr(doctor, "version", lambda name: "9.9.9")
    assert codes(windows) == ["version"]


def test_the_interpreter_is_gone(windows: Machine, built: Path) -> None:
    install_settings(built, install.installed(windows), interpreter_win=r"C:\gone\python.exe")
    assert codes(windows) == ["interpreter"]


def test_a_folder_with_chinese_in_its_name(windows: Machine, built: Path, tmp_path: Path) -> None:
    folder = tmp_path / "办公软件"
    folder.mkdir()
    (folder / "python").symlink_to(sys.executable)
    install_settings(built, install.installed(windows), interpreter_win=str(folder / "python"))
    found = doctor.examine(windows)
    assert found[0].code == "non_ascii"
    assert not found[0].stops


def test_a_file_that_is_no_addin(windows: Machine) -> None:
    install.installed(windows).parent.mkdir(parents=True)
    install.installed(windows).write_text("x")
    assert codes(windows) == ["broken"]


def test_what_would_redirect_the_interpreter_is_found_and_refused(windows: Machine, built: Path, tmp_path: Path) -> None:
    install.install(windows, built)
    folder = tmp_path / "收件"
    folder.mkdir()
    app = App()
    book = app.books.add()
    book.wb.create_sheet("yinling.conf")
    book.wb.save(folder / "坏.xlsx")
    app.books.add().wb.save(folder / "好.xlsx")
    (folder / "又一个.xlsx").write_text("no workbook")
    assert codes(windows, folder) == ["redirected"]
    with pytest.raises(Refused, match="已停止"):
        refuse_redirection(app.books.open(str(folder / "坏.xlsx")))
    refuse_redirection(app.books.open(str(folder / "好.xlsx")))
    (folder / "YINLING.conf").write_text("")
    assert codes(windows, folder) == ["redirected", "redirected"]
    with pytest.raises(Refused, match="已停止"):
        refuse_redirection(app.books.open(str(folder / "好.xlsx")))
    (tmp_path / ".YINLING").mkdir()
    (tmp_path / ".YINLING" / "YINLING.conf").write_text("")
    assert codes(windows) == ["redirected"]


def test_every_trouble_is_told_with_what_to_do(windows: Machine) -> None:
    text = doctor.examined_text(doctor.examine(replace(windows, registry=FakeRegistry(WPS))))
    assert text.startswith("自检发现 2 个问题：\n1. 【必须处理】WPS 占用了")
    assert text.endswith("请运行安装包里的 install.bat。")
    assert "yinling addin install" in worded(text, command_words)
