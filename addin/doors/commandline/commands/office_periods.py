"""``yinling office close | reopen | extend | return | withdraw``: the end of a period, and what comes after it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from addin.doors.commandline.advice import say
from addin.doors.commandline.options import DecidedBy, DecisionReason, OfficeFolder, PeriodText
from addin.runtime.progress import progress_bar

ReceiptNumber = Annotated[int, typer.Argument(metavar="回执号", help="回执上的号码。")]


app = typer.Typer(name="office")  # the rest of it is told in ``office``


@app.command()
def close(office: OfficeFolder, period: PeriodText, by: DecidedBy) -> None:
    """报给上级以后结账：本期的指标留存下来，以后再报来的表不直接收下。"""
    from addin.presentation.office import closed_text  # noqa: PLC0415
    from addin.usecases.period_closing import close_period  # noqa: PLC0415 - the indicators, for this command alone

    with progress_bar("结账") as progress:
        done = close_period(office, period, by, progress=progress)
    say(closed_text(done))


@app.command()
def reopen(
    office: OfficeFolder,
    period: PeriodText,
    by: DecidedBy,
    reason: DecisionReason,
    unit: Annotated[str, typer.Option("--unit", metavar="代码", help="只对这个单位开放；不写时对全部单位。")] = "",
) -> None:
    """已经结账或发过补贴的一期要更正时，写明原因重新开放，再接收更正的表。"""
    from addin.presentation.office import reopened_text  # noqa: PLC0415
    from addin.usecases.period_closing import reopen_period  # noqa: PLC0415 - as above

    say(reopened_text(period, reopen_period(office, period, by, reason, unit)))


@app.command()
def extend(
    office: OfficeFolder,
    period: PeriodText,
    by: DecidedBy,
    reason: DecisionReason,
    unit: Annotated[str, typer.Option("--unit", metavar="代码", help="给哪个单位延期。")],
    until: Annotated[datetime, typer.Option("--until", metavar="日期", formats=["%Y-%m-%d"], help="延到哪一天（含）。")],
) -> None:
    """给一个单位延长本期的报送期限，在这以前报来的不算迟报。"""
    from addin.usecases.period_closing import extend_deadline  # noqa: PLC0415 - as above

    say(f"{extend_deadline(office, period, unit, until.date(), by, reason)}的报送期限已延到 {until.date().isoformat()}。")


@app.command("return")
def return_file(
    office: OfficeFolder,
    by: DecidedBy,
    reason: DecisionReason,
    receipt: Annotated[int, typer.Argument(metavar="回执号", help="回执上的号码；退留在收件箱里的表不写。")] = 0,
    units: Annotated[
        list[str] | None, typer.Option("--unit", metavar="代码", help="只退回汇总表里的这个单位，可以写几次。")
    ] = None,
    held: Annotated[str, typer.Option("--held", metavar="文件名", help="退回留在收件箱里的这份表。")] = "",
) -> None:
    """把已经收下的一份表退回报送单位，并附说明；它替换过的那一份重新有效。汇总表可以只退回其中几个单位。"""
    from addin.errors import Refused  # noqa: PLC0415
    from addin.submissions.take_back import RETURN  # noqa: PLC0415 - as above

    if held and (receipt or units):
        raise Refused("--held 退的是留在收件箱里的表，不要再写回执号和 --unit。")
    if held:
        from addin.presentation.office import held_returned_text  # noqa: PLC0415
        from addin.usecases.period_closing import return_held_file  # noqa: PLC0415 - as above

        say(held_returned_text(return_held_file(office, held, by, reason)))
        return
    if units and receipt:
        from addin.presentation.office import units_taken_back_text  # noqa: PLC0415
        from addin.usecases.period_closing import take_back_units_of  # noqa: PLC0415 - as above

        say(units_taken_back_text(take_back_units_of(office, receipt, units, by, reason)))
        return
    if not receipt:
        raise Refused("请写要退回的那份表的回执号，如 office return 12；退留在收件箱里的表，用 --held 写它的文件名。")
    _take_back(office, receipt, RETURN, by, reason)


@app.command()
def withdraw(office: OfficeFolder, receipt: ReceiptNumber, by: DecidedBy, reason: DecisionReason) -> None:
    """报送单位要求撤回已经收下的一份表；它替换过的那一份重新有效。"""
    from addin.submissions.take_back import WITHDRAW  # noqa: PLC0415 - as above

    _take_back(office, receipt, WITHDRAW, by, reason)


def _take_back(office: Path, receipt: int, act: str, by: str, reason: str) -> None:
    from addin.presentation.office import taken_back_text  # noqa: PLC0415 - as above
    from addin.usecases.period_closing import take_back_file  # noqa: PLC0415 - as above

    say(taken_back_text(take_back_file(office, receipt, act, by, reason)))
