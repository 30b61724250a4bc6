"""Button 核对名单."""

from __future__ import annotations

from pathlib import Path

from addin.doors.ribbon.button import button
from addin.doors.ribbon.button_context import ButtonContext
from addin.doors.ribbon.question_sheet import Question, ask_for_all

_QUESTIONS = (
    Question("file", "名单", "名单在哪里，写完整的路径"),
    Question("kind", "类别", "去世、社保或者另发"),
    Question("day", "名单的日期", "如 2026-09-30；名单里每一行都写了日期的可以空着", optional=True),
)


@button(
    "核对名单", group="补贴", order=88, image="CheckNames", tip="核对外面来的去世、社保、另发名单",
    about="打开一张名单核对单，写上名单放在哪里、是哪一类，再点一次“核对名单”：查到的人认定以前暂缓发放，并列出以后已经发了多少。"
    "名单本身不留。",
)  # fmt: skip
def match(context: ButtonContext) -> None:
    """Compare a list with our persons. Refused where a line is empty, or where the list cannot be read."""
    from addin.presentation.outside_lists import compared_list_text  # noqa: PLC0415
    from addin.usecases.outside_lists import match_list  # noqa: PLC0415 - each click pays for its own imports

    answers = ask_for_all(context, "名单核对单", _QUESTIONS)
    if answers is None:
        return
    with context.busy("正在核对名单") as progress:
        found = match_list(
            context.office, Path(answers["file"]), answers["kind"], context.user, answers["day"], progress=progress
        )
    context.tell("核对名单", compared_list_text(found))
