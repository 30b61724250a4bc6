"""Button 关于."""

from __future__ import annotations

from importlib.metadata import version

from addin.doors.ribbon.button import button
from addin.doors.ribbon.button_context import ButtonContext


@button(
    "关于", group="帮助", order=40, image="Info", tip="关于银龄",
    about="版本、设置和记录放在哪里。",
)  # fmt: skip
def about(context: ButtonContext) -> None:
    """Show the version and the folder of settings and log."""
    context.say(
        f"银龄 {version('yinling')}：离退休干部党建报表的填报、校验、汇总与补贴发放。\n"
        f"不联网，不上传任何数据。\n设置和出错记录放在：{context.user_settings.folder}"
    )
