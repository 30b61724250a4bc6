"""Ask for values on a sheet of its own: the user fills it in and clicks the same button again.

No host offers a dialog with fields to xlwings, and a sheet is what these users know best.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from addin.doors.ribbon.button_context import ButtonContext


@dataclass(frozen=True, slots=True)
class Question:
    """One line of the sheet."""

    key: str
    label: str
    hint: str


_FIRST = 3


def ask(desk: ButtonContext, name: str, questions: tuple[Question, ...], known: Mapping[str, str]) -> dict[str, str] | None:
    """The answers where the sheet is in front; else the sheet is opened with what is known, and there are none yet."""
    sheet = desk.sheet
    if sheet.name == name:
        return _answers(sheet, questions)
    rows = [[f"{name}：填好“填写”一列，再点一次这个按钮。", "", ""], ["项目", "填写", "说明"]]
    rows += [[one.label, known.get(one.key, ""), one.hint] for one in questions]
    opened = desk.new_sheet(name, rows, widths=(18, 46, 60))
    opened.range((1, 1), (1, 3)).wrap_text = False
    opened.range((1, 1), (2, 3)).font.bold = True
    opened.range((_FIRST, 2), (_FIRST + len(questions) - 1, 2)).color = (255, 249, 219)
    opened.range((_FIRST, 2)).select()
    return None


def _answers(sheet: Any, questions: tuple[Question, ...]) -> dict[str, str]:
    cells = sheet.range((_FIRST, 1), (_FIRST + 20, 2)).options(ndim=2).value
    by_label = {_text(label): _text(value) for label, value in cells if label}
    return {one.key: by_label.get(one.label, "") for one in questions}


def _text(value: object) -> str:
    """A cell as text; a number typed into a host that did not keep it text stands without its point."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value).strip()
