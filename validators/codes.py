"""Check codes of units, organisations, groups and activities (GB 32100 and the plan's own numbering)."""

from __future__ import annotations

import re
from collections.abc import Callable

USCC_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_VALUE = {char: n for n, char in enumerate(USCC_ALPHABET)}
_WEIGHTS = tuple(pow(3, i, 31) for i in range(17))
_USCC = re.compile(f"[{USCC_ALPHABET}]{{2}}\\d{{6}}[{USCC_ALPHABET}]{{10}}", re.ASCII)
_REGION = re.compile(r"[1-9]\d{5}", re.ASCII)
_ORGANISATION = re.compile(r"[1-9]\d{11}", re.ASCII)
_GROUP = re.compile(r"X[1-9]\d{11}", re.ASCII)
_ACTIVITY = re.compile(r"[\w()./·—-]{1,40}")

EXPECTED = {
    "office_code": "18位统一社会信用代码；老干部局也可以填6位行政区划代码",
    "organisation_code": "12位数字：6位行政区划代码加6位顺序号",
    "group_code": "字母X加12位数字",
    "body_code": "12位党组织代码，或字母X加12位数字的学习小组代码",
    "actor_code": "12位党组织代码、字母X加12位数字的学习小组代码，或18位单位代码",
    "subject_code": "12位党组织代码，个人填18位身份证号",
    "activity_code": "40个字以内的字母、数字和短横，如 2026Q3-0001",
}


def uscc_check(body: str) -> str:
    """The last character that belongs to the first 17 of a 统一社会信用代码 (GB 32100); the same as python-stdnum's, see
    ``workbook_templates.values.identity.check_digit``.
    """
    return USCC_ALPHABET[-sum(_VALUE[char] * weight for char, weight in zip(body, _WEIGHTS, strict=True)) % 31]


def _office(code: str) -> str | None:
    if _REGION.fullmatch(code):
        return None
    if len(code) != 18:
        return f"有{len(code)}位，位数不对"
    unexpected = sorted(set(code) - set(USCC_ALPHABET))
    if unexpected:
        return f"含有代码里不用的字符“{''.join(unexpected[:5])}”"
    if not _USCC.fullmatch(code):
        return "第3至8位应是6位数字的行政区划代码"
    return None if uscc_check(code[:17]) == code[17] else "最后一位校验码与前17位对不上，说明有一位录错或两位录颠倒"


def _pattern_check(pattern: re.Pattern[str], length: int) -> Callable[[str], str | None]:
    def check(code: str) -> str | None:
        if pattern.fullmatch(code):
            return None
        return "格式不对" if len(code) == length else f"有{len(code)}位，位数不对"

    return check


_organisation, _group = _pattern_check(_ORGANISATION, 12), _pattern_check(_GROUP, 13)


def _body(code: str) -> str | None:
    return _group(code) if code.startswith("X") else _organisation(code)


def _actor(code: str) -> str | None:
    return _office(code) if len(code) in (6, 18) else _body(code)


def _subject(code: str) -> str | None:
    """An identity number is checked by F05, here only by its length; anything else as an organisation's code."""
    return None if len(code) in (15, 18) else _organisation(code)


def _activity(code: str) -> str | None:
    return None if _ACTIVITY.fullmatch(code) else "太长或含有特殊字符"


_CHECKS: dict[str, Callable[[str], str | None]] = {
    "office_code": _office,
    "organisation_code": _organisation,
    "group_code": _group,
    "body_code": _body,
    "actor_code": _actor,
    "subject_code": _subject,
    "activity_code": _activity,
}


def fault(kind: str, code: str) -> str | None:
    """What is wrong with a code, in Chinese, by the column type ``kind``; None where it is right or the type is no code."""
    check = _CHECKS.get(kind)
    return check(code) if check else None
