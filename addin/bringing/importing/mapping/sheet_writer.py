"""The choices as a workbook: which column is which, what values mean, what everybody gets; answers from drop-downs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from addin.bringing.importing.columns.content import samples
from addin.bringing.importing.layout.source_list import SourceList
from addin.bringing.importing.mapping.choices import FROM_IDENTITY, Certainty, Choices, ColumnKey
from addin.bringing.importing.mapping.sheet_words import (
    ABOUT,
    ABOUT_HEADERS,
    COLUMN_HEADERS,
    COLUMNS,
    DEFAULT_HEADERS,
    DEFAULTS,
    LEAVE_BLANK,
    NO_FIELD,
    NO_VALUE,
    OPTIONS,
    VALUE_HEADERS,
    VALUES,
)
from addin.bringing.importing.vocabulary.words import FormField, all_fields
from workbook_templates.atomic_write import replacing
from workbook_templates.layout import letters
from workbook_templates.long_numbers import masked
from workbook_templates.plain import PlainSheet, add_plain
from workbook_templates.write.style import LINE, FormStyles

_NOTES = {
    COLUMNS: "旧表的每一列对应到我们的哪一列：黄色的“对应到”从下拉里选。标“请选定”的（橙色，排在前面）必须选，其余请核对。",
    VALUES: "旧表里的写法改成什么：黄色的“改成”从下拉里选，橙色的必须选；"
    "党支部、学习小组填县级老干部局编的代码，还没有代码的选“（不采用）”，名称先写在备注里。",
    DEFAULTS: "旧表没有、每个人都要填的列：黄色的“统一填成”从下拉里选，或者先空着，导入以后再逐个填。",
}
_WIDTHS = {
    "文件": 22,
    "工作表": 14,
    "列": 6,
    "旧表的列名": 24,
    "对应到": 26,
    "说明": 40,
    "我们的列": 26,
    "旧表的写法": 26,
    "改成": 26,
}
_WIDTHS |= {"要填的列": 26, "统一填成": 26, "个数": 8, "把握": 10, "项目": 14, "内容": 60}
_USUAL_WIDTH = 18
_ANSWER, _ASKED = "#FFF9DB", "#FFD8A8"
_ORDER = [one.value for one in (Certainty.ASKED, Certainty.PROPOSED, Certainty.SURE, Certainty.DECIDED)]
_FIRST_ROW = 3  # below title, note and header
_HIDDEN_KEY = "编号"
Line = tuple[Sequence[str], FormField | None]


def write_choices(path: Path, sources: Sequence[SourceList], choices: Choices, about: Sequence[tuple[str, str]]) -> None:
    """Write the workbook of choices atomically; ``about`` is kept in a hidden sheet. OSError where it cannot be written."""
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with replacing(path) as file, Workbook(file, options) as book:
        pages = _Pages(book)
        pages.add(COLUMNS, COLUMN_HEADERS, "对应到", [(line, None) for line in _column_lines(sources, choices)])
        pages.add(VALUES, VALUE_HEADERS, "改成", _value_lines(choices))
        pages.add(DEFAULTS, DEFAULT_HEADERS, "统一填成", _default_lines(choices))
        pages.add(ABOUT, ABOUT_HEADERS, "", [(line, None) for line in about])
        pages.finish()


def _column_lines(sources: Sequence[SourceList], choices: Choices) -> list[list[str]]:
    lines: dict[ColumnKey, list[str]] = {}
    for source in sources:
        for column in source.columns:
            key = ColumnKey(source.layout, column.at)
            one = choices.columns[key]
            if key in lines or (column.aside and one.field is None and one.certainty is not Certainty.ASKED):
                continue
            answer = "" if one.certainty is Certainty.ASKED else one.field.label if one.field else NO_FIELD
            why = f"{one.why}：可能是 {one.field.label}" if not answer and one.field else one.why
            seen = [*samples(source, column), "", "", ""][:3]
            place = [source.file, source.sheet, column.letter, masked(column.title)]
            lines[key] = [*place, *seen, answer, one.certainty.value, why, f"{key.layout}:{key.at}"]
    return list(lines.values())


def _value_lines(choices: Choices) -> list[Line]:
    lines: list[Line] = []
    for key, one in choices.values.items():
        answer = one.value or ("" if one.certainty is Certainty.ASKED else NO_VALUE)
        lines.append(([key.field.label, key.text, str(one.cells or ""), answer, one.certainty.value], key.field))
    return lines


def _default_lines(choices: Choices) -> list[Line]:
    return [
        ([field.label, one.value or LEAVE_BLANK, one.certainty.value, one.why], field) for field, one in choices.defaults.items()
    ]


class _Pages:
    """The sheets of the workbook being written, and the lists that its drop-downs show."""

    def __init__(self, book: Workbook) -> None:
        self._book, self._styles = book, FormStyles(book)
        self._lists: dict[tuple[str, ...], int] = {}

    def add(self, name: str, headers: Sequence[str], answer: str, lines: Sequence[Line]) -> None:
        """A sheet of lines, the column ``answer`` to be filled in, what waits for one first; without that column it is hidden."""
        if answer:
            sure = headers.index("把握")
            lines = sorted(lines, key=lambda line: _ORDER.index(line[0][sure]))
        widths = [_WIDTHS.get(header, _USUAL_WIDTH) for header in headers]
        sheet = add_plain(
            self._book, self._styles, PlainSheet(name, headers, [_NOTES.get(name, "")], [line for line, _ in lines], widths)
        )
        if _HIDDEN_KEY in headers:
            hidden = headers.index(_HIDDEN_KEY)
            sheet.set_column(hidden, hidden, None, None, {"hidden": True})
        if not answer:
            sheet.hide()
            return
        column = headers.index(answer)
        looks = {
            color: self._styles.of(num_format="@", bg_color=color, border=1, border_color=LINE) for color in (_ANSWER, _ASKED)
        }
        for row, (line, field) in enumerate(lines, start=_FIRST_ROW):
            write = sheet.write_string if line[column] else sheet.write_blank
            write(row, column, line[column], looks[_ASKED if line[sure] == Certainty.ASKED.value else _ANSWER])
            self._drop_down(sheet, row, column, _allowed(name, field), only=field is None or not _is_open(field))

    def _drop_down(self, sheet: Worksheet, row: int, column: int, allowed: tuple[str, ...], *, only: bool) -> None:
        if allowed:
            at = self._lists.setdefault(allowed, len(self._lists))
            source = f"={OPTIONS}!${letters(at)}$1:${letters(at)}${len(allowed)}"
            sheet.data_validation(row, column, row, column, {"validate": "list", "source": source, "show_error": only})

    def finish(self) -> None:
        """Write the lists that the drop-downs refer to."""
        sheet = self._book.add_worksheet(OPTIONS)
        for allowed, column in self._lists.items():
            for row, text in enumerate(allowed):
                sheet.write_string(row, column, text)
        sheet.hide()


def _is_open(field: FormField) -> bool:
    """Whether something else than what is offered may be written: a code, or a value that the list only suggests."""
    return field.holds_body or field.described.open


def _allowed(sheet: str, field: FormField | None) -> tuple[str, ...]:
    """What may be chosen in a line; empty where anything may be written."""
    if field is None:
        return (NO_FIELD, *(one.label for one in all_fields())) if sheet == COLUMNS else ()
    if field.holds_body:
        return (NO_VALUE,) if sheet == VALUES else ()
    if not field.described.codes:
        return (FROM_IDENTITY, LEAVE_BLANK) if field.column == "出生日期" else ()
    more: Mapping[str, tuple[str, ...]] = {VALUES: (NO_VALUE,), DEFAULTS: (LEAVE_BLANK,)}
    own = (FROM_IDENTITY,) if sheet == DEFAULTS and field.column == "性别" else ()
    return (*field.described.allowed, *own, *more[sheet])
