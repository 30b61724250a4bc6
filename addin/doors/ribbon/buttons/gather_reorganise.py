"""Button 单位撤并."""

from __future__ import annotations

from collections.abc import Mapping

from addin.doors.ribbon.button import button
from addin.doors.ribbon.button_context import ButtonContext
from addin.doors.ribbon.question_sheet import Question, ask_for_all, several
from addin.errors import Refused

_YES = "是"
_QUESTIONS = (
    Question("unit", "单位代码", "撤并、拆分、换了代码的单位（18位代码）；它和接收的单位都要在下级单位登记簿里。"),
    Question("since", "从哪一期起", "如 2026Q3；作废以前登记的，空着。", optional=True),
    Question("into", "归哪个单位", "接收单位的代码，几个用逗号隔开；撤销、没有单位接收的空着。", optional=True),
    Question("stays", "原单位还在", "只分出一部分人、原单位还报的，写“是”。", optional=True),
    Question("cancel", "作废", "以前登记错了的，写“是”。", optional=True),
    Question("reason", "原因", "如 机构改革；会记进办理记录。"),
)


@button(
    "单位撤并", group="汇总", order=29, image="Consolidate", tip="登记单位的并入、拆分、换代码、撤销",
    about="打开一张登记单，填好再点一次“单位撤并”。从那一期起不再向它催报，它的人由接收的单位报，以前的记录还查得到。",
)  # fmt: skip
def reorganise(context: ButtonContext) -> None:
    """Ask on a sheet what became of a unit, and record it after a question. Refused where a line is empty or a code unknown."""
    answers = ask_for_all(context, "单位撤并", _QUESTIONS)
    if answers is None:
        return
    _refuse_other_words(answers)
    from addin.usecases import unit_changes  # noqa: PLC0415 - each click pays for its own imports

    unit, reason, who = answers["unit"], answers["reason"], context.user
    into = several(answers["into"])
    name, *takers = unit_changes.named_units(context.office, [unit, *into]).values()
    if answers["cancel"] == _YES:
        if context.confirm(f"以“{who}”的名义，把{name}以前登记的撤并作废，确定吗？"):
            context.say(f"已登记：{unit_changes.cancel_reorganisation(context.office, unit, who, reason).words}")
        return
    whither = f"归{'、'.join(takers)}" if takers else "撤销，没有单位接收它的人"
    if context.confirm(f"以“{who}”的名义登记：{name}从 {answers['since']} 起{whither}，确定吗？"):
        stays = answers["stays"] == _YES
        done = unit_changes.reorganise(context.office, unit, answers["since"], who, reason, into=into, stays=stays)
        context.say(f"已登记：{done.words}{unit_changes.accepted_after_end(context.office, done)}")


def _refuse_other_words(answers: Mapping[str, str]) -> None:
    """Refused where a line that takes 是 alone holds something else, 否 and blank apart."""
    for one in _QUESTIONS:
        if one.key in ("stays", "cancel") and answers[one.key] not in ("", _YES, "否"):
            raise Refused(f"“{one.label}”请写“是”，不是的空着。什么也没有登记。")
