"""What is said where a change cannot be made: at a cell of the change form, in Chinese, numbers of persons masked."""

from __future__ import annotations

from typing import NamedTuple

from workbook_templates.cell_types import mask_in_text, show_masked
from workbook_templates.changes.entries import ChangeEntry
from workbook_templates.changes.state import Cells
from workbook_templates.row_subject import row_subject
from workbook_templates.schema import Column


class ChangeProblem(NamedTuple):
    """At a column of an entry: whether it keeps the change from being made (``error``), what is wrong, and what to do."""

    entry: ChangeEntry
    column: str
    error: bool
    message: str
    fix: str


_WORDS = {
    "unknown": (
        "花名册“{表}”里找不到{谁}，不知道改哪一行。",
        "请核对代码、身份证号；花名册里还没有的，“变动”选“{添}”，并写齐各栏。",
    ),
    "ambiguous": ("花名册“{表}”里{谁}有好几行，不知道改哪一行。", "请写上“{列}”，与花名册里要改的那一行一致。"),
    "there already": ("花名册“{表}”里已经有{谁}，不能再添一行。", "请核对；要改这一行的内容，“变动”选“修改”。"),
    "removed since": ("{谁}这一行，在这张变动表生成以后，已经从花名册“{表}”里去掉了。", "请与收表的老干部局核对，再报一次。"),
    "changed since": (
        "{谁}这一行，在这张变动表生成以后，已经改过了，没有删除。",
        "请与收表的老干部局核对；确实要删除的，请用新下发的变动表再报一次。",
    ),
    "said before": (
        "{谁}在花名册里已经登记为这个状态，这里写的内容与登记的不同。",
        "请核对；要改原来登记的日期等，“变动”选“修改”。",
    ),
    "the same": ("{谁}在花名册里已经是这样，这一行没有改动什么。", "请核对；没有变动的，请删去这一行。"),
    "renamed": ("这一行把{谁}的姓名改成了“{值}”。", "请核对身份证号；确实是改姓名的，不用处理。"),
    "other person": ("这个身份证号在花名册里是{另}，不是这里写的{值}，没有改动。", "请核对身份证号和姓名，改正写错的一格。"),
}
_REMARKS = ("the same", "renamed")


def row_problem(entry: ChangeEntry, column: str, kind: str, known: Cells | None = None) -> ChangeProblem:
    """The problem of an entry's row: a key of the words above. ``known`` are the cells of the roster's row."""
    add = "任职" if entry.page.column("变动").codes == "任职变动" else "新增"
    values = {
        "表": entry.sheet.name,
        "谁": _about(entry, known),
        "添": add,
        "列": column,
        "另": str((known or {}).get(column) or ""),
    }
    values["值"] = str(entry.cells.get(column) or "")
    message, fix = (text.format_map(values) for text in _WORDS[kind])
    return ChangeProblem(entry, column, kind not in _REMARKS, message, fix)


def cell_conflict(entry: ChangeEntry, column: Column, before: Cells, known: Cells) -> ChangeProblem:
    """The conflict of one cell: what it was when the change form was made (``before`` are the cells of its row then), what it
    is now (``known``), what the form makes of it.
    """
    values = (before.get(column.name), known.get(column.name), entry.wanted.get(column.name))
    was, now, mine = (mask_in_text(show_masked(column, value)) or "（空）" for value in values)
    since = f"{_about(entry, known)}的“{column.name}”，这张变动表生成时是“{was}”，后来已改为“{now}”"
    message = f"{since}，这里要改为“{mine}”，两处不一致，没有改动。"
    fix = f"请与收表的老干部局核对：以“{now}”为准的，让这一格空着；以“{mine}”为准的，请用新下发的变动表再报一次。"
    return ChangeProblem(entry, column.name, True, message, fix)


def _about(entry: ChangeEntry, known: Cells | None) -> str:
    """Whom or what the roster's row is about, else what the entry says of it."""
    return row_subject(entry.sheet, (dict(entry.cells) | (known or {})).get)  # type: ignore[arg-type] # values of cells
