"""Button 备份."""

from __future__ import annotations

from addin.doors.ribbon.button import button
from addin.doors.ribbon.button_context import ButtonContext


@button(
    "备份", group="汇总", order=90, image="FileSaveAs", tip="把机构文件夹备份成一个文件",
    about="把台账、设置、已收、发放等备份成一个文件，放在设置里写的地方（没有写的，在机构文件夹的“备份”里），并读一遍核对。请再拷到U盘上。",
)  # fmt: skip
def back_up_office(context: ButtonContext) -> None:
    """Back up the office, and say where the file is."""
    from addin.presentation.keeping import backup_text  # noqa: PLC0415
    from addin.usecases.backups import back_up  # noqa: PLC0415 - each click pays for its own imports

    with context.busy("正在备份"):
        made = back_up(context.office)
    context.tell("备份", backup_text(made))
