"""Button 看板."""

from __future__ import annotations

from addin.doors.ribbon.button import button
from addin.doors.ribbon.button_context import ButtonContext


@button(
    "看板", group="报表", order=30, image="ChartInsert", tip="生成看板",
    about="生成一个网页看板，用浏览器打开，不需要联网；每个数字都能点开看它后面的行。",
)  # fmt: skip
def dashboard(context: ButtonContext) -> None:
    """Write the dashboard and open it in the browser."""
    from addin.usecases.reports import dashboard as write  # noqa: PLC0415 - each click pays for its own imports

    with context.busy("正在生成看板") as progress:
        path = write(context.office, context.period, progress=progress)
    context.show(path)
