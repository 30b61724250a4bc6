"""Button 流动通报."""

from __future__ import annotations

from addin.doors.ribbon.button import button
from addin.doors.ribbon.button_context import ButtonContext


@button(
    "流动通报", group="报表", order=25, image="MailMergeStartLetters", tip="生成流动党员通报函",
    about="连续外出满6个月、没有转组织关系、还没有通报流入地的流动党员，一人一份 Word 通报函，后面带回执，留着文号和盖章的地方。",
)  # fmt: skip
def mobile(context: ButtonContext) -> None:
    """Write a letter for each mobile member of whom the receiving place was not told; open the first."""
    from addin.usecases.mobile_letters import mobile_letters  # noqa: PLC0415 - each click pays for its own imports

    with context.busy("正在生成流动党员通报函") as progress:
        paths = mobile_letters(context.office, context.period, progress=progress)
    if not paths:
        context.say("没有需要通报流入地的流动党员。")
        return
    context.show(paths[0])
    context.say(f"已生成流动党员通报函 {len(paths)} 份，放在：{paths[0].parent}")
