"""The offline folder: its scripts always; its wheels where the package index may be asked (pytest -m network)."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import venv
from pathlib import Path

import pytest

from addin.errors import Refused
from addin.hosts.excel import bundle as bundling
from addin.hosts.excel.bundle import OFFLINE, bundle
from addin.usecases.installation.installed_addin import settings_of

network = pytest.mark.network  # run by name: pytest -n0 -m network (needs the extra `build`)
PYTHON = f"{sys.version_info.major}.{sys.version_info.minor}"


@pytest.fixture
def packed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder whose wheels were not fetched, all else as it is."""
    monkeypatch.setattr(bundling, "_download", lambda *_: None)
    monkeypatch.setattr(bundling, "_resolved", lambda *_: tmp_path)
    wheel = tmp_path / "yinling-0.1.0-py3-none-any.whl"
    wheel.write_bytes(b"")
    bundle(tmp_path / "包", wheel=wheel)
    return tmp_path / "包"


def test_it_holds_the_addin_the_scripts_and_a_page_to_read(packed: Path) -> None:
    assert {path.name for path in packed.iterdir()} == {path.name for path in OFFLINE.iterdir()} | {"wheels", "yinling.xlam"}
    assert "INTERPRETER_WIN" in settings_of(packed / "yinling.xlam")


def test_batch_files_are_ascii_with_windows_line_ends(packed: Path) -> None:
    for file in packed.glob("*.bat"):
        content = file.read_bytes()
        assert content.isascii(), file.name
        assert content.count(b"\n") == content.count(b"\r\n")
        assert content.startswith(b"@echo off\r\n")


def test_what_chinese_is_read_from_bears_the_mark_of_utf8(packed: Path) -> None:
    for name in ("install.ps1", "安装说明.txt"):
        content = (packed / name).read_bytes()
        assert content.startswith(b"\xef\xbb\xbf"), "PowerShell 5 would read it by the local code page"
        assert b"@PYTHON@" not in content
    script = (packed / "install.ps1").read_text(encoding="utf-8-sig")
    assert "--no-index" in script
    assert '"yinling[postgres]"' in script, "what the folder holds for a shared database is installed"


def test_every_command_in_the_scripts_is_one_of_ours(packed: Path) -> None:
    text = "\n".join(file.read_text(encoding="ascii") for file in packed.glob("*.bat"))
    commands = set(re.findall(r'(?m)^\(?"%YINLING%" (\w+)|if .*\("%YINLING%" (\w+)', text))
    named = {one or other for one, other in commands}
    assert named == {"check", "receive", "consolidate"}
    for command in named:
        done = subprocess.run(
            [sys.executable, "-m", "addin.doors.commandline.main", command, "--help"], capture_output=True, check=False
        )
        assert done.returncode == 0, command


def test_a_folder_in_use_and_an_unknown_system_are_refused(packed: Path, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="空文件夹"):
        bundle(packed)
    with pytest.raises(Refused, match="没有“dos”"):
        bundle(tmp_path / "x", platform="dos")


@network
def test_for_windows_from_here_with_pywin32(tmp_path: Path) -> None:
    bundle(tmp_path, platform="windows")
    names = [path.name for path in (tmp_path / "wheels").iterdir()]
    for wanted in ("pywin32-", "xlwings-", "python_calamine-", "psycopg_binary-", "yinling-"):
        assert any(name.startswith(wanted) for name in names), wanted
    for name in names:
        assert name.endswith(("-none-any.whl", "-win_amd64.whl")), name


@network
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the wheels are made for Linux")
def test_installing_from_it_with_networking_off(tmp_path: Path) -> None:
    bundle(tmp_path / "包", platform="linux", python=PYTHON)
    home = tmp_path / "home"
    venv.create(home / "yl", with_pip=True)
    offline = (
        ["unshare", "-rn"]
        if shutil.which("unshare") and not subprocess.run(["unshare", "-rn", "true"], check=False).returncode
        else []
    )
    environment = {
        "PATH": "/usr/bin:/bin",
        "HOME": str(home),
        "PIP_CONFIG_FILE": os.devnull,
        "http_proxy": "http://127.0.0.1:1",
        "https_proxy": "http://127.0.0.1:1",
    }
    python = str(home / "yl" / "bin" / "python")

    def run(*command: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run([*offline, *command], capture_output=True, text=True, check=False, env=environment, cwd=home)

    done = run(python, "-m", "pip", "install", "--no-index", "--find-links", str(tmp_path / "包" / "wheels"), "yinling[postgres]")
    assert done.returncode == 0, done.stderr
    made = run(str(home / "yl" / "bin" / "yinling"), "template", "new", "roster", "-o", str(home))
    assert made.returncode == 0, made.stderr
    checked = run(
        python, "-I", "-m", "addin.doors.commandline.main", "check", str(home / "花名册.xlsx"), "--marked", str(home / "marked")
    )
    assert checked.returncode == 1, checked.stderr
    assert (home / "marked" / "花名册（已校验）.xlsx").exists()
    click = "import addin.doors.ribbon.lean_start,xlwings,addin.doors.ribbon.click;print(xlwings.__version__)"
    assert run(python, "-I", "-B", "-c", click).returncode == 0
