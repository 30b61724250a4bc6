"""Button 补差."""

from __future__ import annotations

from addin.doors.ribbon.button import button
from addin.doors.ribbon.button_context import ButtonContext
from addin.doors.ribbon.months_ahead import asked_ahead


@button(
    "补差", group="补贴", order=72, image="RecurrenceEdit", tip="按现在的资料重算，只发差额",
    about="发放以后才涨标准、才报来去世或免职的，按现在收到的资料把这一期已发的各月重算一遍：少发的补发，多发的记为应收回。",
)  # fmt: skip
def adjust(context: ButtonContext) -> None:
    """Draft the differences of the period asked for. Refused where it is none, or where no roster of it has been accepted."""
    from addin.presentation.corrections import adjusted_text  # noqa: PLC0415
    from addin.usecases.adjustments import adjust_periods  # noqa: PLC0415 - each click pays for its own imports

    ahead = asked_ahead(context)
    with context.busy("正在重算已发的各月") as progress:
        made = adjust_periods(context.office, context.period, context.user, ahead=ahead, progress=progress)
    context.tell("补差", adjusted_text(made))
