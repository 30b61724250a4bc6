"""``yinling due``: what still has to be done, and by when."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from addin.doors.commandline.advice import say

app = typer.Typer(name=None)


@app.command("due", help="列出还欠哪些事、什么时候前完成：按文件，或按机构收到的全部表。")
def due(
    files: Annotated[list[Path] | None, typer.Argument(metavar="文件或文件夹…", help="一个单位同一报告期的表。")] = None,
    office: Annotated[Path | None, typer.Option("--office", metavar="文件夹", help="机构文件夹，与 --period 一起用。")] = None,
    period: Annotated[str, typer.Option("--period", metavar="报告期", help="如 2026Q3、2026H1、2026。")] = "",
    as_of: Annotated[
        datetime | None,
        typer.Option(
            "--as-of",
            metavar="日期",
            formats=["%Y-%m-%d"],
            help="按哪一天判断逾期；不写时按报告期末，看机构的按报送期限。",
        ),
    ] = None,
    password: Annotated[str | None, typer.Option("--password", metavar="密码", help="文件的打开密码。")] = None,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="只输出 JSON。")] = False,
) -> None:
    """Print what is due by day, overdue first. Refused where neither files nor an office with a period are given, or both."""
    from addin.errors import Refused  # noqa: PLC0415
    from addin.presentation.due import due_json, due_text  # noqa: PLC0415
    from addin.usecases.due import due_in_files, due_in_office  # noqa: PLC0415 - not for help

    day = as_of.date() if as_of else None
    if bool(files) == bool(office) or bool(office) != bool(period):
        raise Refused("请写要看的文件，或者写 --office 文件夹 和 --period 报告期。")
    found = due_in_office(office, period, as_of=day) if office else due_in_files(files or [], as_of=day, password=password)
    say(due_json(found.lines) if as_json else due_text(found.lines, found.missing, found.judged))
