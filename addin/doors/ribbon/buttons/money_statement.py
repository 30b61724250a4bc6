"""Button 年度明细."""

from __future__ import annotations

from addin.doors.ribbon.button import button
from addin.doors.ribbon.button_context import ButtonContext
from addin.doors.ribbon.question_sheet import Question, ask_for_all

_QUESTIONS = (
    Question("year", "年度", "哪一年，如 2026"),
    Question("who", "谁的", "身份证号或者姓名；空着就是全部的人", optional=True),
    Question("unit", "单位", "只要一个单位的，写单位代码或者名称", optional=True),
    Question("letter", "写成函", "要一份给本人的函（Word），写“是”", optional=True),
    Question("full", "完整号码", "审计、报税要完整身份证号的，写“是”；空着就遮住中间几位", optional=True),
)


@button(
    "年度明细", group="补贴", order=80, image="CalendarInsert", tip="一年里每个人、每个单位发了多少",
    about="打开一张年度单，写上年度，再点一次“年度明细”：各月发放、补发、退回、收回和没有结清的，放进“报表”文件夹并打开。",
)  # fmt: skip
def statement(context: ButtonContext) -> None:
    """Write the statement of a year and open it. Refused where the year is empty, or where nothing was paid."""
    from addin.usecases.statements import write_statement  # noqa: PLC0415 - each click pays for its own imports

    answers = ask_for_all(context, "年度单", _QUESTIONS)
    if answers is None:
        return
    letter, full = answers["letter"] == "是", answers["full"] == "是"
    with context.busy("正在写年度明细"):
        done = write_statement(
            context.office, answers["year"], who=answers["who"], unit=answers["unit"], letter=letter, full=full
        )
    context.show(done.file)
