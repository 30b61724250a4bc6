"""The workbook of lists: a sheet each, every row with the file and row it comes from; and what of them has a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path

from addin.summary.lists.absent_list import ABSENT_LIST
from addin.summary.lists.election_list import ELECTION_LIST
from addin.summary.lists.model_branch_list import MODEL_BRANCH_LIST
from addin.summary.lists.plan_list import ListRow, PlanList
from addin.summary.lists.reserve_list import RESERVE_LIST
from addin.summary.lists.talent_list import TALENT_LIST
from addin.summary.lists.talent_table import write_talent_table
from addin.summary.lists.training_list import TRAINING_LIST
from addin.summary.measure.inputs import Inputs
from addin.summary.workbook.page import Col, Page
from addin.summary.workbook.writer import SummaryWriter
from validators.due import Due
from workbook_templates.atomic_write import write_atomically

KINDS = (RESERVE_LIST, ELECTION_LIST, TRAINING_LIST, ABSENT_LIST, MODEL_BRANCH_LIST, TALENT_LIST)
_SOURCE = (Col("单位", 22), Col("文件", 22), Col("行", 6, "whole"))
MadeLists = Mapping[str, list[ListRow] | None]


def lists_of(inputs: Inputs) -> MadeLists:
    """The rows of every list by its name; None where a sheet that it needs was not received."""
    return {kind.name: kind.of(inputs) for kind in KINDS}


def write_lists(path: Path, inputs: Inputs, made: MadeLists, office: str) -> None:
    """Write the workbook atomically; OSError where it cannot be written."""
    heading = f"{office} {inputs.on.period.label}"
    book = SummaryWriter()
    book.book.set_properties({"title": f"{heading}工作名单", "company": office})
    for kind in KINDS:
        _write(book, kind, inputs, made[kind.name], heading)
    write_talent_table(book, made[TALENT_LIST.name] or (), heading)
    write_atomically(path, book.close())


def _write(book: SummaryWriter, kind: PlanList, inputs: Inputs, rows: Sequence[ListRow] | None, heading: str) -> None:
    missing = "、".join(sheet for sheet in kind.needs if not inputs.has(sheet))
    said = f"没有收到{missing}，列不出来。" if rows is None else f"共 {len(rows)} 行，统计截至 {inputs.on.as_of}。"
    page = Page(book, kind.name, (*kind.columns, *_SOURCE), f"{heading}{kind.name}", f"{kind.note}{said}")
    for one in rows or ():
        source = inputs.evidence_row(one.ref)
        page.add(*one.cells, source.unit_name, source.file, source.row)
    page.finish()


def dated(made: MadeLists, from_day: dt.date) -> list[Due]:
    """What stands in the lists for a day not before ``from_day``, for a calendar."""
    found = (one.due for rows in made.values() for one in rows or () if one.due)
    return sorted(due for due in found if due.by >= from_day)
