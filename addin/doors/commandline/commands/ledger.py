"""``yinling ledger``: list batches, explain claims, verify, export."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from addin.doors.commandline.advice import say
from addin.doors.commandline.options import AsJson, OfficeFolder

app = typer.Typer(name="ledger", help="查台账：看批次、问原因、查改动、导出。", no_args_is_help=True)

AsOf = Annotated[
    datetime | None, typer.Option("--as-of", metavar="日期", formats=["%Y-%m-%d"], help="截至哪一天；不写时是今天。")
]
Workbook = Annotated[
    Path | None, typer.Option("-o", "--output", metavar="文件", help="另写一个工作簿（.xlsx）：应收回和暂缓各一页。")
]
AnyPeriod = Annotated[str, typer.Option("--period", metavar="报告期", help="只看这个报告期，如 2026Q3。")]


@app.command()
def show(office: OfficeFolder, period: AnyPeriod = "", *, as_json: AsJson = False) -> None:
    """列出所有批次。"""
    from addin.presentation.batches import as_json as json_of  # noqa: PLC0415
    from addin.presentation.batches import batch_object, batches_text  # noqa: PLC0415
    from addin.usecases.allowances import batches_of  # noqa: PLC0415 - the database is not needed to show help

    batches, held = batches_of(office, period)
    say(json_of([batch_object(one, held) for one in batches]) if as_json else batches_text(batches, held))


@app.command()
def opening(
    files: Annotated[list[Path], typer.Argument(metavar="旧发放表…", help="以前的发放表，或者放着它们的文件夹。")],
    office: OfficeFolder,
    period: Annotated[str, typer.Option("--period", metavar="报告期", help="这些表发的是哪一期，如 2026Q1。")],
    by: Annotated[str, typer.Option("--by", metavar="姓名", help="经办人；由另一个人复核。")],
    doubles: Annotated[
        str, typer.Option("--doubles", metavar="认定", help="同一人同一月写了两处的：同一笔，或者都发过；不写的先不收。")
    ] = "",
    *,
    as_json: AsJson = False,
) -> None:
    """登记期初：启用台账以前已经发过的，从旧发放表读进来，由另一个人复核入账，以后不再重复发放。"""
    from addin.presentation.opening_balances import opening_json, opening_text  # noqa: PLC0415
    from addin.usecases.opening_balances import take_opening  # noqa: PLC0415 - as above

    taken = take_opening(office, files, period, by, twice=doubles)
    say(opening_json(taken) if as_json else opening_text(taken))


@app.command()
def explain(
    office: OfficeFolder,
    person: Annotated[str, typer.Option("--person", metavar="身份证号", help="问谁的。")] = "",
    name: Annotated[str, typer.Option("--name", metavar="姓名", help="或者写姓名；同名的都列出来。")] = "",
    month: Annotated[str, typer.Option("--month", metavar="月份", help="只问这个月，如 2026-07。")] = "",
    *,
    as_json: AsJson = False,
) -> None:
    """一个人的每一笔：为什么发、为什么不发。"""
    from addin.presentation.batches import as_json as json_of  # noqa: PLC0415
    from addin.presentation.ledger import claim_object, claims_text  # noqa: PLC0415
    from addin.presentation.registers import persons_json, persons_text  # noqa: PLC0415
    from addin.usecases.allowances import explain_person  # noqa: PLC0415 - as above
    from addin.usecases.registers import explain_named  # noqa: PLC0415

    if name:
        found = explain_named(office, name, month)
        say(persons_json(found) if as_json else persons_text(found))
        return
    claims = explain_person(office, person, month)
    say(json_of([claim_object(one) for one in claims]) if as_json else claims_text(claims))


@app.command()
def receivables(office: OfficeFolder, as_of: AsOf = None, output: Workbook = None, *, as_json: AsJson = False) -> None:
    """应收回登记：多发还没有收回的，从哪天起，多少天了。"""
    from addin.presentation.registers import receivables_json, receivables_text  # noqa: PLC0415
    from addin.usecases.registers import receivables_of  # noqa: PLC0415 - as above

    found = receivables_of(office, as_of.date() if as_of else None)
    say(receivables_json(found) if as_json else receivables_text(found))
    _write_registers(office, output, as_of, as_json=as_json)


@app.command()
def held(office: OfficeFolder, as_of: AsOf = None, output: Workbook = None, *, as_json: AsJson = False) -> None:
    """暂缓登记：等人核实、认定的，从哪天起，多少天了。"""
    from addin.presentation.registers import held_json, held_text  # noqa: PLC0415
    from addin.usecases.registers import held_of  # noqa: PLC0415 - as above

    found = held_of(office, as_of.date() if as_of else None)
    say(held_json(found) if as_json else held_text(found))
    _write_registers(office, output, as_of, as_json=as_json)


def _write_registers(office: Path, output: Path | None, as_of: datetime | None, *, as_json: bool) -> None:
    """Write both registers where a file is asked for, and say where; beside the JSON on the standard error."""
    from addin.usecases.registers import write_registers  # noqa: PLC0415 - as above

    if output:
        file = write_registers(office, output, as_of.date() if as_of else None)
        say(f"已写：{file}", to=sys.stderr if as_json else None)


@app.command()
def verify(
    office: OfficeFolder,
    code: Annotated[str, typer.Option("--code", metavar="校验码", help="发放表下方印的台账校验码，或者纸面校验码。")] = "",
    *,
    as_json: AsJson = False,
) -> None:
    """查台账有没有被改动过。发现改动时退出码为 1。"""
    from addin.presentation.batches import as_json as json_of  # noqa: PLC0415
    from addin.presentation.ledger import verified_object, verified_text  # noqa: PLC0415
    from addin.usecases.allowances import verify_ledger  # noqa: PLC0415 - as above

    found = verify_ledger(office, code)
    say(json_of(verified_object(found)) if as_json else verified_text(found))
    raise typer.Exit(int(bool(found.problems)))


@app.command()
def export(
    office: OfficeFolder,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="文件", help="写到哪里：.csv，或者带姓名的 .xlsx；不写时打印。")
    ] = None,
    *,
    full: Annotated[bool, typer.Option("--full-numbers", help=".xlsx 里写完整的身份证号，给审计用。")] = False,
    as_json: AsJson = False,
) -> None:
    """导出台账的全部记录，身份证号隐去中间几位；给审计的 .xlsx 带姓名、单位、批次和合计。"""
    from addin.presentation.ledger_export import entries_csv, entries_json  # noqa: PLC0415
    from addin.usecases.ledger_export import ledger_entries, write_copy, write_for_audit  # noqa: PLC0415 - as above

    if output is not None and output.suffix.lower() == ".xlsx":
        say(f"已导出：{write_for_audit(office, output, full=full)}")
        return
    found = ledger_entries(office)
    if as_json:
        say(entries_json(*found))
    elif output is None:
        say(entries_csv(*found).rstrip())
    else:
        write_copy(output, entries_csv(*found))
        say(f"已导出：{output}")
