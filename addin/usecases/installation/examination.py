"""Look for known problems that keep the buttons from working, each with what to do about it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib.metadata import version
from pathlib import Path

from addin.errors import Refused
from addin.usecases.installation.installed_addin import addin_path, settings_of, try_interpreter, vba_version
from addin.usecases.installation.machine import Machine
from addin.usecases.installation.office_security import HostProblem, security_problems
from workbook_templates.advice import Advice, Sentence, in_lines

_EXCEL = r"HKCR\Excel.Application\CLSID"
_WPS = ("wps", "kingsoft", "et.exe")


def examine(machine: Machine | None = None) -> list[HostProblem]:
    """The problems found on ``machine`` (by default this one)."""
    machine = machine or Machine()
    checks: tuple[Callable[[Machine], Iterator[HostProblem]], ...] = (_excel, security_problems, _addin, _interpreter)
    return [problem for check in checks for problem in check(machine)]


def examination_text(found: list[HostProblem]) -> str:
    """The problems as text for the user."""
    if not found:
        return "自检完毕，没有发现问题。"
    lines = (Sentence(f"{n}. {'【必须处理】' if one.stops else ''}", one.what, one.fix) for n, one in enumerate(found, start=1))
    return in_lines([f"自检发现 {len(found)} 个问题：", *lines])


def _excel(machine: Machine) -> Iterator[HostProblem]:
    if machine.windows:
        clsid = machine.registry.read(_EXCEL)
        server = (machine.registry.read(rf"HKCR\CLSID\{clsid}\LocalServer32") or "") if clsid else ""
        if not server:
            yield HostProblem(
                "no_excel", True, "这台电脑上没有找到 Excel。", "只有 WPS 的，请用安装文件夹里的批处理文件，或者安装 Excel。"
            )
        elif any(word in server.lower() for word in _WPS):
            yield HostProblem(
                "wps", True, "WPS 占用了 Excel 的接口（Excel.Application）。",
                "请打开 WPS 的“配置工具”—“高级”，取消“WPS Office 兼容第三方系统和软件”；或者修复安装 Excel。",
            )  # fmt: skip
    elif not (machine.applications / "Microsoft Excel.app").exists():
        yield HostProblem("no_excel", True, "这台电脑上没有找到 Excel。", "请安装 Excel；LibreOffice 请安装 .oxt 扩展。")


def _addin(machine: Machine) -> Iterator[HostProblem]:
    try:
        path = addin_path(machine)
    except Refused:
        return  # no system for Excel, which _excel has reported
    if not path.exists():
        yield HostProblem("not_installed", True, "加载项没有安装。", Sentence("请", Advice.INSTALL_ADDIN, "。"))
        return
    if _marked_as_foreign(path):
        yield HostProblem(
            "mark_of_the_web", True, "Windows 把加载项当作网上下载的文件拦住了。", f"请在 {path} 上点右键—属性—解除锁定。"
        )
    try:
        known = vba_version(path)
    except Refused as refusal:
        yield HostProblem("broken", True, refusal.sentence, "请重新安装。")
        return
    if known != version("xlwings"):
        yield HostProblem(
            "version",
            True,
            f"加载项是为 xlwings {known or '（不明）'} 生成的，现在装的是 {version('xlwings')}。",
            "请重新安装加载项。",
        )


def _marked_as_foreign(path: Path) -> bool:
    """Whether Windows marked the file as foreign: its stream Zone.Identifier has zone 3 (internet) or 4 (untrusted)."""
    try:
        text = Path(f"{path}:Zone.Identifier").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    return any(f"ZoneId={zone}" in text for zone in (3, 4))


def _interpreter(machine: Machine) -> Iterator[HostProblem]:
    try:
        settings = settings_of(addin_path(machine))
    except Refused:
        return
    interpreter = settings.get("INTERPRETER_WIN" if machine.windows else "INTERPRETER_MAC", "")
    if not interpreter.isascii():
        yield HostProblem(
            "non_ascii",
            False,
            f"运行程序放在有中文的文件夹里：{interpreter}。",
            "个别电脑上会因此打不开，请装到 C:\\yinling 这样的英文文件夹。",
        )
    if not interpreter or not Path(interpreter).is_file():
        yield HostProblem(
            "interpreter", True, f"找不到运行程序 {interpreter or '（没有设置）'}。", "请重新运行安装包里的 install.bat。"
        )
        return
    try:
        try_interpreter(interpreter)
    except Refused as refusal:
        yield HostProblem("interpreter", True, refusal.sentence, "")
