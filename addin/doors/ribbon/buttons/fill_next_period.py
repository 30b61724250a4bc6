"""Button 生成下期表."""

from __future__ import annotations

from pathlib import Path

from addin.doors.ribbon.button import button
from addin.doors.ribbon.button_context import ButtonContext
from addin.errors import Refused
from workbook_templates.advice import Advice


@button(
    "生成下期表", group="填报", order=95, image="ReviewNextComment", form=True, tip="由本期的表生成下一期的",
    about="本期报完以后，由这张表生成下一期的：内容带过去，去世、转出、免职的去掉并列出，放在本表旁边。打开着的表不改动。",
)  # fmt: skip
def next_period(context: ButtonContext) -> None:
    """Write the next period's form beside the open one. Refused where it has errors or its folder is unknown."""
    from addin.doors.ribbon.live_workbook import read_live_workbook  # noqa: PLC0415
    from addin.presentation.next_form import next_text  # noqa: PLC0415
    from addin.usecases.next_form import write_next  # noqa: PLC0415 - each click pays for its own imports

    folder = Path(context.user_settings.get("folder") or Path(context.book.fullname).parent)
    if not folder.is_absolute():
        raise Refused("这个工作簿还没有保存在这台电脑上，不知道下期的表放在哪里。请先保存，或者", Advice.SET_FOLDER, "。")
    with context.busy("正在生成下期表"):
        done = write_next(read_live_workbook(context.book).submission, folder)
    context.tell("下期表", next_text(done))
