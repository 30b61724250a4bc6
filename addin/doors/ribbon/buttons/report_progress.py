"""Button 计划推进."""

from __future__ import annotations

from addin.doors.ribbon.button import button
from addin.doors.ribbon.button_context import ButtonContext


@button(
    "计划推进", group="报表", order=60, image="ChartInsert", tip="生成三年行动计划推进情况",
    about="一份 Word：按行动计划2025、2026、2027年的安排逐项对照，做到哪里、哪些下级还没有达到、比上次结账有什么变化。",
)  # fmt: skip
def plan_progress(context: ButtonContext) -> None:
    """Write how far the plan has come, by its years; open it."""
    from addin.usecases.plan_progress import plan_progress as write  # noqa: PLC0415 - each click pays for its own imports

    with context.busy("正在生成计划推进情况") as progress:
        path = write(context.office, context.period, progress=progress)
    context.show(path)
    context.say(f"已生成计划推进情况：{path}")
