"""``yinling ledger``: list batches, explain claims, verify, export."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from addin.doors.commandline.advice import say

app = typer.Typer(name="ledger", help="查台账：看批次、问原因、查改动、导出。", no_args_is_help=True)

OfficeFolder = Annotated[Path, typer.Option("--office", metavar="文件夹", help="机构文件夹。")]
AsJson = Annotated[bool, typer.Option("--json", help="只输出 JSON。")]
AnyPeriod = Annotated[str, typer.Option("--period", metavar="报告期", help="只看这个报告期，如 2026Q3。")]


@app.command()
def show(office: OfficeFolder, period: AnyPeriod = "", *, as_json: AsJson = False) -> None:
    """列出所有批次。"""
    from addin.presentation.allowances import as_json as json_of  # noqa: PLC0415
    from addin.presentation.allowances import batch_object, batches_text  # noqa: PLC0415
    from addin.usecases.allowances import batches_of  # noqa: PLC0415 - the database is not needed to show help

    batches, held = batches_of(office, period)
    say(json_of([batch_object(one, held) for one in batches]) if as_json else batches_text(batches, held))


@app.command()
def explain(
    office: OfficeFolder,
    person: Annotated[str, typer.Option("--person", metavar="身份证号", help="问谁的。")],
    month: Annotated[str, typer.Option("--month", metavar="月份", help="只问这个月，如 2026-07。")] = "",
    *,
    as_json: AsJson = False,
) -> None:
    """一个人的每一笔：为什么发、为什么不发。"""
    from addin.presentation.allowances import as_json as json_of  # noqa: PLC0415
    from addin.presentation.allowances import claim_object, claims_text  # noqa: PLC0415
    from addin.usecases.allowances import explain_person  # noqa: PLC0415 - as above

    claims = explain_person(office, person, month)
    say(json_of([claim_object(one) for one in claims]) if as_json else claims_text(claims))


@app.command()
def verify(
    office: OfficeFolder,
    code: Annotated[str, typer.Option("--code", metavar="校验码", help="发放表下方印的台账校验码，或者纸面校验码。")] = "",
    *,
    as_json: AsJson = False,
) -> None:
    """查台账有没有被改动过。发现改动时退出码为 1。"""
    from addin.presentation.allowances import as_json as json_of  # noqa: PLC0415
    from addin.presentation.allowances import verified_object, verified_text  # noqa: PLC0415
    from addin.usecases.allowances import verify_ledger  # noqa: PLC0415 - as above

    found = verify_ledger(office, code)
    say(json_of(verified_object(found)) if as_json else verified_text(found))
    raise typer.Exit(int(bool(found.problems)))


@app.command()
def export(
    office: OfficeFolder,
    output: Annotated[Path | None, typer.Option("-o", "--output", metavar="文件", help="写到哪里（.csv）；不写时打印。")] = None,
    *,
    as_json: AsJson = False,
) -> None:
    """导出台账的全部记录，身份证号隐去中间几位。"""
    from addin.presentation.ledger_export import entries_csv, entries_json  # noqa: PLC0415
    from addin.usecases.ledger_export import ledger_entries, write_copy  # noqa: PLC0415 - as above

    found = ledger_entries(office)
    if as_json:
        say(entries_json(*found))
    elif output is None:
        say(entries_csv(*found).rstrip())
    else:
        write_copy(output, entries_csv(*found))
        say(f"已导出：{output}")
