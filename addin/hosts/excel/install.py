"""Put the add-in where Excel finds it at every start, with this machine's interpreter in its settings; and take it away."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from addin.errors import Refused
from addin.hosts.excel.build import build, install_settings, vba_version
from addin.hosts.excel.machine import Machine
from addin.hosts.excel.project import ADDIN_FILE

_TEST = "import addin.hosts.excel.lean,xlwings,addin.doors.ribbon.click;print(xlwings.__version__)"
_PATIENCE = 120


def installed(machine: Machine) -> Path:
    """Where the add-in lies, or would lie."""
    return machine.startup_folder() / ADDIN_FILE


def install(machine: Machine, source: Path | None = None) -> list[str]:
    """Install a built add-in, or build one; the sentences to tell. Refused where the interpreter does not work."""
    target = installed(machine)
    answer = try_interpreter(machine.interpreter)
    win, mac = (machine.interpreter, "") if machine.windows else ("", machine.interpreter)
    with tempfile.TemporaryDirectory() as folder:
        made = source or build(Path(folder))
        known = vba_version(made)
        if known != answer:
            raise Refused(f"加载项是为 xlwings {known or '（不明）'} 生成的，这里装的是 {answer}，不能混用。请用同一个安装包。")
        install_settings(made, target, interpreter_win=win, interpreter_mac=mac)
    told = [
        f"已安装：{target}",
        f"运行程序：{machine.interpreter}（已试运行）",
        "请关闭并重新打开 Excel，菜单上会出现“离退休党建”。",
    ]
    return [*told, *(["macOS 还要在终端运行一次：xlwings runpython install"] if machine.platform == "darwin" else [])]


def uninstall(machine: Machine) -> list[str]:
    """Take the add-in away; settings and records of the user stay."""
    target = installed(machine)
    if not target.exists():
        return [f"没有安装过（{target} 不存在）。"]
    try:
        target.unlink()
    except OSError:
        raise Refused(f"删不掉 {target}：请先关闭所有 Excel 窗口。") from None
    return [f"已卸载：{target}", "请关闭并重新打开 Excel。您的设置和出错记录没有删除。"]


def try_interpreter(interpreter: str) -> str:
    """Start the interpreter as a click does; the version of its xlwings. Refused where it does not work."""
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter, our own words
            [interpreter, "-I", "-B", "-c", _TEST], capture_output=True, text=True, timeout=_PATIENCE, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        raise Refused(f"运行程序 {interpreter} 启动不了。请重新运行安装包里的 install.bat。") from None
    if done.returncode:
        raise Refused(f"运行程序 {interpreter} 缺少本系统的组件。请重新运行安装包里的 install.bat。")
    return done.stdout.strip()
