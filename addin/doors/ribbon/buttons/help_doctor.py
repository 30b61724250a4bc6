"""Button 自检."""

from __future__ import annotations

import sys

from addin.doors.ribbon.button import button
from addin.doors.ribbon.button_context import ButtonContext


@button(
    "自检", group="帮助", order=30, image="Magnifier", tip="自检",
    about="检查加载项、Python、宏设置、WPS 等有没有问题，告诉您怎样处理。",
)  # fmt: skip
def doctor(context: ButtonContext) -> None:
    """Show the problems that keep the buttons from working on this machine, and what to do about them."""
    from addin.usecases.installation.examination import examination_text, examine  # noqa: PLC0415 - only here

    if context.host == "libreoffice":
        context.say(
            f"自检完毕：按钮能在 LibreOffice 里运行。\n运行程序：{sys.executable}\n设置和出错记录：{context.user_settings.folder}"
        )
    else:
        context.tell("自检", examination_text(examine()))
