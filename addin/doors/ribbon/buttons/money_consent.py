"""Button 同意抵扣."""

from __future__ import annotations

from addin.doors.ribbon.button import button
from addin.doors.ribbon.button_context import ButtonContext
from addin.doors.ribbon.question_sheet import Question, ask_for_all

_QUESTIONS = (
    Question("person", "身份证号", "谁同意从以后的补贴里抵扣多发的钱"),
    Question("day", "日期", "哪一天同意的，如 2026-11-01；不再同意的，写哪一天不再同意"),
    Question("evidence", "依据", "本人同意的书面依据，如 同意书1号；不再同意的可以空着", optional=True),
    Question("withdrawn", "不再同意", "本人不再同意的，写“是”", optional=True),
)


@button(
    "同意抵扣", group="补贴", order=75, image="SignatureLineInsert", tip="登记本人同意从以后的补贴里抵扣多发的钱",
    about="打开一张同意单，填好身份证号、哪一天同意和书面依据，再点一次“同意抵扣”。以后计算、补差时先扣多发的，扣完为止；不再同意的也在这里登记。",
)  # fmt: skip
def consent(context: ButtonContext) -> None:
    """Record that a person agrees to offsets, or no more, after a question. Refused where a line is empty or nothing was paid."""
    from addin.presentation.corrections import consent_text, owed_text  # noqa: PLC0415
    from addin.usecases.consents import agree_to_offsets, owed_by  # noqa: PLC0415 - each click pays for its own imports

    answers = ask_for_all(context, "同意单", _QUESTIONS)
    if answers is None:
        return
    withdrawn = answers.pop("withdrawn") == "是"
    what = "不再同意抵扣" if withdrawn else "同意从以后的补贴里抵扣多发的钱"
    whose = owed_text(*owed_by(context.office, answers["person"]))
    if context.confirm(f"{whose}\n以“{context.user}”的名义登记本人 {answers['day']} {what}，确定吗？"):
        done, used = agree_to_offsets(context.office, by=context.user, withdrawn=withdrawn, **answers)
        context.say(consent_text(done, used=used, withdrawn=withdrawn))
