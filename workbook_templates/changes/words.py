"""The fixed words of a change form: its columns, its actions, and the word that empties a cell."""

from __future__ import annotations

from types import MappingProxyType
from typing import NamedTuple

KIND = "change"
ACTION = "变动"
BASE = "依据版本"
CLEAR = "〔清空〕"
WHERE_TO = "转往"
NAME, NUMBER, NEW_NUMBER = "姓名", "身份证号", "新身份证号"
REMARK = "备注"
STATE, STATE_DAY = "状态", "状态日期"


class Action(NamedTuple):
    """What a word in the column 变动 does to the roster.

    It ``adds`` a row, ``removes`` one, or changes one; ``state`` is what it writes into the column 状态. ``renumbers``: it gives
    the person another identity number. ``needs`` are the columns without which it says too little.
    """

    word: str
    adds: bool = False
    removes: bool = False
    renumbers: bool = False
    state: str = ""
    needs: tuple[str, ...] = ()

    @property
    def corrects(self) -> bool:
        """Whether it only writes other contents into a row: it adds, removes and ends nothing."""
        return not (self.adds or self.removes or self.needs)


ACTIONS = MappingProxyType(
    {
        one.word: one
        for one in (
            Action("新增", adds=True),
            Action("任职", adds=True),
            Action("修改"),
            Action("更正身份证号", renumbers=True, needs=(NAME, NEW_NUMBER)),
            Action("转出", state="转出", needs=(STATE_DAY, WHERE_TO)),
            Action("去世", state="去世", needs=(STATE_DAY,)),
            Action("免职", needs=("免职日期",)),
            Action("删除", removes=True),
        )
    }
)


def is_clear(cell: object) -> bool:
    """Whether a cell holds nothing but the word that empties it, in whatever brackets or with whatever marks it was typed."""
    return isinstance(cell, str) and "清空" in cell and "".join(filter(str.isalnum, cell)) == "清空"
