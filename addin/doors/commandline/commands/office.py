"""``yinling office``: set up an office and maintain its register of subordinates."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from addin.doors.commandline.advice import say
from addin.doors.commandline.options import DecidedBy, DecisionReason, OfficeFolder, PeriodText
from addin.runtime.progress import progress_bar

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


@app.command()
def handout(
    office: OfficeFolder,
    period: PeriodText,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="文件夹", help="写到哪个文件夹；不写时放在“下发”里。"),
    ] = None,
    *,
    zipped: Annotated[bool, typer.Option("--zip", help="一个单位一个压缩包。")] = False,
) -> None:
    """下发本期的表：各单位的表由上次收下的生成，新单位给空白表，附报送通知。"""
    from addin.presentation.next_form import handout_text  # noqa: PLC0415
    from addin.usecases.handout import hand_out  # noqa: PLC0415 - Word and XlsxWriter, for this command alone

    with progress_bar("下发") as progress:
        done = hand_out(office, period, output, zipped=zipped, progress=progress)
    say(handout_text(done, output or done[0].where.parent))


@app.command()
def outgoing(office: OfficeFolder, period: PeriodText) -> None:
    """把要发给各单位的归在“发出”里：退回的表、回执、通知、下期的表，一个单位一个文件夹和一个压缩包，发过的不再放。"""
    from addin.presentation.outgoing import gathered_text  # noqa: PLC0415
    from addin.usecases.outgoing import gather_outgoing  # noqa: PLC0415 - as above

    with progress_bar("归集") as progress:
        done = gather_outgoing(office, period, progress=progress)
    say(gathered_text(done))


@app.command()
def codes(
    office: OfficeFolder,
    files: Annotated[
        list[Path] | None,
        typer.Argument(metavar="花名册…", help="没有填代码的花名册；不写时看“收件箱”里的，并给还没有组织的新单位各编一个。"),
    ] = None,
    unit: Annotated[str, typer.Option("--unit", metavar="代码", help="只给这个单位编。")] = "",
    organisations: Annotated[
        int, typer.Option("--organisations", metavar="个数", min=0, max=99, help="编几个党组织的代码。")
    ] = 0,
    groups: Annotated[int, typer.Option("--groups", metavar="个数", min=0, max=99, help="编几个学习小组的代码。")] = 0,
    by: Annotated[str, typer.Option("--by", metavar="姓名", help="由谁编的。")] = "",
    *,
    yes: Annotated[bool, typer.Option("--yes", help="登记这些代码；不写时只列出来。")] = False,
) -> None:
    """给没有代码的党组织、学习小组编代码：接着最大的号往下编，用过的不再用。"""
    from addin.presentation.body_codes import codes_text  # noqa: PLC0415
    from addin.usecases.body_codes import allot_codes, propose_codes  # noqa: PLC0415 - as above

    found = propose_codes(office, files or (), unit=unit, organisations=organisations, groups=groups)
    if found and yes:
        allot_codes(office, found, by)
    say(codes_text(found, recorded=yes))


@app.command()
def reorganise(
    office: OfficeFolder,
    by: DecidedBy,
    reason: DecisionReason,
    unit: Annotated[str, typer.Argument(metavar="代码", help="撤并、拆分、改了代码的单位。")],
    since: Annotated[str, typer.Option("--from", metavar="报告期", help="从哪一期起，如 2026Q3。")] = "",
    into: Annotated[list[str] | None, typer.Option("--into", metavar="代码", help="归哪个单位，可以写几次；撤销的不写。")] = None,
    *,
    stays: Annotated[bool, typer.Option("--stays", help="原单位还在，只分出去一部分人。")] = False,
    cancel: Annotated[bool, typer.Option("--cancel", help="以前登记错了，作废。")] = False,
) -> None:
    """登记单位的撤并：并入、拆分、换代码、撤销。以后不再向它催报，它的人由接收的单位报。"""
    from addin.usecases import unit_changes  # noqa: PLC0415 - as above

    if cancel:
        done = unit_changes.cancel_reorganisation(office, unit, by, reason)
    else:
        done = unit_changes.reorganise(office, unit, since, by, reason, into=into or (), stays=stays)
    say("\n".join(filter(None, (f"已登记：{done.words}", unit_changes.accepted_after_end(office, done)))))


@app.command()
def explanations(
    office: OfficeFolder,
    period: PeriodText,
    accept: Annotated[list[str] | None, typer.Option("--accept-reason", metavar="序号", help="认可哪一条，可以写几次。")] = None,
    reject: Annotated[list[str] | None, typer.Option("--reject-reason", metavar="序号", help="不认可哪一条。")] = None,
    by: Annotated[str, typer.Option("--by", metavar="姓名", help="作这个决定的人。")] = "",
    until: Annotated[
        datetime | None, typer.Option("--until", metavar="日期", formats=["%Y-%m-%d"], help="认可到哪一天（含），不写就不限。")
    ] = None,
    reason: Annotated[str, typer.Option("--reason", metavar="原因", help="为什么不认可。")] = "",
    *,
    as_json: Annotated[bool, typer.Option("--json", help="打印给程序看的结果。")] = False,
) -> None:
    """列出各单位对提醒写的情况说明；认可的不再提醒，不认可的附原因退给单位。"""
    from addin.errors import Refused  # noqa: PLC0415
    from addin.presentation.explanations import decided_text, reasons_json, reasons_text  # noqa: PLC0415
    from addin.submissions.explanation_events import ACCEPT, REJECT  # noqa: PLC0415
    from addin.usecases.explanations import decide_reasons, reasons_of  # noqa: PLC0415 - as above

    day = until.date() if until else None
    if both := sorted(set(accept or ()) & set(reject or ())):
        raise Refused(f"{'、'.join(both)} 不能既认可又不认可。")
    if reject and not reason.strip():
        raise Refused("不认可的，请写 --reason 原因。")
    for numbers, act in ((accept, ACCEPT), (reject, REJECT)):
        if numbers:
            decided = decide_reasons(office, period, numbers, act, by, until=day, reason=reason)
            if not as_json:
                say(decided_text(decided))
    if as_json:
        say(reasons_json(reasons_of(office, period)))
    elif not accept and not reject:
        say(reasons_text(reasons_of(office, period), period))
