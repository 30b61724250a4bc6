"""Button 分单位发放表."""

from __future__ import annotations

from addin.doors.ribbon.button import button
from addin.doors.ribbon.button_context import ButtonContext


@button(
    "分单位发放表", group="补贴", order=45, image="FilePrintPreview", tip="一个单位一页，供签字盖章",
    about="最近一个批次，一个单位一页：有小计、过次页、大写合计，有单位签字盖章的地方，下面是本单位不发、暂缓的人和原因。放进“发放”文件夹并打开。",
)  # fmt: skip
def unit_sheets(context: ButtonContext) -> None:
    """Write the allowance sheet of the last batch with a page for each unit, and open it. Refused where there is no batch."""
    from addin.submissions.folder import PAID, open_office  # noqa: PLC0415
    from addin.usecases.allowance_papers import write_allowance_sheet  # noqa: PLC0415 - each click pays for its own imports

    with context.busy("正在生成分单位发放表"):
        folder = open_office(context.office).folder(PAID)
        path, _ = write_allowance_sheet(context.office, context.period, "", folder, None, by_unit=True)
    context.show(path)
