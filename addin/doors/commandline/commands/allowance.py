"""``yinling allowance``: compute, approve, pay (by three different persons), print, reconcile."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from addin.doors.commandline.advice import say, with_command_words
from addin.doors.commandline.commands.allowance_corrections import Ahead
from addin.doors.commandline.options import AsJson, OfficeFolder, PeriodText
from addin.doors.commandline.pdf import AsPdf, pdf_of
from addin.runtime.progress import progress_bar

app = typer.Typer(name="allowance", help="计算、复核、发放工作补贴；一个人一个月只发一次。", no_args_is_help=True)

AnyPeriod = Annotated[str, typer.Option("--period", metavar="报告期", help="如 2026Q3；写了 --batch 的可以不写。")]
BatchNumber = Annotated[str, typer.Option("--batch", metavar="批次", help="批次号，如 2026Q3-1；不写时取本期等着办的那一个。")]
By = Annotated[str, typer.Option("--by", metavar="姓名", help="办理人。经办、复核、财务必须是三个人。")]


@app.command()
def compute(office: OfficeFolder, period: PeriodText, by: By, *, yes: Ahead = False, as_json: AsJson = False) -> None:
    """计算一个报告期的补贴，形成待复核的批次（经办）。"""
    from addin.presentation.allowances import drafted_json, drafted_text  # noqa: PLC0415
    from addin.usecases.allowances import compute_batch  # noqa: PLC0415 - the database is not needed to show help

    with progress_bar("读取花名册和补贴表", quiet=as_json) as progress:
        drafted = compute_batch(office, period, by, ahead=yes, progress=progress)
    say(drafted_json(with_command_words(drafted)) if as_json else drafted_text(drafted))


@app.command("approve")
def approve(office: OfficeFolder, by: By, period: AnyPeriod = "", batch: BatchNumber = "", *, as_json: AsJson = False) -> None:
    """复核一个批次（复核）。"""
    from addin.presentation.allowances import approved_text  # noqa: PLC0415
    from addin.presentation.batches import as_json as json_of  # noqa: PLC0415
    from addin.presentation.batches import batch_object  # noqa: PLC0415
    from addin.presentation.corrections import letters_text  # noqa: PLC0415
    from addin.usecases.account_letters import letters_after  # noqa: PLC0415 - as above
    from addin.usecases.allowances import approve_batch, months_ahead_in, rival_office_holders_in  # noqa: PLC0415 - as above

    approved = approve_batch(office, _period_or(period, batch), batch, by)
    if not as_json:
        say(approved_text(approved, rival_office_holders_in(office, approved), months_ahead_in(office, approved)))
    letters: list[Path] | None = None
    try:
        letters = letters_after(office, approved)
    finally:  # what is approved is told, also where a letter cannot be written
        if as_json:
            say(json_of(batch_object(approved) | {"letters": None if letters is None else [str(one) for one in letters]}))
    if letters and not as_json:
        say(letters_text(letters))


@app.command()
def pay(office: OfficeFolder, by: By, period: AnyPeriod = "", batch: BatchNumber = "", *, as_json: AsJson = False) -> None:
    """发放一个已复核的批次，记入台账（财务）。"""
    from addin.presentation.allowances import paid_object, paid_text  # noqa: PLC0415
    from addin.presentation.batches import as_json as json_of  # noqa: PLC0415
    from addin.usecases.allowances import pay_batch  # noqa: PLC0415 - as above

    paid = pay_batch(office, _period_or(period, batch), batch, by)
    say(json_of(paid_object(paid)) if as_json else paid_text(paid))


@app.command()
def sheet(
    office: OfficeFolder,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="文件", help="写到哪里（.xlsx 或文件夹）。")],
    period: AnyPeriod = "",
    batch: BatchNumber = "",
    bank: Annotated[
        Path | None, typer.Option("--bank", metavar="文件", help="另外写一份银行代发清单，按设置里［银行］的格式。")
    ] = None,
    *,
    by_unit: Annotated[
        bool, typer.Option("--by-unit", help="一个单位一页，供单位签字盖章：小计、过次页、大写合计、不发和暂缓的名单。")
    ] = False,
    pdf: AsPdf = False,
    as_json: AsJson = False,
) -> None:
    """打印一个批次的发放表：签名页、单位汇总、未发明细、银行代发。"""
    from addin.presentation.batches import as_json as json_of  # noqa: PLC0415
    from addin.presentation.batches import batch_object  # noqa: PLC0415
    from addin.usecases.allowance_papers import write_allowance_sheet  # noqa: PLC0415 - as above

    file, written = write_allowance_sheet(office, _period_or(period, batch), batch, output, bank, by_unit=by_unit)
    text = f"批次 {written.number}（{written.state_label}）的发放表：{file}"
    made = pdf_of([file]) if pdf else []
    told = batch_object(written) | {"file": str(file)} | ({"pdf": str(made[0])} if made else {})
    say(json_of(told) if as_json else "\n".join([text, *(f"PDF：{one}" for one in made)]))


@app.command()
def funds(
    office: OfficeFolder,
    period: PeriodText,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="文件", help="写到哪里（.xlsx 或文件夹）。")],
    *,
    pdf: AsPdf = False,
    as_json: AsJson = False,
) -> None:
    """打印一年的工作经费表：各党组织的最低标准、预算、支出、结余，按单位小计，供签字盖章。"""
    from addin.presentation.batches import as_json as json_of  # noqa: PLC0415
    from addin.usecases.work_funds import write_work_funds  # noqa: PLC0415 - as above

    with progress_bar("读取花名册和补贴表", quiet=as_json) as progress:
        file, count = write_work_funds(office, period, output, progress=progress)
    made = pdf_of([file]) if pdf else []
    told = {"file": str(file), "organisations": count} | ({"pdf": str(made[0])} if made else {})
    text = "\n".join([f"工作经费表（{count} 个党组织）：{file}", *(f"PDF：{one}" for one in made)])
    say(json_of(told) if as_json else text)


@app.command()
def reconcile(
    office: OfficeFolder,
    period: AnyPeriod = "",
    batch: BatchNumber = "",
    file: Annotated[Path | None, typer.Option("--sheet", metavar="文件", help="把这张发放表读回来，逐页与台账核对。")] = None,
    bank: Annotated[Path | None, typer.Option("--bank", metavar="文件", help="再核对给银行的代发清单。")] = None,
    *,
    as_json: AsJson = False,
) -> None:
    """核对：发放表 = 台账 = 各单位合计，精确到分。不一致时退出码为 1。"""
    from addin.presentation.batches import as_json as json_of  # noqa: PLC0415
    from addin.presentation.batches import reconciled_object, reconciled_text  # noqa: PLC0415
    from addin.usecases.allowance_papers import reconcile_period  # noqa: PLC0415 - as above

    found = reconcile_period(office, _period_or(period, batch), batch, file, bank)
    say(json_of(reconciled_object(found)) if as_json else reconciled_text(found))
    raise typer.Exit(int(not all(one.equal for one in found)))


def _period_or(period: str, batch: str) -> str:
    if not period and not batch:
        raise typer.BadParameter("请写 --period 或 --batch。")
    return period
