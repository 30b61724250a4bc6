"""``yinling suggest``: propose corrections of a form, and write a corrected copy."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from addin.doors.commandline.advice import say

app = typer.Typer(name=None)


@app.command("suggest", help="列出可以建议改正的格子；写了 -o 的另存一份改好的表，原表不动。")
def suggest(
    file: Annotated[Path, typer.Argument(metavar="表", help="要改正的表。")],
    output: Annotated[Path | None, typer.Option("-o", "--output", metavar="文件", help="改好的另存为这个文件。")] = None,
    password: Annotated[
        str | None, typer.Option("--password", metavar="密码", help="表的打开密码；改好的表用同一个密码。")
    ] = None,
    *,
    every: Annotated[bool, typer.Option("--all", help="要对着原件认定的也改（先看过不带 -o 列出来的）。")] = False,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="文件已经有了也覆盖。")] = False,
) -> None:
    """Print the suggestions, a line each, and how many were made. Refused where the file is no form of ours."""
    from addin.presentation.suggestions import YES, suggestion_row, suggestions_text  # noqa: PLC0415 - not for help
    from addin.usecases.suggestions import suggestions_for, write_corrected  # noqa: PLC0415 - as above
    from workbook_templates.read import read_file  # noqa: PLC0415 - as above

    if not file.is_file():
        from addin.errors import Refused  # noqa: PLC0415 - as above

        raise Refused(f"找不到文件“{file}”。")
    reading = read_file(file, password=password)
    found = suggestions_for(reading)
    for one in found:
        sure, who, sheet, cell, column, was, value, why = suggestion_row(one, reading.sheets.subject(one.sheet, one.place.row))
        say(f"{'' if sure == YES else '要认定　'}{sheet} {cell}（{who}）“{column}”：{was} → {value}　{why}")
    say(suggestions_text(found))
    if output is not None and found:
        chosen = found if every else [one for one in found if one.sure]
        write_corrected(reading, chosen, output, overwrite=overwrite)
        say(f"已改正 {len(chosen)} 处，另存为：{output}")
    elif found:
        say("要改的，加 -o 写明另存为哪个文件；要认定的也改，再加 --all。")
