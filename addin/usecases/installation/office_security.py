"""What the security settings of Office and Windows forbid the add-in, each with what to do about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from addin.usecases.installation.addin_names import ADDIN_FILE
from addin.usecases.installation.machine import Machine

_VERSIONS = ("16.0", "15.0", "14.0")  # Office 2016 and later, 2013, 2010
_POLICY, _USER = r"HKCU\Software\Policies\Microsoft\Office", r"HKCU\Software\Microsoft\Office"
_SIGNED_ONLY, _DISABLED_WITHOUT_ASKING = "3", "4"  # of VBAWarnings
_BLOCKED = "1"  # of a rule of attack surface reduction; 2 only logs, 6 warns
_ASR = r"HKLM\SOFTWARE\Policies\Microsoft\Windows Defender\Windows Defender Exploit Guard\ASR\Rules"
_NO_CHILD_PROCESSES = "d4f940ab-401b-4efc-aadc-ad5f3c50688a"  # "Block all Office applications from creating child processes"


@dataclass(frozen=True, slots=True)
class HostProblem:
    """A problem of the host: a code, whether it stops the buttons, what it is, what to do."""

    code: str
    stops: bool
    what: str
    fix: str


def security_problems(machine: Machine) -> Iterator[HostProblem]:
    """Macros forbidden, trusted locations switched off, the add-in disabled, programs that Office must not start."""
    yield from _macros(machine)
    yield from _trusted_locations(machine)
    yield from _disabled(machine)
    if machine.registry.read(_ASR, _NO_CHILD_PROCESSES) == _BLOCKED:
        yield HostProblem(
            "asr", True, "Windows 安全中心不许 Office 启动别的程序（单位统一规定的“攻击面减少”规则），按钮运行不了。",
            f"请网管把银龄的安装文件夹加入这条规则的排除项；规则编号 {_NO_CHILD_PROCESSES}。在这以前可以用批处理文件。",
        )  # fmt: skip


def _disabled(machine: Machine) -> Iterator[HostProblem]:
    keys = [_key(_USER, office, r"Resiliency\DisabledItems") for office in _VERSIONS]
    if any(ADDIN_FILE in text.lower() for key in keys for text in machine.registry.texts(key)):
        yield HostProblem(
            "disabled", True, "Excel 有一次没有正常关闭，以为是银龄加载项的问题，把它停用了。",
            f"请在“文件—选项—加载项”最下面的“管理”里选“禁用项目”，点“转到”，选中 {ADDIN_FILE}，点“启用”，再重新打开 Excel。",
        )  # fmt: skip


def _key(root: str, office: str, rest: str) -> str:
    return rf"{root}\{office}\Excel\{rest}"


def _set(machine: Machine, rest: str, value: str, wanted: tuple[str, ...]) -> tuple[str, bool] | None:
    """The first of these settings, and whether a policy of the office sets it; None where none is as in ``wanted``."""
    for root in (_POLICY, _USER):
        for office in _VERSIONS:
            found = machine.registry.read(_key(root, office, rest), value)
            if found in wanted:
                return found, root == _POLICY
    return None


def _macros(machine: Machine) -> Iterator[HostProblem]:
    found = _set(machine, "Security", "VBAWarnings", (_DISABLED_WITHOUT_ASKING, _SIGNED_ONLY))
    if found is None:
        return
    setting, by_policy = found
    policy = "，而且是单位统一规定的，请联系网管" if by_policy else ""
    sign = "请网管用单位的代码签名证书给加载项签名（VBA 编辑器里：工具—数字签名），并把证书放进“受信任的发布者”；或者"
    what = "只运行有数字签名的宏" if setting == _SIGNED_ONLY else "禁用了宏"
    allow = "在“文件—选项—信任中心—宏设置”里选“禁用所有宏，并发出通知”，或者改用批处理文件。"
    yield HostProblem("macros", True, f"Excel {what}{policy}。", f"{sign if setting == _SIGNED_ONLY else '请'}{allow}")


def _trusted_locations(machine: Machine) -> Iterator[HostProblem]:
    found = _set(machine, r"Security\Trusted Locations", "AllLocationsDisabled", ("1",))
    if found is not None:
        whose = "单位统一规定的，请联系网管；" if found[1] else ""
        yield HostProblem(
            "trusted_locations", False, "Excel 的“受信任位置”全部停用了，启动文件夹里的加载项可能不让运行。",
            f"{whose}在“文件—选项—信任中心—受信任位置”里去掉“禁用所有受信任位置”。",
        )  # fmt: skip
