"""Identity numbers, accounts and telephone numbers of old rosters. Digits that a spreadsheet has destroyed are not filled in."""

from __future__ import annotations

import re

from addin.bringing.importing.conversion.converted import Converted
from validators.identity import is_valid
from workbook_templates.values.identity import tidy_id
from workbook_templates.values.text import as_displayed, tidy_code

_EXACT = 10**15  # a spreadsheet keeps 15 digits of a number
_SCIENTIFIC = re.compile(r"\d(\.\d+)?E\+?\d+", re.IGNORECASE)
_IDENTITY = re.compile(r"\d{17}[\dX]")
_MOBILE = re.compile(r"1[3-9]\d{9}")
_AREA = r"010|02\d|0[3-9]\d{2}"
_LANDLINE = re.compile(rf"\(?({_AREA})\)?[- —–]?(\d{{7,8}})|(\d{{7,8}})")
_PHONES = re.compile(r"[/、,，;；\n]")
LOST = "号码的后几位已经丢失，无法还原，请对照证件补填"
MAY_LACK_NOUGHTS = "账号在旧表里存成了数字，前面要是有 0 已经丢了，请核对"
MAY_BE_LOST = "后三位都是 0，可能是丢失了的号码，请对照证件补填"


def convert_identity(raw: object) -> Converted:
    """An identity number of 18 digits, one of 15 made 18; nothing where its digits are lost."""
    if isinstance(raw, (int, float)):
        if not 10**14 <= raw < _EXACT:
            return Converted(None, LOST if raw >= _EXACT else "不是身份证号")
        raw = str(int(raw))
    code = tidy_code(raw) or ""
    if _SCIENTIFIC.fullmatch(code):
        return Converted(None, LOST)
    if is_cut(code):
        return Converted(None, MAY_BE_LOST)
    number = tidy_id(code) or ""
    if not _IDENTITY.fullmatch(number):
        return Converted(None, "不是身份证号") if not code.isdigit() else Converted(code, "位数不对，照原样填写")
    return Converted(number, "" if number == raw else "身份证号改写")


def is_cut(code: str) -> bool:
    """Whether a number of 18 digits ends as Excel leaves one that was typed as a number.

    Its check character proves nothing: it is right by chance in one of eleven, and honest numbers end so in one of thousand.
    """
    return len(code) == 18 and code.endswith("000") and code.isdigit()


def is_identity(raw: object) -> bool:
    """Whether a cell is a whole identity number with the right check character."""
    return is_valid(convert_identity(raw).value)


def convert_account(raw: object) -> Converted:
    """A bank account; nothing where its digits are lost."""
    if isinstance(raw, (int, float)) and raw >= _EXACT:
        return Converted(None, LOST)
    code = (tidy_code(as_displayed(raw)) or "").replace("-", "")
    if _SCIENTIFIC.fullmatch(code) or (len(code) > 17 and not code[15:].strip("0")):
        return Converted(None, LOST)
    if not code.isdigit() or not 8 <= len(code) <= 30:
        return Converted(None, "不是银行账号")
    if isinstance(raw, (int, float)):
        return Converted(code, MAY_LACK_NOUGHTS)
    return Converted(code, "" if code == raw else "账号改写")


def convert_phone(raw: object) -> Converted:
    """The first mobile number of a cell, else its first number; the others, and whatever else stands there, as the rest."""
    text = _with_its_nought(raw)
    parts = [one for part in _PHONES.split(text) for one in ([part] if _phone(part) else part.split())]
    found = [number for part in parts if (number := _phone(part))]
    if not found:
        return _phone_in_words(text)
    first = next((number for number in found if _MOBILE.fullmatch(number)), found[0])
    others = [number for number in dict.fromkeys(found) if number != first]
    words = [part for part in parts if part and not _phone(part)]
    rest = "、".join([*([f"电话 {'、'.join(others)}"] if others else []), *words])
    return Converted(first, "" if first == raw else "电话改写", rest)


def _with_its_nought(raw: object) -> str:
    """The text of a cell; a number with an area code that is stored as a number has lost the nought that these begin with."""
    text = as_displayed(raw).strip()
    stored = isinstance(raw, (int, float)) and text.isdecimal() and not _MOBILE.fullmatch(text)
    return f"0{text}" if stored and re.fullmatch(rf"(?:{_AREA})\d{{7,8}}", f"0{text}") else text


def _phone_in_words(text: str) -> Converted:
    """The one mobile number in a cell that says more (儿子 13888000002), which goes into the remarks."""
    found = re.findall(rf"(?<!\d){_MOBILE.pattern}(?!\d)", text)
    return Converted(found[0], "从文字里取出号码", text) if len(found) == 1 else Converted(None, "不是电话号码")


def is_mobile(value: object) -> bool:
    """Whether a value is a mobile number in plain writing."""
    return isinstance(value, str) and _MOBILE.fullmatch(value) is not None


def _phone(text: str) -> str:
    """One number in plain writing: 13888000002, 0874-3123456; empty where it is none."""
    text = re.sub(r"^\(?\+?86\)?[- ]?(?=1)", "", (tidy_code(text) or "").strip())
    digits = re.sub(r"[-\s.—–]", "", text)
    if _MOBILE.fullmatch(digits):
        return digits
    found = _LANDLINE.fullmatch(text)
    if not found:
        return ""
    return f"{found[1]}-{found[2]}" if found[1] else found[3]
