"""``yinling mend``: merge corrected rows into a copy of the workbook they were extracted from."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from addin.doors.commandline.advice import say

app = typer.Typer(name=None)


@app.command("mend", help="把改好的行合并回原表，另存为新表；原表里其他内容一律不动。")
def mend(
    original: Annotated[Path, typer.Argument(metavar="原表", help="取出待改行的那份表。")],
    mended: Annotated[Path, typer.Argument(metavar="待改表", help="yinling check --bad-rows 生成、已经改好的表。")],
    output: Annotated[Path, typer.Option("-o", "--output", metavar="文件", help="合并后的新表。")],
    password: Annotated[
        str | None, typer.Option("--password", metavar="密码", help="原表的打开密码；合并后的新表用同一个密码。")
    ] = None,
    *,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="新表已经有了也覆盖。")] = False,
) -> None:
    """Merge, and print how many rows and cells were changed. Refused where the files do not belong together."""
    from addin.usecases.bad_rows import mend as put_back  # noqa: PLC0415 - not for help

    done = put_back(original, mended, output, password=password, overwrite=overwrite)
    say(f"已合并 {done.rows} 行，改动 {done.cells} 格：{output}")
    if done.added:
        say(f"待改表里有 {done.added} 行是新加的，没有合并；请直接加到原表里。")
    for sheet, row in done.left:
        say(f"没有合并：“{sheet}”取出时的第 {row} 行，原表里后来改过或删掉了。请看着原表核对这一行。")
    say("请再运行 yinling check 检查新表。")
