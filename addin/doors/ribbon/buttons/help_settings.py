"""Button 设置."""

from __future__ import annotations

from pathlib import Path

from addin.doors.ribbon.button import button
from addin.doors.ribbon.button_context import ButtonContext
from addin.doors.ribbon.question_sheet import Question, ask
from addin.doors.ribbon.user_settings import KEYS
from addin.errors import Refused

_QUESTIONS = (
    Question("office", KEYS["office"], "本机构的文件夹，如 D:\\离退休党建\\盘龙区；只填表的单位可以空着"),
    Question("period", KEYS["period"], "正在办的报告期：季报写 2026Q3，半年报写 2026H1，年报写 2026"),
    Question("user", KEYS["user"], "您的姓名。经办、复核、财务必须是三个人，各用各的电脑账户"),
    Question("folder", KEYS["folder"], "新建的表和上报文件放在哪个文件夹；空着时放在打开着的工作簿旁边"),
)


@button(
    "设置", group="帮助", order=20, image="ControlProperties", tip="设置",
    about="打开一张设置表：机构文件夹、报告期、办理人。填好后再点一次“设置”保存，以后每次都记得。",
)  # fmt: skip
def settings(context: ButtonContext) -> None:
    """Ask for the settings on a sheet, check them and store them. Refused where one is wrong; then none is stored."""
    answers = ask(context, "银龄设置", _QUESTIONS, {key: context.user_settings.get(key) for key in KEYS})
    if answers is None:
        return
    if answers["office"]:
        from addin.settings import Settings  # noqa: PLC0415 - pydantic, only where an office is set

        Settings.load(Path(answers["office"]))
    if answers["folder"] and not Path(answers["folder"]).is_dir():
        raise Refused(f"找不到文件夹“{answers['folder']}”，设置没有保存。")
    if answers["period"]:
        from addin.usecases.periods import period_of  # noqa: PLC0415 - checks how it is written

        answers["period"] = str(period_of(answers["period"]))
    context.user_settings.save(answers)
    context.needs_no_saving(context.book)
    context.say("设置已保存。这张设置表可以直接关闭，不用存盘。")
