"""``yinling allowance statement``: a year of one person, of a unit, of all."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from addin.doors.commandline.advice import say
from addin.doors.commandline.options import OfficeFolder
from addin.doors.commandline.pdf import AsPdf, pdf_of

app = typer.Typer(name="allowance")  # the rest of it is told in ``allowance``


@app.command()
def statement(
    office: OfficeFolder,
    year: Annotated[str, typer.Option("--period", metavar="年度", help="哪一年，如 2026。")],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="文件", help="写到哪里：.xlsx，或者给本人的函 .docx。")
    ] = None,
    person: Annotated[str, typer.Option("--person", metavar="身份证号或姓名", help="只写一个人的。")] = "",
    unit: Annotated[str, typer.Option("--unit", metavar="单位", help="只写一个单位的：单位代码或者名称。")] = "",
    *,
    full: Annotated[bool, typer.Option("--full-numbers", help="写完整的身份证号；不写时遮住中间几位。")] = False,
    pdf: AsPdf = False,
    as_json: Annotated[bool, typer.Option("--json", help="屏幕上只输出 JSON。")] = False,
) -> None:
    """年度发放明细：每个人、每个单位各月发了、补了、退了、收回了多少，还有多少没有结清。"""
    from addin.presentation.statements import statement_json, statement_text  # noqa: PLC0415
    from addin.usecases.statements import write_statement  # noqa: PLC0415 - the database is not needed to show help

    done = write_statement(office, year, output, who=person, unit=unit, full=full)
    made = pdf_of([done.file]) if pdf else []
    tell = statement_json if as_json else statement_text
    say(tell([str(one) for one in (done.file, *made)], done.year, done.whose, done.total))
