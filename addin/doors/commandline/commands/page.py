"""``yinling page``: the page that a unit without this program opens in its browser."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from addin.doors.commandline.advice import say

app = typer.Typer(name="page", help="银龄网页：不用安装，双击就能校验的一个文件。", no_args_is_help=True)


@app.command()
def build(
    output: Annotated[Path, typer.Option("-o", "--output", metavar="文件", help="写到哪里，以 .html 结尾。")] = Path("银龄.html"),
    parts: Annotated[
        Path | None, typer.Option("--parts", metavar="文件夹", help="不联网时，从别的电脑拷来的组件放在哪里；不写就下载。")
    ] = None,
    office: Annotated[
        Path | None,
        typer.Option(
            "--office", metavar="文件夹", help="带上这个机构的下级单位、参数和报送期限（不含任何个人信息），封面按登记簿核对。"
        ),
    ] = None,
) -> None:
    """生成网页文件，随空白表一起发给单位：双击打开，把表拖进去就能校验，不用安装，不联网。"""
    from addin.hosts.browser.build import build as make  # noqa: PLC0415 - not needed to show help

    made = make(output, parts=parts, office=office)
    say(f"已生成网页：{made}（{made.stat().st_size / 1e6:.1f} MB）。把它和空白表一起发给单位，双击打开就能用。")


@app.callback()
def _group() -> None:
    """A group, though it has one command."""
