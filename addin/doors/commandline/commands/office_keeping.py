"""``yinling office backup | restore | move | begin-anew | confirm-date``: keeping an office's books."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from addin.doors.commandline.advice import say
from addin.doors.commandline.options import DecidedBy, OfficeFolder

app = typer.Typer(name="office")  # the rest of it is told in ``office``


@app.command("begin-anew")
def begin_anew(
    root: Annotated[Path, typer.Argument(metavar="文件夹", help="机构文件夹。")],
    by: Annotated[str, typer.Option("--by", metavar="姓名", help="作这个决定的负责人。")],
) -> None:
    """台账丢了、坏了又没有备份时，从头建立一本；旧文件留着，由谁决定记进新台账。"""
    from addin.usecases.office import begin_ledger_anew  # noqa: PLC0415 - as above

    say(f"已从头建立台账，由 {begin_ledger_anew(root, by)} 决定。收过的表请重新接收；发放之前请先查清过去发过哪些人、哪些月。")


@app.command("confirm-date")
def confirm_date(office: OfficeFolder, by: DecidedBy) -> None:
    """电脑的日期比上一次办理的早、或者晚得多的，核对以后由负责人确认日期没有错，再接着办。"""
    from addin.usecases.office import confirm_date_of  # noqa: PLC0415 - as above

    say(f"{confirm_date_of(office, by)}已确认这台电脑的日期没有错，可以接着办了。")


@app.command()
def backup(
    office: OfficeFolder,
    to: Annotated[
        Path | None, typer.Option("--to", metavar="文件夹", help="放到哪里，最好是U盘或另一块硬盘；不写时按设置。")
    ] = None,
    password: Annotated[str, typer.Option("--password", metavar="密码", help="给备份加密码；忘了谁也打不开。")] = "",
) -> None:
    """把台账、设置和各文件夹备份成一个文件，写好以后再读一遍核对。"""
    from addin.presentation.keeping import backup_text  # noqa: PLC0415
    from addin.usecases.backups import back_up  # noqa: PLC0415 - as above

    say(backup_text(back_up(office, to, password)))


@app.command()
def restore(
    backup_file: Annotated[Path, typer.Argument(metavar="备份文件", help="备份的文件，或者以前另存的一本台账（.db）。")],
    office: OfficeFolder,
    by: DecidedBy,
    reason: Annotated[str, typer.Option("--reason", metavar="原因", help="备份比最后的发放旧等，仍要用它的原因。")] = "",
    password: Annotated[str, typer.Option("--password", metavar="密码", help="备份的密码。")] = "",
) -> None:
    """用备份恢复机构文件夹：先核验备份，原来的都留着；比最后的发放旧的，不写原因不恢复。"""
    from addin.presentation.keeping import restored_text  # noqa: PLC0415 - as above
    from addin.usecases.restore import restore as put_back  # noqa: PLC0415 - as above

    say(restored_text(put_back(office, backup_file, by, reason, password)))


@app.command()
def move(
    office: OfficeFolder,
    by: DecidedBy,
    to: Annotated[
        str, typer.Option("--to", metavar="地址", help="postgresql://用户:密码@主机/库名，或者 sqlite（搬回本文件夹）。")
    ],
) -> None:
    """把台账搬到数据库服务器，或者搬回来：逐张表核对行数和校验码，原来的封存，不再使用。"""
    from addin.presentation.keeping import moved_text  # noqa: PLC0415 - as above
    from addin.usecases.move import move_ledger  # noqa: PLC0415 - as above

    say(moved_text(move_ledger(office, to, by)))
