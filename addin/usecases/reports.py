"""Use cases of reports: the summary workbook, the letters, the dashboard.

Those that take an office's folder and a period raise Refused where there is no office, the text is no period, or there is
nothing to report. Reports are written to ``output``, a file or a folder, by default into 报表 of the office's folder.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from addin.errors import Refused
from addin.runtime import clock
from addin.runtime.gc_pause import paused_gc
from addin.runtime.progress import Progress, no_progress
from addin.submissions.folder import open_office
from addin.submissions.office_files import unit_file_name
from addin.usecases.periods import period_of
from addin.usecases.report_files import target, written_to
from workbook_templates.advice import Advice
from workbook_templates.atomic_write import write_atomically

MOST_LINES, MOST_LINES_OF_A_PAGE = 10_000, 1_000
DAYS_TO_ANSWER = 10
OF_EACH, NOTICE = "_各单位", "通知"
"""In the names of the folder of the letters to each unit, and of each letter."""

if TYPE_CHECKING:
    from addin.summary.collect.data import SummaryData
    from addin.summary.measure.indicator import Indicator


def summary_data(
    office: Path,
    period: str,
    as_of: dt.date | None = None,
    *,
    most_lines: int = MOST_LINES,
    named_ranks: bool = False,
    progress: Progress = no_progress,
) -> SummaryData:
    """All data of the reports of an office and period, as of ``as_of`` (by default the period's closing day).

    ``most_lines`` limits the rows listed behind each number; with ``named_ranks`` the persons of the ranks are in it.
    """
    from addin.summary.collect.collect import collect  # noqa: PLC0415 - only reports need the indicators

    wanted, opened = period_of(period), open_office(office)
    with paused_gc():
        data = collect(opened, wanted, as_of, most_lines=most_lines, named_ranks=named_ranks, progress=progress)
    return replace(data, written=clock.today())


def summary(
    office: Path, period: str, output: Path | None = None, as_of: dt.date | None = None, *, progress: Progress = no_progress
) -> Path:
    """Write the summary workbook; its path. Refused where it cannot be written."""
    return write_summary_of(summary_data(office, period, as_of, progress=progress), office, output)


def write_summary_of(data: SummaryData, office: Path, output: Path | None = None) -> Path:
    """Write the summary workbook of data already collected; its path. Refused where it cannot be written."""
    from addin.summary.workbook.summary_workbook import write_summary  # noqa: PLC0415 - XlsxWriter, for this command alone

    path = target(office, output, f"{data.office}_汇总_{data.period}.xlsx")
    with paused_gc():
        return written_to(path, lambda: write_summary(path, data))


def write_summary_for_paper(data: SummaryData, path: Path) -> None:
    """Write the sheets of the summary that are printed, to the file ``path``. Refused where it cannot be written."""
    from addin.summary.workbook.summary_workbook import write_summary  # noqa: PLC0415 - as above

    written_to(path, lambda: write_summary(path, data, on_paper=True))


def notices(
    office: Path,
    period: str,
    output: Path | None = None,
    as_of: dt.date | None = None,
    by: dt.date | None = None,
    *,
    each: bool = False,
    progress: Progress = no_progress,
) -> list[Path]:
    """Write the letter to all units and, with ``each``, one to every unit with something to do; their paths, that to all first.

    ``by`` is the last day to answer, by default ten days after today, or the as-of date where that is later. Refused where it
    is not later than the as-of date, or where a letter cannot be written.
    """
    from addin.summary.letters.notices import office_letter, unit_letters  # noqa: PLC0415 - Word, for this command alone

    data = summary_data(office, period, as_of, progress=progress)
    day = by or data.signed_on + dt.timedelta(days=DAYS_TO_ANSWER)
    if day <= data.as_of:
        raise Refused(f"办理期限 {day} 要晚于统计日 {data.as_of}。请", Advice.SET_DEADLINE, "。")
    path = target(office, output, f"{data.office}_通报_{data.period}.docx")
    written = [written_to(path, lambda: write_atomically(path, office_letter(data, day)))]
    for code, name, content in unit_letters(data, day, progress) if each else ():
        own = path.with_name(f"{path.stem}{OF_EACH}") / f"{unit_file_name(name, code, NOTICE, str(data.period))}.docx"
        written.append(written_to(own, partial(write_atomically, own, content)))
    return written


def dashboard(
    office: Path, period: str, output: Path | None = None, as_of: dt.date | None = None, *, progress: Progress = no_progress
) -> Path:
    """Write the dashboard as one self-contained HTML file; its path. Refused where it cannot be written."""
    from addin.summary.dashboard.dashboard import render_dashboard  # noqa: PLC0415 - Jinja2, for this command alone

    data = summary_data(office, period, as_of, most_lines=MOST_LINES_OF_A_PAGE, progress=progress)
    path = target(office, output, f"{data.office}_看板_{data.period}.html")
    return written_to(path, lambda: write_atomically(path, render_dashboard(data).encode()))


def analysis(
    office: Path, period: str, output: Path | None = None, as_of: dt.date | None = None, *, progress: Progress = no_progress
) -> tuple[Path, Path]:
    """Write the analysis of the ranks as a Word document, and beside it the workbook behind its figures; both paths.

    Refused where there is no roster, or where one cannot be written.
    """
    from addin.summary.analysis.annex import write_annex  # noqa: PLC0415 - XlsxWriter and Word, for this command alone
    from addin.summary.analysis.document import analysis_document  # noqa: PLC0415

    data = summary_data(office, period, as_of, named_ranks=True, progress=progress)
    ranks = data.ranks
    if ranks is None or not ranks.tables[0].total:
        raise Refused(f"{data.period.label}还没有收到花名册，没有可分析的人员。")
    path = target(office, output, f"{data.office}_队伍状况分析_{data.period}.docx")
    annex = path.with_name(f"{path.stem}_附表.xlsx")
    written_to(annex, lambda: write_annex(annex, data, ranks))
    return written_to(path, lambda: write_atomically(path, analysis_document(data, ranks, annex.name))), annex


def indicators_of(code: str = "") -> Sequence[Indicator]:
    """The indicator of that code, or all of them. Refused where there is none of that code."""
    from addin.summary.measure.catalogue import catalogue, find  # noqa: PLC0415 - as above

    try:
        return [find(code)] if code else catalogue()
    except KeyError:
        raise Refused(f"没有编号是“{code}”的指标。", Advice.LIST_INDICATORS, "。") from None
