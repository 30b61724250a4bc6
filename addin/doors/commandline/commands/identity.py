"""``yinling identity``: record linkage between offices by keyed codes, without handing over identity numbers."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from addin.doors.commandline.advice import say
from addin.doors.commandline.options import OfficeFolder, PeriodText
from addin.runtime.progress import progress_bar

app = typer.Typer(name="identity", help="跨县核对：不交出身份证号，查一个人是不是在几个县重复。", no_args_is_help=True)

KeyFile = Annotated[Path, typer.Option("--key", metavar="文件", help="上级机构发的密钥文件。")]
_READING = "读取花名册"


@app.command()
def key(output: Annotated[Path, typer.Option("-o", "--output", metavar="文件", help="密钥写到哪里。")]) -> None:
    """上级机构：生成一个密钥，交给参加核对的机构。"""
    from addin.presentation.record_linkage import key_text  # noqa: PLC0415
    from addin.usecases.record_linkage import make_key  # noqa: PLC0415 - the database is not needed to show help

    say(key_text(make_key(output), output))


@app.command()
def codes(
    office: OfficeFolder,
    period: PeriodText,
    key: KeyFile,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="文件或文件夹", help="比对码写到哪里。")],
) -> None:
    """各机构：用密钥把花名册和已发补贴变成比对码，报给上级。"""
    from addin.presentation.record_linkage import codes_text  # noqa: PLC0415
    from addin.usecases.record_linkage import write_codes  # noqa: PLC0415 - as above

    with progress_bar(_READING) as progress:
        done = write_codes(office, period, key, output, progress=progress)
    say(codes_text(done))


@app.command()
def compare(
    files: Annotated[list[Path], typer.Argument(metavar="比对码文件…", help="各机构报来的比对码。")],
    output: Annotated[Path, typer.Option("-o", "--output", metavar="文件夹", help="各机构的核对结果放在哪里。")],
) -> None:
    """上级机构：核对各机构的比对码，给每家一份结果。"""
    from addin.presentation.record_linkage import compared_text  # noqa: PLC0415
    from addin.usecases.record_linkage import compare_codes  # noqa: PLC0415 - as above

    say(compared_text(compare_codes(files, output)))


@app.command()
def who(
    result: Annotated[Path, typer.Argument(metavar="核对结果", help="上级发回的核对结果。")],
    office: OfficeFolder,
    period: PeriodText,
    key: KeyFile,
) -> None:
    """各机构：看核对结果里说的是谁（号码遮住中间几位）。"""
    from addin.presentation.record_linkage import who_text  # noqa: PLC0415
    from addin.usecases.record_linkage import identify_persons  # noqa: PLC0415 - as above

    with progress_bar(_READING) as progress:
        found = identify_persons(office, period, key, result, progress=progress)
    say(who_text(found))
