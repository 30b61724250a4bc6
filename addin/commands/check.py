"""``yinling check``: check forms before they are sent. Exit status: 0 clean, 1 errors, 2 unusable."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from validators.finding import Report

app = typer.Typer(name=None)


@app.command("check", help="检查填好的表：有没有填错、漏填，错在哪一格，怎样改。")
def check(
    files: Annotated[list[Path], typer.Argument(metavar="文件或文件夹…", help="一个或多个表格文件、文件夹。")],
    as_of: Annotated[
        datetime | None, typer.Option("--as-of", metavar="日期", formats=["%Y-%m-%d"], help="按哪一天检查；不写时按报告期末。")
    ] = None,
    marked: Annotated[
        Path | None, typer.Option("--marked", metavar="文件夹", help="把问题标在表的副本里，存到这个文件夹。")
    ] = None,
    password: Annotated[str | None, typer.Option("--password", metavar="密码", help="文件的打开密码。")] = None,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="只输出 JSON。")] = False,
) -> None:
    """Check, print, mark."""
    from addin.actions.checking import check_files, write_marked  # noqa: PLC0415 - the rules are not needed to show help
    from addin.actions.progress import progress_bar  # noqa: PLC0415

    with progress_bar("检查", quiet=as_json or len(files) == 1) as progress:
        reports = check_files(files, as_of=as_of.date() if as_of else None, password=password, progress=progress)
    written = write_marked(files, reports, marked, password=password) if marked else []
    if as_json:
        import json  # noqa: PLC0415 - only here

        objects = [report.as_json() for report in reports]
        print(json.dumps(objects[0] if len(objects) == 1 else objects, ensure_ascii=False, indent=2))
    else:
        _print(reports, written)
    raise typer.Exit(max(report.exit_status for report in reports))


def _print(reports: list[Report], written: list[Path]) -> None:
    from addin.actions.check_text import overall, report_lines  # noqa: PLC0415 - not for JSON

    for report in reports:
        for line in report_lines(report):
            print(line)
        print()
    if len(reports) > 1:
        print(overall(reports))
    for path in written:
        print(f"已标注：{path}")
