"""Button 下一处问题."""

from __future__ import annotations

from addin.doors.ribbon.button import button
from addin.doors.ribbon.button_context import ButtonContext
from addin.errors import Refused
from workbook_templates.advice import Advice


@button(
    "下一处问题", group="填报", order=70, image="ReviewNextComment", form=True, tip="跳到下一处问题",
    about="跳到“问题清单”里的下一处，状态栏显示是什么问题、怎样改。先错误，后提醒。",
)  # fmt: skip
def next_problem(context: ButtonContext) -> None:
    """Select the next cell of the problem list that is still wrong, after the last one the first. Refused where there is none."""
    from addin.doors.ribbon.live_places import LivePlaces  # noqa: PLC0415 - each click pays for its own imports
    from addin.doors.ribbon.live_problem_list import LiveProblemList  # noqa: PLC0415
    from addin.doors.ribbon.live_workbook import read_live_workbook  # noqa: PLC0415

    listed = LivePlaces(LiveProblemList(context.book).rows, read_live_workbook(context.book))
    if not listed.places:
        raise Refused("“问题清单”里没有可以跳到的格子。请先", Advice.CHECK, "。")
    selected = context.app.selection
    here = selected.get_address(False, False) if selected is not None else ""
    place, cell = next(listed.after(context.sheet.name, here), (None, ""))
    if place is None:
        raise Refused("“问题清单”里的格子都改过了，或者已经删掉了。请", Advice.CHECK_AGAIN, "，看还有没有别的问题。")
    context.book.sheets[place.sheet].activate()
    context.book.sheets[place.sheet].range(cell).select()
    context.status(place.words)
