"""Button 规则说明."""

from __future__ import annotations

from addin.doors.ribbon.button import button
from addin.doors.ribbon.button_context import ButtonContext
from workbook_templates.advice import in_lines
from workbook_templates.layout import PROBLEMS


@button(
    "规则说明", group="帮助", order=10, image="Thesaurus", tip="校验规则说明",
    about="列出全部校验规则。在“问题清单”里选中一行再点，就看这一条规则的全文。",
)  # fmt: skip
def rules(context: ButtonContext) -> None:
    """Show all rules, or in full the rule of the problem selected in 问题清单. Refused where its code is unknown."""
    from addin.presentation.rule_catalogue import rule_list, rule_text  # noqa: PLC0415
    from addin.usecases.rule_catalogue import rule_of  # noqa: PLC0415 - the rules, for this button alone
    from workbook_templates.mark.problem_sheet import HEADERS, RULE  # noqa: PLC0415

    if context.sheet.name == PROBLEMS and context.app.selection is not None:
        code = str(context.sheet.range((context.app.selection.row, RULE + 1)).value or "")
        if code and code != HEADERS[RULE]:
            context.say(in_lines(rule_text(rule_of(code))))
            return
    context.tell("规则说明", in_lines(rule_list()))
