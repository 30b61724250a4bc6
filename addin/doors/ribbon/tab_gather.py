"""汇总: what the units sent, from the doorstep to the next level up. All of it works on the office's folder."""

from __future__ import annotations

from addin.doors.ribbon.button import button
from addin.doors.ribbon.button_context import ButtonContext

_GROUP = "汇总"


@button(
    "gather_receive", "接收文件", group=_GROUP, image="ImportExcel", large=True, tip="接收下级报来的表",
    about="把“收件箱”文件夹里的表全部接收：合格的收下并出回执，有错的放进“退回”并附说明。同一份文件接收几次都一样。",
)  # fmt: skip
def receive(desk: ButtonContext) -> None:
    """Everything in the inbox."""
    from addin.presentation.office import outcomes_text  # noqa: PLC0415
    from addin.usecases.office import receive_files  # noqa: PLC0415 - the database, for the office's buttons alone

    with desk.busy("正在接收文件") as progress:
        outcomes = receive_files(desk.office, (), progress=progress)
    desk.tell("接收结果", outcomes_text(outcomes))


@button(
    "gather_status", "收件情况", group=_GROUP, image="CheckNames", tip="谁报了、谁没报",
    about="按单位列出这个报告期收到、迟报、退回、未报的情况。",
)  # fmt: skip
def status(desk: ButtonContext) -> None:
    """A table of the period."""
    from addin.presentation.office import status_text  # noqa: PLC0415
    from addin.usecases.office import status_of  # noqa: PLC0415

    desk.tell("收件情况", status_text(status_of(desk.office, desk.period)))


@button(
    "gather_sum", "汇总", group=_GROUP, image="Consolidate", large=True, tip="汇总成上报表",
    about="把这个报告期收下的表汇总成一份上报表，放进“上报”文件夹，并检查合在一起才看得出的问题。",
)  # fmt: skip
def add_up(desk: ButtonContext) -> None:
    """The upward workbooks; they are opened."""
    from addin.presentation.consolidation import consolidation_text  # noqa: PLC0415
    from addin.usecases.office import consolidate_period  # noqa: PLC0415

    with desk.busy("正在汇总") as progress:
        done = consolidate_period(desk.office, desk.period, progress=progress)
    desk.tell("汇总结果", consolidation_text(done))


@button(
    "gather_repeated", "查重复", group=_GROUP, image="RemoveDuplicates", tip="查重复人员",
    about="在收下的花名册里查：同一身份证号报在几个单位的，和可能是同一个人的（号码只差一位、姓名和出生日期相同等）。不改动任何表。",
)  # fmt: skip
def repeated(desk: ButtonContext) -> None:
    """Persons on several rosters."""
    from addin.presentation.duplicates import repeated_persons_text  # noqa: PLC0415
    from addin.usecases.duplicates import repeated_persons  # noqa: PLC0415

    with desk.busy("正在查重复") as progress:
        period, found = repeated_persons(desk.office, desk.period, progress)
    desk.tell("查重复", repeated_persons_text(period, found))
