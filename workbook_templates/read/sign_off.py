"""What is signed under a list: 审核人：…　填表人：…, a seal, a date. Such rows are no persons with everything left out."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from functools import cache

from workbook_templates.values.date import parse_date

_WHO = "负责人|审核人?|复核人?|审批人?|批准人?|填表人?|制表人?|填报人?|经办人?|经手人|联系人|校对人?|统计人|主管|领导|会计|出纳"
_WHAT = "签字|签名|签章|盖章|公章|印章|(?:填表|填报|制表|报送)?(?:日期|时间|单位)|联系电话|联系方式|电话|手机"
_BEFORE = "(?:单位|部门|科室|主要|分管|主管|党委|党支部|支部)?"
_LABEL = rf"{_BEFORE}(?:{_WHO}|{_WHAT})(?:签字|签名|签章|盖章)?\s*(?:[（(][^（）()]*[）)])?\s*(?:[:：](?P<told>.*)|_*)"
_SEAL = r".*[（(](?:单位|部门)?(?:盖章|公章|签章|印章|签字|签名)(?:处|栏)?[）)]"
_NO_DATE_YET = r"[\s_—-]*年[\s_—-]*月[\s_—-]*日[\s_—-]*"
_compiled = cache(re.compile)  # most lists end with their last person, and compiling costs what reading one does
# What may stand in the first column without a colon, so that a row that begins so is looked at.
BARE_LABELS = frozenset(
    f"{before}{word}"
    for before in ("", "单位", "主管", "分管")
    for word in ("负责人", "审核", "审核人", "复核", "复核人", "审批", "批准", "填表人", "制表", "制表人", "填报人", "经办人")
) | {
    "联系人",
    "联系电话",
    "填表日期",
    "填报日期",
    "制表日期",
    "日期",
    "签字",
    "签名",
    "盖章",
    "公章",
    "单位盖章",
    "主管领导",
    "分管领导",
}


def is_label(text: str) -> bool:
    """Whether a text asks for a signature, a seal or a date, with or without it."""
    text = text.strip()
    return any(_compiled(pattern, re.DOTALL).fullmatch(text) for pattern in (_LABEL, _SEAL, _NO_DATE_YET))


def is_sign_off(cells: Sequence[object], *, follows: bool = False) -> bool:
    """Whether a row holds nothing but labels of signatures and what answers them.

    A row with a date alone is one where it ``follows`` another.
    """
    filled = [cell for cell in cells if cell not in (None, "") and not (isinstance(cell, str) and not cell.strip())]
    labels, open_label = 0, False
    for cell in filled:
        if isinstance(cell, str) and is_label(cell):
            labels += 1
            open_label = _asks(cell)
        elif _is_day(cell):
            labels += follows
            open_label = False
        elif open_label:
            open_label = False
        else:
            return False
    return labels > 0


def _asks(text: str) -> bool:
    """Whether a label is without its answer, so that the next cell may be it."""
    found = _compiled(_LABEL, re.DOTALL).fullmatch(text.strip())
    return found is not None and not (found["told"] or "").strip(" _\u3000")


def _is_day(cell: object) -> bool:
    return isinstance(cell, dt.date) or (isinstance(cell, str) and parse_date(cell, month=True) is not None)
