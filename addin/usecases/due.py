"""What is still owed and by when: over files named one by one, or over all an office has received for a period."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from addin.errors import Refused
from validators.due import Due, due, rules_not_listed
from validators.not_run import MissingForm, missing_forms
from validators.policy import Policy, default_policy
from validators.rule import Context
from workbook_templates.merge import merge_tables
from workbook_templates.read import read_submission
from workbook_templates.table import Tables
from workbook_templates.values.period import Period


@dataclass(frozen=True, slots=True)
class DueList:
    """What is owed by the files at hand, and the forms without which other duties could not be looked at."""

    lines: list[Due]
    without: list[MissingForm]


def due_in_files(paths: Sequence[Path], *, as_of: dt.date | None = None) -> DueList:
    """What the units of these files still owe; Refused where one cannot be read or no file names its period."""
    from addin.usecases.check_files import expand  # noqa: PLC0415 - the office's way does not need it

    submissions = [read_submission(path) for path in expand(paths)]
    broken = [submission for submission in submissions if not submission.usable]
    if broken:
        raise Refused(f"“{broken[0].file}”不能使用。请先运行 yinling check 看原因。")
    periods = {value for submission in submissions if isinstance(value := submission.cover("报告期"), Period)}
    if len(periods) != 1:
        raise Refused("这些文件的报告期没有填写或不一致，请只选同一个报告期的文件。")
    return _owed(merge_tables([submission.tables for submission in submissions]), periods.pop(), as_of, default_policy())


def due_in_office(root: Path, period: str, *, as_of: dt.date | None = None) -> DueList:
    """What the units under an office still owe, by what they have sent in the year so far."""
    from addin.consolidation.gather import gather  # noqa: PLC0415
    from addin.submissions.folder import open_office  # noqa: PLC0415
    from addin.usecases.office import period_of  # noqa: PLC0415 - the database is not needed for single files

    office, span = open_office(root), period_of(period)
    tables = gather(office, span, year_to_date=True, latest=True).tables
    return _owed(tables, span, as_of, office.settings.policy, complete=True)


def _owed(tables: Tables, period: Period, as_of: dt.date | None, policy: Policy, *, complete: bool = False) -> DueList:
    lines = due(tables, Context(as_of or period.end, period, policy, complete=complete))
    return DueList(lines, missing_forms(rules_not_listed(tables), list(tables)))


def due_json(lines: Sequence[Due]) -> str:
    """The lines as JSON, an array of objects."""
    import json  # noqa: PLC0415 - as everywhere on a path a click waits for
    from dataclasses import asdict  # noqa: PLC0415

    rows = [asdict(line) | {"by": line.by.isoformat(), "sentence": line.sentence} for line in lines]
    return json.dumps(rows, ensure_ascii=False, indent=1)


def due_text(lines: Sequence[Due], without: Sequence[MissingForm] = ()) -> str:
    """The list as a person reads it: by day, overdue first, a line each; then what could not be looked at."""
    return "\n".join([_listed(lines), *_unseen(without)])


def _unseen(without: Sequence[MissingForm]) -> Iterator[str]:
    if without:
        yield "下面这些因为没有所需的表，这次没有看，不等于都完成了："
    yield from (f"  · 加上{one.words}才能看：{one.about}" for one in without)


def _listed(lines: Sequence[Due]) -> str:
    if not lines:
        return "没有尚未完成的事项。"
    days = sorted({line.by for line in lines})
    text: list[str] = []
    for day in days:
        owed = [line for line in lines if line.by == day]
        text.append(f"{day} 前（{len(owed)} 项{'，已逾期' if owed[0].late else ''}）")
        text += [f"  {line.clause} {line.sentence}" for line in owed]
    late = sum(line.late for line in lines)
    text.append(f"共 {len(lines)} 项未完成，其中逾期 {late} 项。")
    return "\n".join(text)
