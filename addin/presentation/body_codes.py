"""Codes that are to be allotted, or were, in words."""

from __future__ import annotations

from collections.abc import Sequence

from addin.presentation.terminal import in_columns, widths_of
from addin.submissions.allotted_codes import AllottedCode
from workbook_templates.advice import Advice, Sentence, in_lines

NOTHING = "没有要编代码的党组织、学习小组。"
_FEW = 10


def codes_text(codes: Sequence[AllottedCode], *, recorded: bool) -> str:
    """The codes, a line each; whether they are recorded, or what to do to have them recorded."""
    if not codes:
        return NOTHING
    rows = [_row(one) for one in codes]
    widths = widths_of(rows)
    lines = [in_columns(row, widths).rstrip() for row in rows]
    if recorded:
        said = f"以上 {len(codes)} 个代码已经登记，以后不会再编给别人；下发报表的通知里会告诉各单位。"
        return in_lines([*lines, said])
    return in_lines([*lines, Sentence(f"以上 {len(codes)} 个代码还没有登记。没有错的，请", Advice.ALLOT_CODES, "。")])


def few_codes_text(codes: Sequence[AllottedCode]) -> str:
    """The first of the codes, a line each, as a question shows them."""
    more = ["……"] if len(codes) > _FEW else []
    return "\n".join([*(" ".join(_row(one)) for one in codes[:_FEW]), *more])


def _row(one: AllottedCode) -> tuple[str, str, str, str]:
    return (one.code, one.sheet, one.unit_name, one.name or "（单位自己定名称）")
