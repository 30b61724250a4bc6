"""Button 工作名单."""

from __future__ import annotations

from addin.doors.ribbon.button import button
from addin.doors.ribbon.button_context import ButtonContext


@button(
    "工作名单", group="报表", order=50, image="AddressBook", tip="生成工作名单",
    about="一个 Excel：后备书记人选、换届日程、待培训人员、长期不参加组织生活、模范党支部评选、银发人才；"
    "有日期的另写成日历，模范党支部另写公示名单。",
)  # fmt: skip
def lists(context: ButtonContext) -> None:
    """Write the workbook of lists and its calendar; open the workbook."""
    from addin.presentation.due_calendar import due_calendar  # noqa: PLC0415 - each click pays for its own imports
    from addin.presentation.reports import lists_text  # noqa: PLC0415
    from addin.usecases.plan_lists import plan_lists  # noqa: PLC0415

    with context.busy("正在生成工作名单") as progress:
        written = plan_lists(context.office, context.period, due_calendar, progress=progress)
    context.show(written.workbook)
    context.say(lists_text(*written))
