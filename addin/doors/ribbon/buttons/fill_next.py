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
    """Select the next cell of the problem list, after the last one the first. Refused where the list has no cell."""
    from addin.doors.ribbon.live_problem_list import LiveProblemList  # noqa: PLC0415 - each click pays for its own imports

    known = {sheet.name for sheet in context.book.sheets}
    places = [place for place in LiveProblemList(context.book).places if place[0] in known]
    if not places:
        raise Refused("“问题清单”里没有可以跳到的格子。请先", Advice.CHECK, "。")
    here = (context.sheet.name, context.app.selection.get_address(False, False) if context.app.selection is not None else "")
    cells = [place[:2] for place in places]
    sheet, cell, words = places[(cells.index(here) + 1) % len(places) if here in cells else 0]
    context.book.sheets[sheet].activate()
    context.book.sheets[sheet].range(cell).select()
    context.status(words)
