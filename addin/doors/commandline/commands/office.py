"""``yinling office``: set up an office and maintain its register of subordinates."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from addin.doors.commandline.advice import say

app = typer.Typer(name="office", help="建立机构文件夹，登记下级单位。", no_args_is_help=True)


@app.command()
def init(
    root: Annotated[Path, typer.Argument(metavar="文件夹", help="机构文件夹，没有就新建。")],
    code: Annotated[str, typer.Option(metavar="代码", help="老干部局写6位行政区划代码，单位写18位统一社会信用代码。")],
    name: Annotated[str, typer.Option(metavar="名称", help="机构名称。")],
    level: Annotated[str, typer.Option(metavar="级别", help="unit 单位、county 县、prefecture 州市、province 省。")],
    subordinates: Annotated[Path | None, typer.Option(metavar="文件", help="下级单位登记簿（.xlsx），可以反复导入更新。")] = None,
    superior: Annotated[str, typer.Option(metavar="代码", help="上级机构的6位代码；不写时按本机构代码推算。")] = "",
    contact: Annotated[str, typer.Option(metavar="姓名", help="填报人。")] = "",
    phone: Annotated[str, typer.Option(metavar="号码", help="联系电话。")] = "",
) -> None:
    """建立机构文件夹；已经建立的不改设置，只更新登记簿。"""
    from addin.presentation.office import setup_text  # noqa: PLC0415
    from addin.usecases.office import set_up_office  # noqa: PLC0415 - the database is not needed to show help

    done = set_up_office(
        root, code=code, name=name, level=level, subordinates=subordinates, superior=superior, contact=contact, phone=phone
    )
    say(setup_text(done))


@app.command()
def register(
    output: Annotated[Path, typer.Option("-o", "--output", metavar="文件", help="写到哪里（.xlsx 或文件夹）。")],
    office: Annotated[Path | None, typer.Option(metavar="文件夹", help="写了机构文件夹时，导出它现有的登记簿。")] = None,
) -> None:
    """生成空白的下级单位登记簿，或导出现有的。"""
    from addin.usecases.office import register_file  # noqa: PLC0415 - as above

    say(f"已生成登记簿：{register_file(output, office)}")


@app.command("begin-anew")
def begin_anew(
    root: Annotated[Path, typer.Argument(metavar="文件夹", help="机构文件夹。")],
    by: Annotated[str, typer.Option("--by", metavar="姓名", help="作这个决定的负责人。")],
) -> None:
    """台账丢了、坏了又没有备份时，从头建立一本；旧文件留着，由谁决定记进新台账。"""
    from addin.usecases.office import begin_ledger_anew  # noqa: PLC0415 - as above

    say(f"已从头建立台账，由 {begin_ledger_anew(root, by)} 决定。收过的表请重新接收；发放之前请先查清过去发过哪些人、哪些月。")
