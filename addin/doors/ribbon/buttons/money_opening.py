"""Button 期初."""

from __future__ import annotations

from pathlib import Path

from addin.doors.ribbon.button import button
from addin.doors.ribbon.button_context import ButtonContext
from addin.doors.ribbon.question_sheet import Question, ask_for_all

_QUESTIONS = (
    Question("files", "旧发放表", "旧发放表在哪里：一个文件，或者放着几个文件的文件夹，写完整的路径"),
    Question("period", "报告期", "这些表发的是哪一期，如 2026Q1"),
    Question("twice", "两处都有的", "同一人同一月写了两处的：核实后写“同一笔”或者“都发过”；空着就先不收", optional=True),
)


@button(
    "期初", group="补贴", order=78, image="ImportExcel", tip="登记启用台账以前已经发过的",
    about="打开一张期初单，写上旧发放表放在哪里、是哪一期，再点一次“期初”。由另一个人复核之后入账，这些月份以后不再重复发放。",
)  # fmt: skip
def opening(context: ButtonContext) -> None:
    """Draft opening balances from old sheets. Refused where a line is empty, or where a file cannot be opened."""
    from addin.presentation.opening_balances import opening_text  # noqa: PLC0415
    from addin.usecases.opening_balances import take_opening  # noqa: PLC0415 - each click pays for its own imports

    answers = ask_for_all(context, "期初单", _QUESTIONS)
    if answers is None:
        return
    with context.busy("正在读旧发放表"):
        taken = take_opening(context.office, [Path(answers["files"])], answers["period"], context.user, twice=answers["twice"])
    context.tell("期初", opening_text(taken))
