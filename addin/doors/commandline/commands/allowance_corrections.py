"""``yinling allowance reverse | restore | returned | recovered | cancel | consent | adjust | letters``: after a payment."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from addin.doors.commandline.advice import say
from addin.doors.commandline.options import AsJson, OfficeFolder
from addin.doors.commandline.pdf import AsPdf, pdf_of
from addin.runtime.progress import progress_bar

By = Annotated[str, typer.Option("--by", metavar="姓名", help="经办人；由另一个人复核。")]
Person = Annotated[str, typer.Option("--person", metavar="身份证号", help="谁的发放。")]
Month = Annotated[str, typer.Option("--month", metavar="月份", help="哪个月的，如 2026-07。")]
EntryNumber = Annotated[int, typer.Option("--entry", metavar="编号", help="或者写台账记录的编号。")]
Reason = Annotated[str, typer.Option("--reason", metavar="原因", help="为什么，会记进台账。")]
Unused = Annotated[str, typer.Option("--period", metavar="报告期", hidden=True)]  # every other command of money takes it
Ahead = Annotated[bool, typer.Option("--yes", help="还没有开始的月份也发（提前发放）；不写的先暂缓。")]


app = typer.Typer(name="allowance")  # the rest of it is told in ``allowance``


@app.command()
def reverse(  # noqa: PLR0913 - the options of a command
    office: OfficeFolder,
    by: By,
    reason: Reason,
    person: Person = "",
    month: Month = "",
    entry: EntryNumber = 0,
    voucher: Annotated[str, typer.Option("--voucher", metavar="凭证", help="钱已经收回的，写收款凭证；没有收回的不写。")] = "",
    period: Unused = "",
    *,
    as_json: AsJson = False,
) -> None:
    """冲销一笔发放：不该发的记为应收回，由另一个人复核入账；原来的记录保留。"""
    from addin.presentation.corrections import corrected_text, correction_json  # noqa: PLC0415
    from addin.usecases.corrections import reverse_payment  # noqa: PLC0415 - the database is not needed to show help

    _named(person, month, entry)
    made = reverse_payment(office, person=person, month=month, entry=entry, reason=reason, by=by, voucher=voucher)
    say(correction_json(made) if as_json else corrected_text(made))


@app.command()
def restore(
    office: OfficeFolder,
    by: By,
    reason: Reason,
    person: Person = "",
    month: Month = "",
    entry: EntryNumber = 0,
    period: Unused = "",
    *,
    as_json: AsJson = False,
) -> None:
    """撤销一次冲销：仍然应发，没有发足的用补差补发。"""
    from addin.presentation.corrections import corrected_text, correction_json  # noqa: PLC0415
    from addin.usecases.corrections import restore_payment  # noqa: PLC0415 - as above

    _named(person, month, entry)
    made = restore_payment(office, person=person, month=month, entry=entry, reason=reason, by=by)
    say(correction_json(made) if as_json else corrected_text(made))


@app.command()
def returned(  # noqa: PLR0913 - as above
    office: OfficeFolder,
    by: By,
    file: Annotated[Path | None, typer.Argument(metavar="回盘", help="银行对代发清单的回盘（.xlsx .xls .csv .txt）。")] = None,
    person: Person = "",
    month: Month = "",
    entry: EntryNumber = 0,
    reason: Annotated[str, typer.Option("--reason", metavar="原因", help="没有回盘文件时，银行为什么退回。")] = "",
    period: Unused = "",
    *,
    as_json: AsJson = False,
) -> None:
    """登记银行退回的：读银行的回盘，或者写明是谁哪个月的；仍然应发，改好账号后用补差再发一次。"""
    from addin.presentation.corrections import answer_json, answer_text, corrected_text, correction_json  # noqa: PLC0415
    from addin.usecases.bank_answers import take_answer  # noqa: PLC0415 - as above
    from addin.usecases.corrections import return_payment  # noqa: PLC0415

    if file:
        taken = take_answer(office, file, by)
        say(answer_json(taken) if as_json else answer_text(taken))
        return
    _named(person, month, entry)
    made = return_payment(office, person=person, month=month, entry=entry, reason=reason, by=by)
    say(correction_json(made) if as_json else corrected_text(made))


@app.command()
def recovered(  # noqa: PLR0913 - as above
    office: OfficeFolder,
    by: By,
    voucher: Annotated[str, typer.Option("--voucher", metavar="凭证", help="收款凭证和日期。")],
    person: Person = "",
    month: Month = "",
    entry: EntryNumber = 0,
    amount: Annotated[str, typer.Option("--amount", metavar="元", help="收回多少；不写是全部应收回的。")] = "",
    period: Unused = "",
    *,
    as_json: AsJson = False,
) -> None:
    """登记收回的钱：多发的已经退回来了。"""
    from addin.presentation.corrections import corrected_text, correction_json  # noqa: PLC0415
    from addin.usecases.corrections import recover_payment  # noqa: PLC0415 - as above

    _named(person, month, entry)
    made = recover_payment(office, person=person, month=month, entry=entry, amount=amount, voucher=voucher, by=by)
    say(correction_json(made) if as_json else corrected_text(made))


@app.command()
def cancel(
    office: OfficeFolder,
    by: By,
    reason: Reason,
    batch: Annotated[str, typer.Option("--batch", metavar="批次", help="哪一个更正，如 2026Q3-4。")],
    period: Unused = "",
    *,
    as_json: AsJson = False,
) -> None:
    """取消一个还没有复核的更正（冲销、收回、退回登记错了的）；台账里没有记它，也不再记。"""
    from addin.presentation.batches import as_json as json_of  # noqa: PLC0415 - as above
    from addin.presentation.batches import batch_object  # noqa: PLC0415
    from addin.presentation.corrections import cancelled_text  # noqa: PLC0415
    from addin.usecases.corrections import cancel_correction  # noqa: PLC0415

    done = cancel_correction(office, batch, reason, by)
    say(json_of(batch_object(done)) if as_json else cancelled_text(done))


@app.command()
def consent(
    office: OfficeFolder,
    by: By,
    person: Person,
    day: Annotated[str, typer.Option("--date", metavar="日期", help="哪一天同意的，如 2026-11-01；取消的，哪一天取消。")],
    voucher: Annotated[str, typer.Option("--voucher", metavar="依据", help="本人同意的书面依据，如 同意书1号。")] = "",
    period: Unused = "",
    *,
    withdraw: Annotated[bool, typer.Option("--withdraw", help="本人不再同意。")] = False,
    as_json: AsJson = False,
) -> None:
    """登记本人同意从以后的补贴里抵扣多发的钱（设置里选了“本人同意的抵扣”才抵扣）。"""
    from addin.presentation.corrections import consent_json, consent_text  # noqa: PLC0415 - as above
    from addin.usecases.consents import agree_to_offsets  # noqa: PLC0415

    found, used = agree_to_offsets(office, person=person, day=day, evidence=voucher, by=by, withdrawn=withdraw)
    say(consent_json(found, used=used) if as_json else consent_text(found, used=used, withdrawn=withdraw))


@app.command()
def adjust(
    office: OfficeFolder,
    by: By,
    period: Annotated[str, typer.Option("--period", metavar="报告期", help="如 2026Q3，或者 2026Q3..2026Q4。")],
    *,
    yes: Ahead = False,
    as_json: AsJson = False,
) -> None:
    """按现在收到的资料重算已发的各月，只把差额做成一个补差批次：少发的补发，多发的记为应收回。"""
    from addin.presentation.corrections import adjusted_text, correction_json  # noqa: PLC0415
    from addin.usecases.adjustments import adjust_periods  # noqa: PLC0415 - as above

    with progress_bar("读取花名册和补贴表", quiet=as_json) as progress:
        made = adjust_periods(office, period, by, ahead=yes, progress=progress)
    say(correction_json(made) if as_json else adjusted_text(made))


@app.command()
def letters(
    office: OfficeFolder,
    batch: Annotated[str, typer.Option("--batch", metavar="批次", help="已入账的更正，如 2026Q3-2。")],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="文件夹", help="写到哪里；不写时放在机构文件夹的“发放”里。")
    ] = None,
    *,
    pdf: AsPdf = False,
    as_json: AsJson = False,
) -> None:
    """银行退回的，给每个单位写一份补正账户通知（Word），带回执；复核入账时已经写过一次。"""
    from addin.presentation.batches import as_json as json_of  # noqa: PLC0415
    from addin.presentation.corrections import letters_text  # noqa: PLC0415
    from addin.usecases.account_letters import write_account_letters  # noqa: PLC0415 - as above

    written = write_account_letters(office, batch, output)
    made = pdf_of(written) if pdf and written else []
    say(json_of({"letters": [str(one) for one in (*written, *made)]}) if as_json else letters_text(written))


def _named(person: str, month: str, entry: int) -> None:
    if not entry and not (person and month):
        raise typer.BadParameter("请写 --person 和 --month，或者写 --entry。")
