"""Button 清除标记."""

from __future__ import annotations

from addin.doors.ribbon.button import button
from addin.doors.ribbon.button_context import ButtonContext


@button(
    "清除标记", group="填报", order=80, image="ReviewDeleteComment", form=True, tip="清除标记",
    about="去掉校验时加的颜色、批注、“校验结果”列和“问题清单”，您自己的颜色和批注保留。",
)  # fmt: skip
def clear_marks(context: ButtonContext) -> None:
    """Remove all marks of a check from the active workbook."""
    from addin.doors.ribbon.live_marking import unmark_open  # noqa: PLC0415 - each click pays for its own imports

    with context.busy("正在清除标记"):
        found = unmark_open(context.book)
    context.say("已清除校验的标记。" if found else "这个工作簿里没有校验的标记。")
