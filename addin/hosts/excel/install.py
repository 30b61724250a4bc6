"""Install the add-in in Excel's startup folder, with this machine's interpreter in its settings; and uninstall it."""

from __future__ import annotations

import tempfile
from pathlib import Path

from addin.errors import Refused
from addin.hosts.excel.build import build, install_settings
from addin.usecases.installation.installed_addin import addin_path, try_interpreter, vba_version
from addin.usecases.installation.machine import Machine


def install(machine: Machine, source: Path | None = None) -> list[str]:
    """Install the built add-in ``source``, or build one; sentences for the user.

    Refused where there is no Excel for the system, the interpreter does not work, the add-in is of another version of xlwings, or
    it cannot be written.
    """
    target = addin_path(machine)
    answer = try_interpreter(machine.interpreter)
    win, mac = (machine.interpreter, "") if machine.windows else ("", machine.interpreter)
    with tempfile.TemporaryDirectory() as folder:
        addin = source or build(Path(folder))
        known = vba_version(addin)
        if known != answer:
            raise Refused(f"加载项是为 xlwings {known or '（不明）'} 生成的，这里装的是 {answer}，不能混用。请用同一个安装包。")
        install_settings(addin, target, interpreter_win=win, interpreter_mac=mac)
    messages = [
        f"已安装：{target}",
        f"运行程序：{machine.interpreter}（已试运行）",
        "请关闭并重新打开 Excel，菜单上会出现“离退休党建”。",
    ]
    return [*messages, *(["macOS 还要在终端运行一次：xlwings runpython install"] if machine.platform == "darwin" else [])]


def uninstall(machine: Machine) -> list[str]:
    """Delete the installed add-in, but not the user's settings and log; sentences for the user.

    Refused where it cannot be deleted, or where there is no Excel for the system.
    """
    target = addin_path(machine)
    if not target.exists():
        return [f"没有安装过（{target} 不存在）。"]
    try:
        target.unlink()
    except OSError:
        raise Refused(f"删不掉 {target}：请先关闭所有 Excel 窗口。") from None
    return [f"已卸载：{target}", "请关闭并重新打开 Excel。您的设置和出错记录没有删除。"]
