"""Button 名单认定."""

from __future__ import annotations

from addin.doors.ribbon.button import button
from addin.doors.ribbon.button_context import ButtonContext
from addin.doors.ribbon.question_sheet import Question, ask_for_all

_QUESTIONS = (
    Question("who", "身份证号或姓名", "名单上查到的谁"),
    Question("kind", "类别", "去世、社保或者另发"),
    Question("result", "认定", "属实，或者不属实"),
    Question("basis", "依据", "根据什么认定的，如死亡证明、社保局回函"),
)


@button(
    "名单认定", group="补贴", order=90, image="AcceptTask", tip="认定名单上查到的人是不是属实",
    about="打开一张名单认定单，写上是谁、属实还是不属实和依据，再点一次“名单认定”。要由两个人各认定一次，一致了才算。",
)  # fmt: skip
def listed(context: ButtonContext) -> None:
    """Say whether a hit is so. Refused where a line is empty, or where there is no such hit."""
    from addin.presentation.outside_lists import decided_match_text  # noqa: PLC0415
    from addin.usecases.outside_lists import decide_match  # noqa: PLC0415 - each click pays for its own imports

    answers = ask_for_all(context, "名单认定单", _QUESTIONS)
    if answers is not None:
        context.tell("名单认定", decided_match_text(decide_match(context.office, by=context.user, **answers)))
