"""报表: the summary workbook, the letters, the dashboard."""

from __future__ import annotations

from addin.doors.ribbon.button import button
from addin.doors.ribbon.button_context import ButtonContext

_GROUP = "报表"


@button(
    "report_summary", "总表", group=_GROUP, image="PivotTableInsert", large=True, tip="生成汇总工作簿",
    about="指标、报送情况、问题和补贴汇成一个工作簿，每个数字都能点开看它后面的行。放进“报表”文件夹并打开。",
)  # fmt: skip
def summary(desk: ButtonContext) -> None:
    """The summary workbook; opened."""
    from addin.usecases.reports import summary as write  # noqa: PLC0415 - the indicators, for these buttons alone

    with desk.busy("正在生成总表") as progress:
        path = write(desk.office, desk.period, progress=progress)
    desk.show(path)


@button(
    "report_notices", "通报", group=_GROUP, image="NewMailMessage", tip="生成通报",
    about="生成一份 Word 通报：谁没报、错在哪里、哪些指标没达到、什么时候办完；另给每个有事要办的单位一份通知。",
)  # fmt: skip
def notices(desk: ButtonContext) -> None:
    """The letter to all is opened, the others lie beside it."""
    from addin.usecases.reports import notices as write  # noqa: PLC0415

    with desk.busy("正在生成通报") as progress:
        paths = write(desk.office, desk.period, each=True, progress=progress)
    desk.show(paths[0])
    desk.say(f"已生成通报和 {len(paths) - 1} 份单位通知，放在：{paths[0].parent}")


@button(
    "report_dashboard", "看板", group=_GROUP, image="ChartInsert", tip="生成看板",
    about="生成一个网页看板，用浏览器打开，不需要联网；每个数字都能点开看它后面的行。",
)  # fmt: skip
def dashboard(desk: ButtonContext) -> None:
    """One page in the browser."""
    from addin.usecases.reports import dashboard as write  # noqa: PLC0415

    with desk.busy("正在生成看板") as progress:
        path = write(desk.office, desk.period, progress=progress)
    desk.show(path)
