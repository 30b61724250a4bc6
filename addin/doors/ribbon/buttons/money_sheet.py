"""Button 生成发放表."""

from __future__ import annotations

from addin.doors.ribbon.button import button
from addin.doors.ribbon.button_context import ButtonContext


@button(
    "生成发放表", group="补贴", order=40, image="FilePrintPreview", large=True, tip="生成发放表",
    about="生成这个报告期最近一个批次的发放表（签名页、单位汇总、未发明细、银行代发），放进“发放”文件夹并打开。",
)  # fmt: skip
def sheet(context: ButtonContext) -> None:
    """Write the allowance sheet of the last batch and open it. Refused where there is no batch."""
    from addin.submissions.folder import PAID, open_office  # noqa: PLC0415
    from addin.usecases.allowance_papers import write_allowance_sheet  # noqa: PLC0415 - each click pays for its own imports

    with context.busy("正在生成发放表"):
        path, _ = write_allowance_sheet(context.office, context.period, "", open_office(context.office).folder(PAID), None)
    context.show(path)
