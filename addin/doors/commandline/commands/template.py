"""``yinling template``: blank forms, and the next period's form from the last."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from addin.doors.commandline.advice import say

_ROSTER = "本单位的花名册；写了的，活动记录里带上已列好人名的“签到表”。"
app = typer.Typer(name="template", help="生成空白表，由上期的表生成下期的表。", no_args_is_help=True)


@app.command()
def new(
    kind: Annotated[
        str,
        typer.Argument(
            metavar="表种",
            help="roster 花名册、liaison 联络员选派表、activity 活动记录、allowance 补贴与经费、assessment 考评与任务、"
            "change 变动表。",
        ),
    ],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="文件", help="写到哪里：以 .xlsx 结尾的文件名，或已有的文件夹。")
    ] = None,
    unit: Annotated[str, typer.Option(metavar="代码", help="单位代码，预先填在封面上。")] = "",
    unit_name: Annotated[str, typer.Option(metavar="名称", help="单位名称，预先填在封面上。")] = "",
    period: Annotated[str, typer.Option(metavar="报告期", help="如 2026Q3，预先填在封面上。")] = "",
    superior: Annotated[str, typer.Option(metavar="代码", help="收表的老干部局的6位代码，预先填在封面上。")] = "",
    roster: Annotated[Path | None, typer.Option(metavar="文件", help=_ROSTER)] = None,
    *,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="同名文件已有时覆盖它。")] = False,
) -> None:
    """生成一张空白表，可以预先填好单位、报告期和上级。"""
    from addin.usecases.blank_form import new_form  # noqa: PLC0415 - a start of the command line need not load it

    path = new_form(
        kind, output, unit=unit, unit_name=unit_name, period=period, superior=superior, roster=roster, overwrite=overwrite
    )
    say(f"已生成空白表：{path}")


@app.command("next")
def next_period(
    last: Annotated[Path, typer.Argument(metavar="上期的表", help="上一期报送的表，没有错误的。")],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="文件", help="写到哪里：以 .xlsx 结尾的文件名，或已有的文件夹。")
    ] = None,
    period: Annotated[str, typer.Option(metavar="报告期", help="生成哪一期的；不写就是紧接着的一期。")] = "",
    roster: Annotated[Path | None, typer.Option(metavar="文件", help=_ROSTER)] = None,
    *,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="同名文件已有时覆盖它。")] = False,
) -> None:
    """由上期的表生成下期的表：内容带过去，去世、转出、免职满期的去掉并列出。"""
    from addin.presentation.next_form import next_text  # noqa: PLC0415
    from addin.usecases.next_form import next_from_file  # noqa: PLC0415 - as above

    say(next_text(next_from_file(last, output, period, roster=roster, overwrite=overwrite)))
