"""Button 下发下期表."""

from __future__ import annotations

from addin.doors.ribbon.button import button
from addin.doors.ribbon.button_context import ButtonContext


@button(
    "下发下期表", group="汇总", order=70, image="MailMergeStartLetters", tip="给各单位生成下一期的表",
    about="由各单位上次报来的表生成下一期的，新单位给空白表，一个单位一个文件夹，附报送通知，放在机构文件夹的“下发”里。",
)  # fmt: skip
def hand_out(context: ButtonContext) -> None:
    """Write every unit's forms for the period after the one in the settings, after a question."""
    from addin.presentation.next_form import handout_text  # noqa: PLC0415
    from addin.submissions.folder import HANDED_OUT  # noqa: PLC0415
    from addin.usecases.handout import hand_out as write_all  # noqa: PLC0415
    from addin.usecases.periods import period_of  # noqa: PLC0415 - each click pays for its own imports

    period = period_of(context.period).next()
    output = context.office / HANDED_OUT / str(period)
    if context.confirm(f"给各单位生成{period.label}的表，放在 {output}，确定吗？"):
        with context.busy("正在生成下期表") as progress:
            done = write_all(context.office, str(period), output, progress=progress)
        context.tell("下发下期表", handout_text(done, output))
