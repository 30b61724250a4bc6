"""What is said where a change cannot be made: at a cell of the change form, in Chinese, numbers of persons masked."""

from __future__ import annotations

from typing import NamedTuple

from workbook_templates.cell_types import mask_in_text, show_masked
from workbook_templates.changes.entries import ChangeEntry
from workbook_templates.changes.state import Cells
from workbook_templates.changes.words import STATE
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
    "gone already": ("{谁}这一行已经从花名册“{表}”里去掉了，这一行没有改动什么。", "不用处理。"),
    "left behind": (
        "从花名册“{表}”里删除{谁}以后，还有{数}行找不到人：{剩}。",
        "请把这几行也写进变动表，选“删除”；只是身份证号登记错了的，不用删除，选“更正身份证号”，写上新身份证号。",
    ),
    "elsewhere": (
        "{谁}在花名册的备注里已经写了“{另}”，这里写的是“{值}”，没有改动。",
        "请核对转到哪里；要改的，在这一行的“备注”里写上对的内容。",
    ),
    "too long": (
        "“转往”要写进{谁}的备注，加上“{值}”一共{共}个字，超过{多}个字，写不下，没有改动。",
        "请在这一行的“备注”里把原来的备注写短一些，不超过{余}个字。",
    ),
    "changed since": (
        "{谁}这一行，在这张变动表生成以后，已经改过了，没有删除。",
        "请与收表的老干部局核对；确实要删除的，请用新下发的变动表再报一次。",
    ),
    "other day": (
        "花名册“{表}”里{谁}没有“{列}”是{值}的一行，没有改动。",
        "请核对“{列}”，与花名册里那一行一致；花名册里只有一行的，可以让这一格空着。",
    ),
    "said before": (
        "{谁}在花名册里已经登记了“{原}”，这里写的与登记的不同，没有改动。",
        "请核对哪一个对；登记错了要改的，“变动”选“修改”，写上对的内容。",
    ),
    "taken": (
        "{谁}的新身份证号 {值} 在花名册里已经是{别人}的，没有改动。",
        "请核对身份证原件；两行是同一个人的，把多登记的一行选“删除”。",
    ),
    "renumbered": (
        "{谁}的身份证号更正为 {值}{一并}。",
        "请核对身份证原件；收款账户、活动记录里还是旧号码的，也请改过来。按旧号码发过补贴的，由老干部局认定两个号码是同一人。",
    ),
    "the same": ("{谁}在花名册里已经是这样，这一行没有改动什么。", "请核对；没有变动的，请删去这一行。"),
    "rekeyed": ("这一行把{谁}的“{列}”由{另}改成了{值}。", "请核对；确实是原来登记错了的，不用处理。"),
    "renamed": ("这一行把{谁}的姓名改成了“{值}”。", "请核对身份证号；确实是改姓名的，不用处理。"),
    "perhaps another": (
        "这个身份证号在花名册里是{另}，不是这里写的{值}，看不出是改姓名还是写错了身份证号，没有改动。",
        "请核对身份证号和姓名；确实是改姓名的，请在“离退休干部变动”里改，并写上花名册里登记的出生日期。",
    ),
    "other person": ("这个身份证号在花名册里是{另}，不是这里写的{值}，没有改动。", "请核对身份证号和姓名，改正写错的一格。"),
}
_REMARKS = ("the same", "gone already", "rekeyed", "renamed", "renumbered")


def row_problem(entry: ChangeEntry, column: str, kind: str, known: Cells | None = None, **more: str) -> ChangeProblem:
    """The problem of an entry's row: a key of the words above, which are filled with ``more`` besides. ``known`` are the cells of
    the roster's row.
    """
    add = "任职" if entry.page.column("变动").codes == "任职变动" else "新增"
    values = {
        "表": entry.sheet.name,
        "谁": _about(entry, known),
        "添": add,
        "列": column,
        "另": str((known or {}).get(column) or ""),
    }
    values["原"] = _registered_end(entry, known or {})
    values["值"] = str(entry.cells.get(column) or "")
    message, fix = (text.format_map(values | more) for text in _WORDS[kind])
    return ChangeProblem(entry, column, kind not in _REMARKS, message, fix)


def _registered_end(entry: ChangeEntry, known: Cells) -> str:
    """The state and the day that end a row of the roster, as 去世 2026-07-05 or 免职日期 2026-06-30."""
    carry = entry.sheet.carry
    state = str(known.get(STATE) or carry.ended) if carry and carry.ended else ""
    return f"{state} {known.get(carry.ended) or ''}".strip() if carry and state else ""


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
