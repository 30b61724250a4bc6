"""``yinling office``: set up an office and maintain its register of subordinates."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from addin.doors.commandline.advice import say
from addin.runtime.progress import progress_bar

app = typer.Typer(name="office", help="建立机构文件夹，登记下级单位。", no_args_is_help=True)

OfficeFolder = Annotated[Path, typer.Option("--office", metavar="文件夹", help="机构文件夹。")]
PeriodText = Annotated[str, typer.Option("--period", metavar="报告期", help="如 2026Q3、2026H1、2026。")]
By = Annotated[str, typer.Option("--by", metavar="姓名", help="作这个决定的负责人。")]
Reason = Annotated[str, typer.Option("--reason", metavar="原因", help="为什么这样决定，记入办理记录。")]


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
def people(
    office: OfficeFolder,
    add: Annotated[str, typer.Option("--add", metavar="姓名", help="加进名单；已经在的，改他的分工。")] = "",
    roles: Annotated[str, typer.Option("--roles", metavar="分工", help="经办、复核、财务、负责人；不写什么都可以办。")] = "",
    remove: Annotated[str, typer.Option("--remove", metavar="姓名", help="从名单里去掉，办过的事不变。")] = "",
    pin: Annotated[str, typer.Option("--pin", metavar="姓名", help="给他设口令，接着会问；直接回车就是不要口令。")] = "",
    by: Annotated[str, typer.Option("--by", metavar="姓名", help="由谁改的；给自己设口令的写自己。")] = "",
) -> None:
    """本机构的人员名单：有了名单，办理人只能是名单里的人，设了口令的要输入口令。"""
    from addin.doors.commandline.pin_input import new_pin  # noqa: PLC0415
    from addin.presentation.people import people_text  # noqa: PLC0415
    from addin.usecases.people import list_person, listed_people, remove_person, set_pin  # noqa: PLC0415 - as above

    if add:
        list_person(office, add, roles, by)
    if remove:
        remove_person(office, remove, by)
    if pin:
        set_pin(office, pin, new_pin(pin), by)
    say(people_text(listed_people(office)))


@app.command()
def key(
    office: OfficeFolder,
    *,
    locked: Annotated[bool, typer.Option("--password", help="给密钥加密码，接着会问；忘了就只能换一个密钥。")] = False,
) -> None:
    """做本机构的签名密钥：以后上报表和回执都签名，上级一看就知道是不是本机构发的、有没有被改动过。"""
    from addin.doors.commandline.pin_input import new_pin  # noqa: PLC0415
    from addin.usecases.signing import make_key  # noqa: PLC0415 - as above

    made, file = make_key(office, new_pin("签名密钥") if locked else "")
    say(f"签名密钥做好了。请把“{file}”当面交给上级机构登记，对一下指纹：{made.fingerprint}")


@app.command()
def trust(
    office: OfficeFolder,
    by: By,
    key_file: Annotated[Path | None, typer.Argument(metavar="公钥文件", help="下级交来的签名公钥。")] = None,
    remove: Annotated[str, typer.Option("--remove", metavar="代码", help="不再要求这个下级签名。")] = "",
) -> None:
    """登记下级的签名公钥：以后它报来的表没有签名的提醒，签名不对的先留在“收件箱”。"""
    from addin.usecases.signing import distrust_key, trust_key  # noqa: PLC0415 - as above

    if remove:
        say(f"以后不再要求{distrust_key(office, remove, by)}签名。")
    if key_file:
        made = trust_key(office, key_file, by)
        say(f"已登记{made.name}（{made.code}）的签名公钥。请和对方对一下指纹：{made.fingerprint}")


@app.command("check-signature")
def check_signature(
    files: Annotated[list[Path], typer.Argument(metavar="文件…", help="收到的上报表（.xlsx）或者回执（.txt）。")],
    key_file: Annotated[Path, typer.Option("--key", metavar="公钥文件", help="对方的签名公钥。")],
) -> None:
    """看收到的表或者回执是不是那个机构签的名、签名以后有没有被改动过；有不相符的，退出码是 1。"""
    from addin.submissions.signatures import Signed  # noqa: PLC0415
    from addin.usecases.signing import signatures_of  # noqa: PLC0415 - as above

    found = list(signatures_of(files, key_file))
    say("\n".join(f"{file.name}：{signed.value}" for file, signed in found))
    raise typer.Exit(int(any(signed is not Signed.GOOD for _, signed in found)))


@app.command("begin-anew")
def begin_anew(
    root: Annotated[Path, typer.Argument(metavar="文件夹", help="机构文件夹。")],
    by: Annotated[str, typer.Option("--by", metavar="姓名", help="作这个决定的负责人。")],
) -> None:
    """台账丢了、坏了又没有备份时，从头建立一本；旧文件留着，由谁决定记进新台账。"""
    from addin.usecases.office import begin_ledger_anew  # noqa: PLC0415 - as above

    say(f"已从头建立台账，由 {begin_ledger_anew(root, by)} 决定。收过的表请重新接收；发放之前请先查清过去发过哪些人、哪些月。")


@app.command("confirm-date")
def confirm_date(office: OfficeFolder, by: By) -> None:
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
    by: By,
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
    by: By,
    to: Annotated[
        str, typer.Option("--to", metavar="地址", help="postgresql://用户:密码@主机/库名，或者 sqlite（搬回本文件夹）。")
    ],
) -> None:
    """把台账搬到数据库服务器，或者搬回来：逐张表核对行数和校验码，原来的封存，不再使用。"""
    from addin.presentation.keeping import moved_text  # noqa: PLC0415 - as above
    from addin.usecases.move import move_ledger  # noqa: PLC0415 - as above

    say(moved_text(move_ledger(office, to, by)))


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
def close(office: OfficeFolder, period: PeriodText, by: By) -> None:
    """报给上级以后结账：本期的指标留存下来，以后再报来的表不直接收下。"""
    from addin.presentation.office import closed_text  # noqa: PLC0415
    from addin.usecases.period_closing import close_period  # noqa: PLC0415 - the indicators, for this command alone

    with progress_bar("结账") as progress:
        done = close_period(office, period, by, progress=progress)
    say(closed_text(done))


@app.command()
def reopen(
    office: OfficeFolder,
    period: PeriodText,
    by: By,
    reason: Reason,
    unit: Annotated[str, typer.Option("--unit", metavar="代码", help="只对这个单位开放；不写时对全部单位。")] = "",
) -> None:
    """已经结账或发过补贴的一期要更正时，写明原因重新开放，再接收更正的表。"""
    from addin.presentation.office import reopened_text  # noqa: PLC0415
    from addin.usecases.period_closing import reopen_period  # noqa: PLC0415 - as above

    say(reopened_text(period, reopen_period(office, period, by, reason, unit)))


@app.command()
def extend(
    office: OfficeFolder,
    period: PeriodText,
    by: By,
    reason: Reason,
    unit: Annotated[str, typer.Option("--unit", metavar="代码", help="给哪个单位延期。")],
    until: Annotated[datetime, typer.Option("--until", metavar="日期", formats=["%Y-%m-%d"], help="延到哪一天（含）。")],
) -> None:
    """给一个单位延长本期的报送期限，在这以前报来的不算迟报。"""
    from addin.usecases.period_closing import extend_deadline  # noqa: PLC0415 - as above

    say(f"{extend_deadline(office, period, unit, until.date(), by, reason)}的报送期限已延到 {until.date().isoformat()}。")


@app.command()
def reorganise(
    office: OfficeFolder,
    by: By,
    reason: Reason,
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
    say(f"已登记：{done.words}")


ReceiptNumber = Annotated[int, typer.Argument(metavar="回执号", help="回执上的号码。")]


@app.command("return")
def return_file(
    office: OfficeFolder,
    by: By,
    reason: Reason,
    receipt: Annotated[int, typer.Argument(metavar="回执号", help="回执上的号码；退留在收件箱里的表不写。")] = 0,
    units: Annotated[
        list[str] | None, typer.Option("--unit", metavar="代码", help="只退回汇总表里的这个单位，可以写几次。")
    ] = None,
    held: Annotated[str, typer.Option("--held", metavar="文件名", help="退回留在收件箱里的这份表。")] = "",
) -> None:
    """把已经收下的一份表退回报送单位，并附说明；它替换过的那一份重新有效。汇总表可以只退回其中几个单位。"""
    from addin.submissions.take_back import RETURN  # noqa: PLC0415 - as above

    if held:
        from addin.presentation.office import held_returned_text  # noqa: PLC0415
        from addin.usecases.period_closing import return_held_file  # noqa: PLC0415 - as above

        say(held_returned_text(return_held_file(office, held, by, reason)))
        return
    if units:
        from addin.presentation.office import units_taken_back_text  # noqa: PLC0415
        from addin.usecases.period_closing import take_back_units_of  # noqa: PLC0415 - as above

        say(units_taken_back_text(take_back_units_of(office, receipt, units, by, reason)))
        return
    _take_back(office, receipt, RETURN, by, reason)


@app.command()
def withdraw(office: OfficeFolder, receipt: ReceiptNumber, by: By, reason: Reason) -> None:
    """报送单位要求撤回已经收下的一份表；它替换过的那一份重新有效。"""
    from addin.submissions.take_back import WITHDRAW  # noqa: PLC0415 - as above

    _take_back(office, receipt, WITHDRAW, by, reason)


def _take_back(office: Path, receipt: int, act: str, by: str, reason: str) -> None:
    from addin.presentation.office import taken_back_text  # noqa: PLC0415 - as above
    from addin.usecases.period_closing import take_back_file  # noqa: PLC0415 - as above

    say(taken_back_text(take_back_file(office, receipt, act, by, reason)))


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
