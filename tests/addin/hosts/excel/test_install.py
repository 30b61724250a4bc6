"""Installing and uninstalling, on machines made up in a folder."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from addin.errors import Refused
from addin.hosts.excel import install
from addin.usecases.installation import examination
from addin.usecases.installation.installed_addin import addin_path, settings_of
from addin.usecases.installation.machine import Machine
from tests.addin.machines import codes


def test_on_windows_it_goes_where_excel_starts_from(windows: Machine, built: Path, tmp_path: Path) -> None:
    told = install.install(windows, built)
    target = tmp_path / "Roaming" / "Microsoft" / "Excel" / "XLSTART" / "yinling.xlam"
    assert settings_of(target)["INTERPRETER_WIN"] == sys.executable
    assert str(target) in told[0]
    assert codes(windows) == []
    assert examination.examination_text([]) == "自检完毕，没有发现问题。"
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
    assert [path.name for path in addin_path(windows).parent.iterdir()] == ["yinling.xlam"]


def test_an_interpreter_that_does_not_work_is_refused_before_anything_is_written(windows: Machine, built: Path) -> None:
    for broken in ("/nowhere/python", "/bin/false"):
        with pytest.raises(Refused, match=r"install\.bat"):
            install.install(replace(windows, interpreter=broken), built)
    assert not addin_path(windows).exists()


def test_an_addin_of_another_version_is_refused(windows: Machine, built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(install, "try_interpreter", lambda interpreter: "0.1.2")
    with pytest.raises(Refused, match="不能混用"):
        install.install(windows, built)


def test_a_linux_has_no_excel(windows: Machine) -> None:
    linux = replace(windows, platform="linux")
    with pytest.raises(Refused, match=r"\.oxt"):
        install.install(linux)
    assert codes(linux) == ["no_excel"]
