"""``yinling report``: the summary workbook, letters, dashboard and analysis of a period."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from addin.doors.commandline.advice import say
from addin.doors.commandline.options import OfficeFolder, PeriodText
from addin.doors.commandline.pdf import AsPdf, pdf_of
from addin.runtime.progress import progress_bar

app = typer.Typer(name="report", help="生成汇总工作簿、通报、看板和队伍状况分析。", no_args_is_help=True)

Output = Annotated[Path | None, typer.Option("-o", "--output", metavar="文件", help="写到哪里；不写时放在机构文件夹的“报表”里。")]
AsOf = Annotated[
    datetime | None,
    typer.Option("--as-of", metavar="日期", formats=["%Y-%m-%d"], help="按哪一天统计；不写时按报送期限。"),
]
_READING = "读取"


@app.callback()
def _group() -> None:
    """Keep each report a command of its own."""


@app.command()
def summary(
    office: OfficeFolder,
    period: PeriodText,
    output: Output = None,
    as_of: AsOf = None,
    *,
    pdf: AsPdf = False,
    as_json: Annotated[bool, typer.Option("--json", help="只输出 JSON，不写文件；写了 -o 的照写。")] = False,
) -> None:
    """生成汇总工作簿：指标、报送情况、问题、补贴，每个数字都能点开看到它后面的行。"""
    from addin.presentation.reports import summary_json  # noqa: PLC0415
    from addin.usecases import reports  # noqa: PLC0415 - the indicators are not needed to show help

    with progress_bar(_READING, quiet=as_json) as progress:
        data = reports.summary_data(office, period, _day(as_of), progress=progress)
    path = reports.write_summary_of(data, office, output) if output or not as_json else None
    say(summary_json(data) if as_json else f"已生成汇总工作簿：{path}")
    if pdf and path:
        with TemporaryDirectory() as folder:
            printed = Path(folder) / path.name
            reports.write_summary_for_paper(data, printed)
            _say_pdf([path], [printed], quiet=as_json)


@app.command()
def notices(
    office: OfficeFolder,
    period: PeriodText,
    output: Output = None,
    as_of: AsOf = None,
    by: Annotated[
        datetime | None,
        typer.Option("--by", metavar="日期", formats=["%Y-%m-%d"], help="要求办理的最后一天；不写时为统计日后10天。"),
    ] = None,
    *,
    each: Annotated[bool, typer.Option("--each", help="另给每个有事要办的单位写一份通知。")] = False,
    pdf: AsPdf = False,
) -> None:
    """生成通报（Word）：谁没有报、哪里有问题、什么时候前改好。"""
    from addin.usecases import reports  # noqa: PLC0415 - as above

    with progress_bar("生成") as progress:
        written = reports.notices(office, period, output, _day(as_of), _day(by), each=each, progress=progress)
    say(f"已生成通报：{written[0]}")
    if each:
        say(f"已给 {len(written) - 1} 个单位各生成一份通知：{written[-1].parent if written[1:] else '没有单位需要通知'}")
    if pdf:
        _say_pdf(written)


@app.command()
def mobile(
    office: OfficeFolder,
    period: PeriodText,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="文件夹", help="写到哪里；不写时放在机构文件夹的“报表”里。")
    ] = None,
    as_of: AsOf = None,
    *,
    pdf: AsPdf = False,
) -> None:
    """生成流动党员通报函（Word）：连续外出满6个月、还没有通报流入地的，一人一份，后面带回执。"""
    from addin.usecases.mobile_letters import mobile_letters  # noqa: PLC0415 - as above

    with progress_bar(_READING) as progress:
        written = mobile_letters(office, period, output, _day(as_of), progress=progress)
    say(f"已生成流动党员通报函 {len(written)} 份：{written[0].parent}" if written else "没有需要通报流入地的流动党员。")
    if pdf and written:
        _say_pdf(written)


@app.command()
def receipts(office: OfficeFolder, period: PeriodText, *, pdf: AsPdf = False) -> None:
    """生成回执和退回函（Word）：本期收下的、退回的各一份，放在回执、退回说明旁边，留有文号和盖章的位置。"""
    from addin.usecases.receipt_letters import receipt_letters  # noqa: PLC0415 - as above

    with progress_bar("生成") as progress:
        written = receipt_letters(office, period, progress=progress)
    say(f"已生成回执和退回函 {len(written)} 份，在“已收”“退回”里各自的文件旁边。" if written else "本期还没有收下或退回的表。")
    if pdf and written:
        _say_pdf(written)


@app.command()
def lists(office: OfficeFolder, period: PeriodText, output: Output = None, as_of: AsOf = None, *, pdf: AsPdf = False) -> None:
    """生成工作名单（Excel）：后备书记人选、换届、待培训、长期不参加组织生活、模范党支部评选、银发人才；有日期的另写成日历，模范党支部另写公示名单。"""
    from addin.presentation.due_calendar import due_calendar  # noqa: PLC0415 - as above
    from addin.presentation.reports import lists_text  # noqa: PLC0415
    from addin.usecases.plan_lists import plan_lists  # noqa: PLC0415

    with progress_bar(_READING) as progress:
        written = plan_lists(office, period, due_calendar, output, _day(as_of), progress=progress)
    say(lists_text(*written))
    if pdf:
        _say_pdf([path for path in (written.workbook, written.publicity) if path])


@app.command()
def dashboard(office: OfficeFolder, period: PeriodText, output: Output = None, as_of: AsOf = None) -> None:
    """生成看板：一个网页文件，不用联网，用浏览器打开，点开每个数字看它后面的行。"""
    from addin.usecases import reports  # noqa: PLC0415 - as above

    with progress_bar(_READING) as progress:
        path = reports.dashboard(office, period, output, _day(as_of), progress=progress)
    say(f"已生成看板：{path}")


@app.command()
def analysis(office: OfficeFolder, period: PeriodText, output: Output = None, as_of: AsOf = None, *, pdf: AsPdf = False) -> None:
    """生成队伍状况分析（Word，可以改）：年龄、职级、健康、党员、变动、待办，附表里每个数字点开看名单。"""
    from addin.usecases import reports  # noqa: PLC0415 - as above

    with progress_bar(_READING) as progress:
        path, annex = reports.analysis(office, period, output, _day(as_of), progress=progress)
    say(f"已生成队伍状况分析：{path}\n附表：{annex}")
    if pdf:
        _say_pdf([path])


@app.command("progress")
def plan_progress(
    office: OfficeFolder, period: PeriodText, output: Output = None, as_of: AsOf = None, *, pdf: AsPdf = False
) -> None:
    """生成计划推进情况（Word）：按2025、2026、2027年的安排逐项对照，做到哪里、谁还没有达到、比上次结账有什么变化。"""
    from addin.usecases import plan_progress as usecase  # noqa: PLC0415 - as above

    with progress_bar(_READING) as progress:
        path = usecase.plan_progress(office, period, output, _day(as_of), progress=progress)
    say(f"已生成计划推进情况：{path}")
    if pdf:
        _say_pdf([path])


@app.command()
def indicators(
    code: Annotated[str, typer.Argument(metavar="编号", help="只看一个，如 I02-1；不写时列出全部。")] = "",
) -> None:
    """查看指标口径：计入什么、在什么范围里、不算什么、目标和期限。"""
    from addin.presentation.reports import definitions_text  # noqa: PLC0415 - as above
    from addin.usecases.reports import indicators_of  # noqa: PLC0415

    say(definitions_text(indicators_of(code)))


def _say_pdf(files: list[Path], sources: Sequence[Path] = (), *, quiet: bool = False) -> None:
    made = pdf_of(files, sources)
    if not quiet:
        say(f"PDF：{made[0]}" + (f"，另有 {len(made) - 1} 份在各自旁边" if made[1:] else ""))


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment else None
