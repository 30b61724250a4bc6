"""Button 受理说明."""

from __future__ import annotations

from addin.doors.ribbon.button import button
from addin.doors.ribbon.button_context import ButtonContext
from addin.errors import Refused

_AT_ONCE = 15
_YES, _NO = "认可", "不认可"


@button(
    "受理说明", group="汇总", order=27, image="ReviewAcceptChange", tip="认可或不认可各单位的情况说明",
    about="列出各单位对提醒写的情况说明，逐条填写认可还是不认可。认可的以后不再提醒，不认可的附原因告诉单位。",
)  # fmt: skip
def decide(context: ButtonContext) -> None:
    """Ask on a sheet about each reason that waits, then decide those that were answered. Refused where an answer is neither."""
    from addin.doors.ribbon.question_sheet import Question, ask  # noqa: PLC0415
    from addin.presentation.explanations import decided_text, reason_line, reasons_text  # noqa: PLC0415
    from addin.submissions.explanation_events import ACCEPT, REJECT  # noqa: PLC0415
    from addin.usecases.explanations import decide_reasons, reasons_of  # noqa: PLC0415 - each click pays for its own imports

    found = reasons_of(context.office, context.period)
    waiting = [one for one in found if one.decision is None][:_AT_ONCE]
    if not waiting:
        context.tell("情况说明", reasons_text(found, context.period))
        return
    questions = [Question(one.number, one.number, f"{reason_line(one)}　填“认可”，或“不认可：原因”。") for one in waiting]
    answers = ask(context, "受理说明", tuple(questions), {})
    if answers is None:
        return
    said = {number: text for number, text in answers.items() if text}
    reasons = {number: _reason(number, text) for number, text in said.items()}
    accepted = [number for number, reason in reasons.items() if not reason]
    decided = decide_reasons(context.office, context.period, accepted, ACCEPT, context.user) if accepted else []
    for number, reason in reasons.items():
        if reason:
            decided += decide_reasons(context.office, context.period, [number], REJECT, context.user, reason=reason)
    context.tell("情况说明", decided_text(decided) if decided else "没有填写，什么也没有改。")


def _reason(number: str, text: str) -> str:
    """Why a reason is rejected; empty where it is accepted. Refused where the answer says neither."""
    if text.strip() == _YES:
        return ""
    reason = text.strip().removeprefix(_NO).strip("：:，, ")
    if not text.strip().startswith(_NO) or not reason:
        raise Refused(f"{number} 填的是“{text}”，请填“{_YES}”，或者“{_NO}：原因”。什么也没有改。")
    return reason
