"""Button 查个人."""

from __future__ import annotations

from addin.doors.ribbon.button import button
from addin.doors.ribbon.button_context import ButtonContext
from addin.doors.ribbon.question_sheet import Question, ask_for_all

_QUESTIONS = (
    Question("who", "身份证号或姓名", "问谁的；同名的都列出来"),
    Question("month", "月份", "只问一个月，如 2026-07；空着就是全部", optional=True),
)


@button(
    "查个人", group="补贴", order=84, image="Magnifier", tip="一个人为什么发、为什么不发",
    about="打开一张查询单，写上身份证号或姓名，再点一次“查个人”：每一笔为什么发、为什么不发，后来怎样了。",
)  # fmt: skip
def explain(context: ButtonContext) -> None:
    """Tell every claim of a person. Refused where nobody is named, or where the month is none."""
    from addin.presentation.registers import persons_text  # noqa: PLC0415
    from addin.usecases.registers import explain_named  # noqa: PLC0415 - each click pays for its own imports

    answers = ask_for_all(context, "查询单", _QUESTIONS)
    if answers is not None:
        context.tell("查个人", persons_text(explain_named(context.office, answers["who"], answers["month"])))
