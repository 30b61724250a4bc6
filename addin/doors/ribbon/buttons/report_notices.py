"""Button 通报."""

from __future__ import annotations

from addin.doors.ribbon.button import button
from addin.doors.ribbon.button_context import ButtonContext


@button(
    "通报", group="报表", order=20, image="NewMailMessage", tip="生成通报",
    about="生成一份 Word 通报：谁没报、错在哪里、哪些指标没达到、什么时候办完；另给每个有事要办的单位一份通知。",
)  # fmt: skip
def notices(context: ButtonContext) -> None:
    """Write the letter to all units and one to each unit with something to do; open the first."""
    from addin.usecases.reports import notices as write  # noqa: PLC0415 - each click pays for its own imports

    with context.busy("正在生成通报") as progress:
        paths = write(context.office, context.period, each=True, progress=progress)
    context.show(paths[0])
    context.say(f"已生成通报和 {len(paths) - 1} 份单位通知，放在：{paths[0].parent}")
