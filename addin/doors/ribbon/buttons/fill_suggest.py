"""Button 改正建议."""

from __future__ import annotations

from addin.doors.ribbon.button import button
from addin.doors.ribbon.button_context import ButtonContext
from workbook_templates.advice import Advice, Sentence


@button(
    "改正建议", group="填报", order=75, image="ReviewAcceptChange", tip="能改的列出来，您选了再改",
    about="列出可以建议改正的格子（写法、简称、由身份证号看出的性别和出生日期），您选“是”的，再点一次就改；原来写的不选不动。",
)  # fmt: skip
def suggest(context: ButtonContext) -> None:
    """List the suggestions of the active form on a sheet; there, make those that were chosen. Refused where it is no form."""
    from addin.doors.ribbon import live_suggestions as live  # noqa: PLC0415
    from addin.doors.ribbon.live_workbook import read_live_workbook  # noqa: PLC0415
    from addin.presentation.suggestions import suggestions_text  # noqa: PLC0415
    from addin.usecases.suggestions import suggestions_for  # noqa: PLC0415 - each click pays for its own imports

    asked = context.sheet.name == live.SHEET
    book = live.form_of(context.sheet) if asked else context.book
    chosen = live.chosen_rows(context.sheet) if asked else set()
    with context.busy("正在查看"):
        reading = read_live_workbook(book)
        found = suggestions_for(reading)
        done = live.apply(book, reading, found, chosen) if asked else None
    if done is None:
        if found:
            live.ask_which(context, reading, found)
        context.say(suggestions_text(found))
        return
    left = f"{done.left} 处在这期间变过了，没有改；请重新列一次。" if done.left else ""
    context.say(Sentence(f"已改正 {done.written} 处，在“{book.name}”里。{left}请看一眼，", Advice.CHECK_AGAIN, "。"))
