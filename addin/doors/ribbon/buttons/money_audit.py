"""Button 审计台账."""

from __future__ import annotations

from addin.doors.ribbon.button import button
from addin.doors.ribbon.button_context import ButtonContext


@button(
    "审计台账", group="补贴", order=86, image="FileSendAsAttachment", tip="给审计的台账",
    about="写一个给审计的工作簿并打开：合计、各批次和每一笔记录，带姓名、单位，合计与台账一致。",
)  # fmt: skip
def audit(context: ButtonContext) -> None:
    """Write the workbook for an auditor into 报表 and open it; whole identity numbers only after a question."""
    from addin.submissions.folder import REPORTS, open_office  # noqa: PLC0415
    from addin.usecases.ledger_export import write_for_audit  # noqa: PLC0415 - each click pays for its own imports

    office = open_office(context.office)
    full = context.confirm("要写完整的身份证号吗？选“否”就遮住中间几位。")
    with context.busy("正在写给审计的台账"):
        path = write_for_audit(context.office, office.folder(REPORTS) / "给审计的台账.xlsx", full=full)
    context.show(path)
