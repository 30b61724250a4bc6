"""Ask the user for values on a sheet: the user fills it in and clicks the same button again.

No host offers a dialog with fields to xlwings, and a sheet is what these users know best.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from addin.doors.ribbon.button_context import ButtonContext
from addin.errors import Refused


@dataclass(frozen=True, slots=True)
class Question:
    """One line of the sheet: the key of the answer, its label, a hint; whether it may stay empty."""

    key: str
    label: str
    hint: str
    optional: bool = False


_FIRST = 3
_BETWEEN = re.compile(r"[\s,，、;；]+")


def ask_for_all(context: ButtonContext, name: str, questions: tuple[Question, ...]) -> dict[str, str] | None:
    """As ``ask`` on a sheet that begins empty. Refused where a line that is not optional was left empty."""
    answers = ask(context, name, questions, {})
    if answers is not None and (empty := [one.label for one in questions if not answers[one.key] and not one.optional]):
        raise Refused(f"{name}的“{'、'.join(empty)}”还没有填。")
    return answers


def ask(context: ButtonContext, name: str, questions: tuple[Question, ...], known: Mapping[str, str]) -> dict[str, str] | None:
    """The answers by key where the sheet ``name`` is active; else open that sheet, filled with ``known``, and return None."""
    sheet = context.sheet
    if sheet.name == name:
        return _answers(sheet, questions)
    rows = [[f"{name}：填好“填写”一列，再点一次这个按钮。", "", ""], ["项目", "填写", "说明"]]
    rows += [[one.label, known.get(one.key, ""), one.hint] for one in questions]
    new_sheet = context.new_sheet(name, rows, widths=(18, 46, 60))
    new_sheet.range((1, 1), (1, 3)).wrap_text = False
    new_sheet.range((1, 1), (2, 3)).font.bold = True
    new_sheet.range((_FIRST, 2), (_FIRST + len(questions) - 1, 2)).color = (255, 249, 219)
    new_sheet.range((_FIRST, 2)).select()
    return None


def _answers(sheet: Any, questions: tuple[Question, ...]) -> dict[str, str]:
    cells = sheet.range((_FIRST, 1), (_FIRST + 20, 2)).options(ndim=2).value
    by_label = {_text(label): _text(value) for label, value in cells if label}
    return {one.key: by_label.get(one.label, "") for one in questions}


def several(answer: str) -> list[str]:
    """What an answer names, in its order: codes with blanks, commas or semicolons of any kind between them."""
    return [one for one in _BETWEEN.split(answer) if one]


def _text(value: object) -> str:
    """A cell as text; a whole number, where the host did not keep it as text, without a decimal point."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value).strip()
