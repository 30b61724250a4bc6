"""Button 队伍分析."""

from __future__ import annotations

from addin.doors.ribbon.button import button
from addin.doors.ribbon.button_context import ButtonContext


@button(
    "队伍分析", group="报表", order=40, image="ChartInsert", tip="生成队伍状况分析",
    about="生成一份 Word 的离退休干部队伍状况分析（每半年一次）：年龄、职级、健康、党员、变动、还没有办的事，"
    "有图有表，可以接着改；附表里每个数字点开看名单。",
)  # fmt: skip
def analysis(context: ButtonContext) -> None:
    """Write the analysis of the ranks and the workbook behind it; open the document."""
    from addin.usecases.reports import analysis as write  # noqa: PLC0415 - each click pays for its own imports

    with context.busy("正在生成队伍状况分析") as progress:
        path, annex = write(context.office, context.period, progress=progress)
    context.show(path)
    context.say(f"已生成队伍状况分析：{path}。附表：{annex}")
