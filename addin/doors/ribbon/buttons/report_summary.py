"""Button 总表."""

from __future__ import annotations

from addin.doors.ribbon.button import button
from addin.doors.ribbon.button_context import ButtonContext


@button(
    "总表", group="报表", order=10, image="PivotTableInsert", large=True, tip="生成汇总工作簿",
    about="指标、报送情况、问题和补贴汇成一个工作簿，每个数字都能点开看它后面的行。放进“报表”文件夹并打开。",
)  # fmt: skip
def summary(context: ButtonContext) -> None:
    """Write the summary workbook of the period and open it."""
    from addin.usecases.reports import summary as write  # noqa: PLC0415 - the indicators, for these buttons alone

    with context.busy("正在生成总表") as progress:
        path = write(context.office, context.period, progress=progress)
    context.show(path)
