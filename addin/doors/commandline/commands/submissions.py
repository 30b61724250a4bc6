"""``yinling receive``, ``status`` and ``consolidate``: a period's submissions, from receipt to the next level up."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from addin.doors.commandline.advice import say, with_command_words
from addin.doors.commandline.options import AsJson, OfficeFolder, PeriodText
from addin.runtime.progress import progress_bar

if TYPE_CHECKING:
    from addin.submissions.receive_outcome import ReceiveOutcome

app = typer.Typer(name=None)


@app.command("receive", help="接收下级报来的表：合格的收下并出回执，有错的退回并附说明。")
def receive(
    office: OfficeFolder,
    files: Annotated[
        list[Path] | None, typer.Argument(metavar="文件或文件夹…", help="一个或多个表格文件、文件夹；不写时接收“收件箱”里的。")
    ] = None,
    as_of: Annotated[
        datetime | None,
        typer.Option("--as-of", metavar="日期", formats=["%Y-%m-%d"], help="按哪一天判断是否逾期；不写时按报送期限。"),
    ] = None,
    reason: Annotated[str, typer.Option("--accept-with-reason", metavar="理由", help="有错也收下，并记下理由。")] = "",
    arrived: Annotated[
        datetime | None,
        typer.Option("--arrived", metavar="日期", formats=["%Y-%m-%d"], help="文件送达的日期，用来判断是否迟报；不写时按今天。"),
    ] = None,
    *,
    removals: Annotated[bool, typer.Option("--accept-removals", help="比原来收的少了行、又没写原因的，也收下。")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="只看会怎样、改动哪些人和栏目，什么都不写。")] = False,
    as_json: AsJson = False,
) -> None:
    """Print an outcome for each file, with the findings of those returned.

    Exit status by typer.Exit: 0, 1 where a file was returned, 2 where one was unusable.
    """
    from addin.presentation.office import outcomes_json, outcomes_text  # noqa: PLC0415
    from addin.usecases.office import receive_files  # noqa: PLC0415 - the database is not needed to show help

    days = {"as_of": as_of and as_of.date(), "arrived": arrived and arrived.date()}
    with progress_bar("接收", quiet=as_json) as progress:
        outcomes = receive_files(
            office, files or (), **days, reason=reason, removals_wanted=removals, dry_run=dry_run, progress=progress
        )
    say(outcomes_json([with_command_words(one) for one in outcomes]) if as_json else outcomes_text(outcomes))
    raise typer.Exit(_exit_status(outcomes))


def _exit_status(outcomes: list[ReceiveOutcome]) -> int:
    return max(outcome.exit_status for outcome in outcomes)


@app.command("status", help="查看一个报告期谁报了、谁迟报、谁被退回、谁没报。")
def status(office: OfficeFolder, period: PeriodText, *, as_json: AsJson = False) -> None:
    """Print the status of each unit and form as a table, or as JSON."""
    from addin.presentation.office import status_json, status_text  # noqa: PLC0415
    from addin.usecases.office import status_of  # noqa: PLC0415 - as above

    found = status_of(office, period)
    say(status_json(found) if as_json else status_text(found))


@app.command("consolidate", help="把收下的表汇总成一份上报表，并检查合在一起才看得出的问题。")
def consolidate(
    office: OfficeFolder,
    period: PeriodText,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", metavar="文件或文件夹", help="花名册写到这个文件，其他表放在旁边；不写时放在“上报”文件夹。"
        ),
    ] = None,
    kind: Annotated[list[str] | None, typer.Option("--kind", metavar="表种", help="只汇总这种表，可以写几次。")] = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Print what was written, what was found across the files, and who is missing."""
    from addin.presentation.consolidation import consolidation_json, consolidation_text  # noqa: PLC0415 - as above
    from addin.usecases.office import consolidate_period  # noqa: PLC0415

    with progress_bar("汇总", quiet=as_json) as progress:
        done = consolidate_period(office, period, output, kind or (), progress=progress)
    say(consolidation_json(with_command_words(done)) if as_json else consolidation_text(done))
