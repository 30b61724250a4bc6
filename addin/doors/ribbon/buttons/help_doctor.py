"""Button 自检."""

from __future__ import annotations

import sys

from addin.doors.ribbon.button import button
from addin.doors.ribbon.button_context import ButtonContext


@button(
    "自检", group="帮助", order=30, image="Magnifier", tip="自检",
    about="检查加载项、Python、宏设置、WPS 等有没有问题，告诉您怎样处理。",
)  # fmt: skip
def doctor(desk: ButtonContext) -> None:
    """Tell what keeps the buttons from working on this machine, and what to do about it."""
    from addin.usecases.installation.examination import examination_text, examine  # noqa: PLC0415 - only here

    if desk.host == "libreoffice":
        desk.say(f"自检完毕：按钮能在 LibreOffice 里运行。\n运行程序：{sys.executable}\n设置和出错记录：{desk.memory.folder}")
    else:
        desk.tell("自检", examination_text(examine()))
