"""Button 汇总."""

from __future__ import annotations

from addin.doors.ribbon.button import button
from addin.doors.ribbon.button_context import ButtonContext


@button(
    "汇总", group="汇总", order=30, image="Consolidate", large=True, tip="汇总成上报表",
    about="把这个报告期收下的表汇总成一份上报表，放进“上报”文件夹，并检查合在一起才看得出的问题。",
)  # fmt: skip
def add_up(context: ButtonContext) -> None:
    """Consolidate the period into the workbooks for the next level up. Refused where nothing was accepted."""
    from addin.presentation.consolidation import consolidation_text  # noqa: PLC0415 - each click pays for its own imports
    from addin.usecases.office import consolidate_period  # noqa: PLC0415

    with context.busy("正在汇总") as progress:
        done = consolidate_period(context.office, context.period, progress=progress)
    context.tell("汇总结果", consolidation_text(done))
