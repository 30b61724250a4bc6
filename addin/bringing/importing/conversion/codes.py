"""Values of code lists as old rosters write them: 1 for 男, 汉 for 汉族, √ for 是. An unknown one is asked about, once."""

from __future__ import annotations

import re
from collections.abc import Mapping

from addin.bringing.importing.conversion.converted import NOTHING, Converted
from addin.bringing.importing.vocabulary.words import meaning
from workbook_templates.schema import Column
from workbook_templates.values.text import as_displayed, tidy, tidy_choice, tidy_code

_BODY = re.compile(r"X?\d{12}")


def convert_code(column: Column, raw: object, decided: Mapping[str, str] | None = None) -> Converted:
    """The value of the column's code list.

    ``decided`` gives by the text of a cell what was decided, empty to leave it out; without it the usual meaning counts.
    """
    text = tidy_choice(raw) or ""
    if not text:
        return NOTHING
    usual = meaning(column.codes, raw)
    value = usual if decided is None or usual == text else decided.get(text, "")
    if value:
        return Converted(value, "" if value == raw else "按代码表改写")
    if decided is not None and text in decided:
        return Converted(None, "已定为不采用", blank=True)
    if column.open:
        return Converted(tidy(raw))
    return Converted(None, "不知道是哪一个值，请选定")


def convert_flag(yes: str, no: str, raw: object) -> Converted:
    """The value where the answer is yes, and where it is no. A blank, or a no without a value, says only what it is not."""
    text = tidy_choice(raw) or ""
    if not text:
        return NOTHING
    answer = meaning("是否", raw)
    if answer == "是":
        return Converted(yes, "按“是”改写")
    if answer == "否" and no:
        return Converted(no, "按“否”改写")
    return Converted(None, "只写明不是，没有写是什么" if answer else "看不懂是或否", blank=answer == "否")


def is_body_code(raw: object) -> bool:
    """Whether a cell is the code of a party organisation (12 digits) or study group (X and 12 digits)."""
    return _BODY.fullmatch(_code(raw)) is not None


def _code(raw: object) -> str:
    """A code as text, also one that is stored as a number: no region begins with nought, so that none of it is lost."""
    return tidy_code(as_displayed(raw)) or ""


def convert_body(raw: object, decided: Mapping[str, str] | None = None) -> Converted:
    """The code of a party organisation or study group that is given by its code or, as ``decided`` says, by its name.

    A name without a code is not lost: it goes into the remarks.
    """
    code = _code(raw)
    if _BODY.fullmatch(code):
        return Converted(code, "" if code == raw else "代码改写")
    name = tidy(raw) or ""
    known = (decided or {}).get(tidy_choice(raw) or "", "")
    if known:
        return Converted(known, f"“{name}”换成代码")
    return Converted(None, f"“{name}”还没有代码，先写在备注里", name)
