"""帮助: the rules in words, the settings, a look at whether everything works, and what this is."""

from __future__ import annotations

import sys
from importlib.metadata import version
from pathlib import Path

from addin.doors.ribbon.button import button
from addin.doors.ribbon.button_context import ButtonContext
from addin.doors.ribbon.question_sheet import Question, ask
from addin.doors.ribbon.user_settings import KEYS
from addin.errors import Refused
from workbook_templates.advice import in_lines
from workbook_templates.layout import PROBLEMS

_GROUP = "帮助"
_SETTINGS = (
    Question("office", KEYS["office"], "本机构的文件夹，如 D:\\离退休党建\\盘龙区；只填表的单位可以空着"),
    Question("period", KEYS["period"], "正在办的报告期：季报写 2026Q3，半年报写 2026H1，年报写 2026"),
    Question("user", KEYS["user"], "您的姓名。经办、复核、财务必须是三个人，各用各的电脑账户"),
    Question("folder", KEYS["folder"], "新建的表和上报文件放在哪个文件夹；空着时放在打开着的工作簿旁边"),
)


@button(
    "help_rules", "规则说明", group=_GROUP, image="Thesaurus", tip="校验规则说明",
    about="列出全部校验规则。在“问题清单”里选中一行再点，就看这一条规则的全文。",
)  # fmt: skip
def rules(desk: ButtonContext) -> None:
    """All in a new workbook, or the one of the selected problem."""
    from addin.usecases.rule_catalogue import rule_list, rule_text  # noqa: PLC0415 - the rules, for this button alone
    from workbook_templates.mark.problem_sheet import HEADERS, RULE  # noqa: PLC0415

    if desk.sheet.name == PROBLEMS and desk.app.selection is not None:
        code = str(desk.sheet.range((desk.app.selection.row, RULE + 1)).value or "")
        if code and code != HEADERS[RULE]:
            desk.say(in_lines(rule_text(code)))
            return
    desk.tell("规则说明", in_lines(rule_list()))


@button(
    "help_settings", "设置", group=_GROUP, image="ControlProperties", tip="设置",
    about="打开一张设置表：机构文件夹、报告期、办理人。填好后再点一次“设置”保存，以后每次都记得。",
)  # fmt: skip
def settings(desk: ButtonContext) -> None:
    """Asked for on a sheet; checked before they are kept."""
    answers = ask(desk, "银龄设置", _SETTINGS, {key: desk.memory.get(key) for key in KEYS})
    if answers is None:
        return
    if answers["office"]:
        from addin.settings import Settings  # noqa: PLC0415 - pydantic, only where an office is set

        Settings.load(Path(answers["office"]))
    if answers["folder"] and not Path(answers["folder"]).is_dir():
        raise Refused(f"找不到文件夹“{answers['folder']}”，设置没有保存。")
    if answers["period"]:
        from addin.usecases.office import period_of  # noqa: PLC0415 - checks how it is written

        answers["period"] = str(period_of(answers["period"]))
    desk.memory.remember(answers)
    desk.say("设置已保存。这张设置表可以直接关闭，不用存盘。")


@button(
    "help_doctor", "自检", group=_GROUP, image="Magnifier", tip="自检",
    about="检查加载项、Python、宏设置、WPS 等有没有问题，告诉您怎样处理。",
)  # fmt: skip
def doctor(desk: ButtonContext) -> None:
    """What may stand in the way, and what to do about it."""
    from addin.hosts.excel.doctor import examine, examined_text  # noqa: PLC0415 - only here

    if desk.host == "libreoffice":
        desk.say(f"自检完毕：按钮能在 LibreOffice 里运行。\n运行程序：{sys.executable}\n设置和出错记录：{desk.memory.folder}")
    else:
        desk.tell("自检", examined_text(examine()))


@button(
    "help_about", "关于", group=_GROUP, image="Info", tip="关于银龄",
    about="版本、设置和记录放在哪里。",
)  # fmt: skip
def about(desk: ButtonContext) -> None:
    """Version and places."""
    desk.say(
        f"银龄 {version('yinling')}：离退休干部党建报表的填报、校验、汇总与补贴发放。\n"
        f"不联网，不上传任何数据。\n设置和出错记录放在：{desk.memory.folder}"
    )
