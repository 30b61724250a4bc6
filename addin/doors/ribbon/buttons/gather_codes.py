"""Button 编组织代码."""

from __future__ import annotations

import contextlib

from addin.doors.ribbon.button import button
from addin.doors.ribbon.button_context import ButtonContext
from addin.errors import Refused


@button(
    "编组织代码", group="汇总", order=75, image="NewTask", tip="给党组织、学习小组编代码",
    about="给打开着的花名册和“收件箱”里没有代码的党组织、学习小组编代码，新单位各编一个；先列出来，您选“是”才登记，用过的不再用。",
)  # fmt: skip
def allot(context: ButtonContext) -> None:
    """Propose codes and record them after a yes."""
    from addin.doors.ribbon.live_workbook import read_live_workbook  # noqa: PLC0415
    from addin.presentation.body_codes import codes_text, few_codes_text  # noqa: PLC0415
    from addin.usecases.body_codes import allot_codes, is_roster, propose_codes  # noqa: PLC0415 - each click pays for its imports

    opened = None
    with contextlib.suppress(Refused):  # any workbook may be open
        opened = read_live_workbook(context.book).submission
    found = propose_codes(context.office, opened=opened if opened is not None and is_roster(opened) else None)
    if found and context.confirm(f"{few_codes_text(found)}\n以“{context.user}”的名义登记这 {len(found)} 个代码，确定吗？"):
        allot_codes(context.office, found, context.user)
        context.tell("编组织代码", codes_text(found, recorded=True))
    else:
        context.tell("编组织代码", codes_text(found, recorded=False))
