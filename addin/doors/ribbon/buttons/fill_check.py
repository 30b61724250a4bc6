"""Button 校验本表."""

from __future__ import annotations

from addin.doors.ribbon.button import button
from addin.doors.ribbon.button_context import ButtonContext
from addin.doors.ribbon.office_from_settings import office_from_settings


@button(
    "校验本表", group="填报", order=60, image="Spelling", large=True, form=True, by_file=True, tip="校验本表",
    about="检查打开着的表（不用先保存）：有问题的格子涂上颜色并加批注，右边添“校验结果”一列，全部问题列在“问题清单”。改了再点一次即可。",
)  # fmt: skip
def check_form(context: ButtonContext) -> None:
    """Check the active form as it is on the screen, and replace the marks of an earlier check by those of this one.

    Refused where it is none of our forms.
    """
    from addin.doors.ribbon.live_marking import mark_open  # noqa: PLC0415
    from addin.doors.ribbon.live_workbook import read_live_workbook  # noqa: PLC0415
    from addin.presentation.live_form import checked_text  # noqa: PLC0415 - each click pays for its own imports
    from addin.usecases.live_form import check_open_form  # noqa: PLC0415

    with context.busy("正在校验") as progress:
        reading = read_live_workbook(context.book)
        progress(1, 3, "内容已读出，正在检查")
        report = check_open_form(reading.submission, office_from_settings(context))
        progress(2, 3, f"查出 {len(report.findings)} 处，正在标记")
        mark_open(context.book, reading, report.findings)
    context.say(checked_text(report))
