"""``yinling office close | reopen | extend | return | withdraw``: the end of a period, and what comes after it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from addin.doors.commandline.advice import say
from addin.runtime.progress import progress_bar

OfficeFolder = Annotated[Path, typer.Option("--office", metavar="文件夹", help="机构文件夹。")]
PeriodText = Annotated[str, typer.Option("--period", metavar="报告期", help="如 2026Q3、2026H1、2026。")]
By = Annotated[str, typer.Option("--by", metavar="姓名", help="作这个决定的负责人。")]
Reason = Annotated[str, typer.Option("--reason", metavar="原因", help="为什么这样决定，记入办理记录。")]
ReceiptNumber = Annotated[int, typer.Argument(metavar="回执号", help="回执上的号码。")]


def add_to(app: typer.Typer) -> None:
    """Add these commands to the group ``office``."""
    for command in (close, reopen, extend, withdraw):
        app.command()(command)
    app.command("return")(return_file)


def close(office: OfficeFolder, period: PeriodText, by: By) -> None:
    """报给上级以后结账：本期的指标留存下来，以后再报来的表不直接收下。"""
    from addin.presentation.office import closed_text  # noqa: PLC0415
    from addin.usecases.period_closing import close_period  # noqa: PLC0415 - the indicators, for this command alone

    with progress_bar("结账") as progress:
        done = close_period(office, period, by, progress=progress)
    say(closed_text(done))


def reopen(
    office: OfficeFolder,
    period: PeriodText,
    by: By,
    reason: Reason,
    unit: Annotated[str, typer.Option("--unit", metavar="代码", help="只对这个单位开放；不写时对全部单位。")] = "",
) -> None:
    """已经结账或发过补贴的一期要更正时，写明原因重新开放，再接收更正的表。"""
    from addin.presentation.office import reopened_text  # noqa: PLC0415
    from addin.usecases.period_closing import reopen_period  # noqa: PLC0415 - as above

    say(reopened_text(period, reopen_period(office, period, by, reason, unit)))


def extend(
    office: OfficeFolder,
    period: PeriodText,
    by: By,
    reason: Reason,
    unit: Annotated[str, typer.Option("--unit", metavar="代码", help="给哪个单位延期。")],
    until: Annotated[datetime, typer.Option("--until", metavar="日期", formats=["%Y-%m-%d"], help="延到哪一天（含）。")],
) -> None:
    """给一个单位延长本期的报送期限，在这以前报来的不算迟报。"""
    from addin.usecases.period_closing import extend_deadline  # noqa: PLC0415 - as above

    say(f"{extend_deadline(office, period, unit, until.date(), by, reason)}的报送期限已延到 {until.date().isoformat()}。")


def return_file(
    office: OfficeFolder,
    by: By,
    reason: Reason,
    receipt: Annotated[int, typer.Argument(metavar="回执号", help="回执上的号码；退留在收件箱里的表不写。")] = 0,
    units: Annotated[
        list[str] | None, typer.Option("--unit", metavar="代码", help="只退回汇总表里的这个单位，可以写几次。")
    ] = None,
    held: Annotated[str, typer.Option("--held", metavar="文件名", help="退回留在收件箱里的这份表。")] = "",
) -> None:
    """把已经收下的一份表退回报送单位，并附说明；它替换过的那一份重新有效。汇总表可以只退回其中几个单位。"""
    from addin.submissions.take_back import RETURN  # noqa: PLC0415 - as above

    if held:
        from addin.presentation.office import held_returned_text  # noqa: PLC0415
        from addin.usecases.period_closing import return_held_file  # noqa: PLC0415 - as above

        say(held_returned_text(return_held_file(office, held, by, reason)))
        return
    if units:
        from addin.presentation.office import units_taken_back_text  # noqa: PLC0415
        from addin.usecases.period_closing import take_back_units_of  # noqa: PLC0415 - as above

        say(units_taken_back_text(take_back_units_of(office, receipt, units, by, reason)))
        return
    _take_back(office, receipt, RETURN, by, reason)


def withdraw(office: OfficeFolder, receipt: ReceiptNumber, by: By, reason: Reason) -> None:
    """报送单位要求撤回已经收下的一份表；它替换过的那一份重新有效。"""
    from addin.submissions.take_back import WITHDRAW  # noqa: PLC0415 - as above

    _take_back(office, receipt, WITHDRAW, by, reason)


def _take_back(office: Path, receipt: int, act: str, by: str, reason: str) -> None:
    from addin.presentation.office import taken_back_text  # noqa: PLC0415 - as above
    from addin.usecases.period_closing import take_back_file  # noqa: PLC0415 - as above

    say(taken_back_text(take_back_file(office, receipt, act, by, reason)))
