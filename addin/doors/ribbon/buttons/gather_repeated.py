"""Button 查重复."""

from __future__ import annotations

from addin.doors.ribbon.button import button
from addin.doors.ribbon.button_context import ButtonContext


@button(
    "查重复", group="汇总", order=40, image="RemoveDuplicates", tip="查重复人员",
    about="在收下的花名册里查：同一身份证号报在几个单位的，和可能是同一个人的（号码只差一位、姓名和出生日期相同等）。不改动任何表。",
)  # fmt: skip
def repeated(context: ButtonContext) -> None:
    """List persons on several rosters, and pairs that may be one person. Refused where there is no roster."""
    from addin.presentation.duplicates import repeated_persons_text  # noqa: PLC0415
    from addin.usecases.duplicates import repeated_persons  # noqa: PLC0415 - each click pays for its own imports

    with context.busy("正在查重复") as progress:
        period, found = repeated_persons(context.office, context.period, progress)
    context.tell("查重复", repeated_persons_text(period, found))
