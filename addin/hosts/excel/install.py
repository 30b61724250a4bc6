"""Put the add-in where Excel finds it at every start, with this machine's interpreter in its settings; and take it away."""

from __future__ import annotations

import tempfile
from pathlib import Path

from addin.errors import Refused
from addin.hosts.excel.build import build, install_settings
from addin.usecases.installation.installed_addin import addin_path, try_interpreter, vba_version
from addin.usecases.installation.machine import Machine


def install(machine: Machine, source: Path | None = None) -> list[str]:
    """Install a built add-in, or build one; the sentences to tell. Refused where the interpreter does not work."""
    target = addin_path(machine)
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
    target = addin_path(machine)
    if not target.exists():
        return [f"没有安装过（{target} 不存在）。"]
    try:
        target.unlink()
    except OSError:
        raise Refused(f"删不掉 {target}：请先关闭所有 Excel 窗口。") from None
    return [f"已卸载：{target}", "请关闭并重新打开 Excel。您的设置和出错记录没有删除。"]
