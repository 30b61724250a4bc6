"""``yinling match``: compare a list from outside with our persons; ``match-decide``: say whether a hit is so."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from addin.doors.commandline.advice import say
from addin.doors.commandline.options import AsJson, OfficeFolder
from addin.runtime.progress import progress_bar

app = typer.Typer(name=None)

Kind = Annotated[str, typer.Option("--kind", metavar="类别", help="去世、社保或者另发。")]
By = Annotated[str, typer.Option("--by", metavar="姓名", help="办理人。")]


@app.command()
def match(
    office: OfficeFolder,
    file: Annotated[Path | None, typer.Argument(metavar="名单", help="外面来的名单；不写时列出还没有认定的。")] = None,
    kind: Kind = "",
    by: By = "",
    day: Annotated[str, typer.Option("--date", metavar="日期", help="名单的日期，给没有写日期的行用。")] = "",
    *,
    as_json: AsJson = False,
) -> None:
    """核对外面来的名单（去世、社保、另发）：查到的人认定以前暂缓发放；名单本身不留。"""
    from addin.presentation.outside_lists import compared_list_json, compared_list_text  # noqa: PLC0415
    from addin.usecases.outside_lists import match_list, open_hits  # noqa: PLC0415 - the database is not needed to show help

    with progress_bar("读取花名册", quiet=as_json) as progress:
        found = match_list(office, file, kind, by, day, progress=progress) if file else open_hits(office, progress=progress)
    say(compared_list_json(found) if as_json else compared_list_text(found))


@app.command("match-decide")
def decide(
    office: OfficeFolder,
    person: Annotated[str, typer.Option("--person", metavar="身份证号或姓名", help="谁。")],
    kind: Kind,
    result: Annotated[str, typer.Option("--result", metavar="认定", help="属实，或者不属实。")],
    basis: Annotated[str, typer.Option("--reason", metavar="依据", help="根据什么认定的。")],
    by: By,
    *,
    as_json: AsJson = False,
) -> None:
    """认定名单上查到的一个人是不是属实；两个人认定一致才算。"""
    from addin.presentation.outside_lists import decided_match_json, decided_match_text  # noqa: PLC0415
    from addin.usecases.outside_lists import decide_match  # noqa: PLC0415 - as above

    found = decide_match(office, who=person, kind=kind, result=result, basis=basis, by=by)
    say(decided_match_json(found) if as_json else decided_match_text(found))
