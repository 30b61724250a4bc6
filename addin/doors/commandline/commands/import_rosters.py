"""``yinling import``: bring an office's own rosters into our forms."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from addin.doors.commandline.advice import say, with_command_words
from addin.runtime.progress import progress_bar

app = typer.Typer(name=None)


@app.command("import", help="把单位自己的旧名册带进花名册：认列、改写法、列清单，旧表不动。")
def import_(  # noqa: PLR0913 - one option each
    files: Annotated[
        list[Path],
        typer.Argument(metavar="旧表…", help="一个或多个旧名册：.xlsx .xls .et .xlsb .ods .csv，或它们的 .zip、文件夹。"),
    ],
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="文件", help="花名册写到哪里：以 .xlsx 结尾的文件名，或已有的文件夹。"),
    ] = None,
    unit: Annotated[str, typer.Option(metavar="代码", help="单位代码，填在封面上；映射按单位记住。")] = "",
    unit_name: Annotated[str, typer.Option(metavar="名称", help="单位名称，填在封面上。")] = "",
    period: Annotated[str, typer.Option(metavar="报告期", help="如 2026Q3，填在封面上。")] = "",
    superior: Annotated[str, typer.Option(metavar="代码", help="收表的老干部局的6位代码，填在封面上。")] = "",
    mapping: Annotated[
        Path | None, typer.Option("--mapping", metavar="文件", help="核对过的映射表；还没有这个文件的，就写到这里。")
    ] = None,
    password: Annotated[str | None, typer.Option("--password", metavar="密码", help="旧表的打开密码。")] = None,
    *,
    yes: Annotated[bool, typer.Option("--yes", help="采用全部建议；要选定的仍然要选。")] = False,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="同名的花名册已有时覆盖它。")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="只输出 JSON。")] = False,
) -> None:
    """Print what was brought in and what is open. Exit status by typer.Exit: 0 all decided, 1 something is left."""
    from addin.doors.ribbon.user_settings import user_folder  # noqa: PLC0415
    from addin.presentation.check_report import report_lines  # noqa: PLC0415
    from addin.presentation.importing import imported_json, imported_text  # noqa: PLC0415
    from addin.usecases.import_rosters import MEMORY, ImportWish, import_rosters  # noqa: PLC0415 - not for help

    wish = ImportWish(files, output, unit, unit_name, period, superior, mapping, yes, overwrite, password)
    with progress_bar("读旧表", quiet=as_json) as progress:
        result = import_rosters(wish, user_folder() / MEMORY, progress)
    result = replace(result, reports=[with_command_words(report) for report in result.reports])
    say(imported_json(result) if as_json else imported_text(result))
    if not as_json and not result.exit_status:  # what is left to fill in; before all is decided it would only confuse
        for line in (line for report in result.reports for line in ("", *report_lines(report))):
            say(line)
    raise typer.Exit(result.exit_status)
