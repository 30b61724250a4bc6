"""``yinling password``: encrypt files with an opening password, and decrypt them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from addin.doors.commandline.advice import say

app = typer.Typer(name="password", help="给要发出去的文件加打开密码，或去掉收到的文件的密码。", no_args_is_help=True)

Files = Annotated[list[Path], typer.Argument(metavar="文件…", help="一个或多个文件；原来的文件不动，另存一份。")]
Password = Annotated[str, typer.Option("--password", metavar="密码", help="打开密码；不写时在屏幕上问，不显示。")]
Folder = Annotated[Path | None, typer.Option("-o", "--output", metavar="文件夹", help="另存到哪里；不写时放在原文件旁边。")]


@app.command("set")
def set_password(files: Files, password: Password = "", output: Folder = None) -> None:
    """加上打开密码（Excel 自己的加密，用 Excel、WPS 都能打开）。"""
    from addin.usecases import passwords  # noqa: PLC0415 - not needed to show help

    asked = password or typer.prompt("打开密码", hide_input=True, confirmation_prompt="再输一遍")
    for path in passwords.encrypt_files(files, asked, output):
        say(f"已加密码：{path}")
    say("请用别的办法（例如电话）告诉对方密码。忘了密码谁也打不开，原来的文件请自己留着。")


@app.command("remove")
def remove_password(files: Files, password: Password = "", output: Folder = None) -> None:
    """去掉打开密码，好收进来。"""
    from addin.usecases import passwords  # noqa: PLC0415 - as above

    asked = password or typer.prompt("打开密码", hide_input=True)
    for path in passwords.decrypt_files(files, asked, output):
        say(f"已去掉密码：{path}")
