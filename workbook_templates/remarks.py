"""说明 on a cover: what a unit tells its office in words, and among them which part of a report a workbook is."""

from __future__ import annotations

import re
import unicodedata

REMARK = "说明"
_NOTHING = ("", "无")
_PART = re.compile(r"第([0-9]{1,3}|[一二三四五六七八九十]{1,2})(?:部分|分册|册)")
_HAN = {han: n for n, han in enumerate("一二三四五六七八九十", start=1)}


def joined_remarks(before: str, now: str) -> str:
    """Both remarks as sentences, so that each is read by itself, the earlier first; one that says nothing, or what the other says
    already, is left out.
    """
    before, now = ("" if remark in _NOTHING else remark for remark in (before, now))
    if now in before:
        return before
    if before in now:
        return now
    return f"{before}{'' if before[-1] in '。！!' else '。'}{now}"


def parse_part_number(text: str) -> int | None:
    """The part of a unit's report that a text names (第2部分, 第二册: 2); None where it names none."""
    found = _PART.search(unicodedata.normalize("NFKC", text))
    if not found:
        return None
    number = int(found[1]) if found[1].isdigit() else _from_han(found[1])
    return number if number > 0 else None


def _from_han(text: str) -> int:
    if len(text) == 1:
        return _HAN[text]
    return 10 + _HAN[text[1]] if text[0] == "十" else _HAN[text[0]] * 10
