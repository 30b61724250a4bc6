"""The long lists of the dashboard: the rows that stand in the page, and those that its script adds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from addin.summary.collect.indicator_view import IndicatorView
from addin.summary.measure.evidence import EvidenceRow, SubsidyLine
from workbook_templates.cell_types import mask, mask_in_text

FIRST_ROWS = 100  # in the page itself; all of them would make it slow to open


class LongList(NamedTuple):
    """A table: its headers, each with whether numbers stand below it, the first rows, and the others.

    A row is the code of the unit it belongs to, then its cells; identity numbers are masked. ``left`` rows are in neither;
    ``elsewhere`` is the sheet of the summary workbook where they are.
    """

    heads: Sequence[tuple[str, bool]]
    rows: Sequence[Sequence[str]]
    more: Sequence[Sequence[str]]
    left: int
    elsewhere: str


def _long_list(heads: Sequence[str], rows: Iterable[Iterable[object]], elsewhere: str, left: int = 0) -> LongList:
    """``heads`` are the headers; those that end with # are of numbers."""
    masked = [[mask_in_text(str(cell)) for cell in row] for row in rows]
    columns = [(head.rstrip("#"), head.endswith("#")) for head in heads]
    return LongList(columns, masked[:FIRST_ROWS], masked[FIRST_ROWS:], left, elsewhere)


def evidence(found: Sequence[EvidenceRow], left: int) -> LongList:
    """The rows behind a figure, of which ``left`` are not at hand."""
    rows = ((one.unit, one.unit_name, one.sheet, one.file, one.row or "", one.what) for one in found)
    return _long_list(("单位", "表", "文件", "行#", "名称"), rows, "指标明细", left)


def not_paid(found: Sequence[SubsidyLine]) -> LongList:
    """Every subsidy that was not paid, and why."""
    rows = (
        (one.unit, one.state, one.unit_name, one.name, mask(one.person), f"{one.body}{one.post}", one.month,
         f"{one.amount:,.2f}", one.reason, one.instead)
        for one in found
    )  # fmt: skip
    heads = ("状态", "单位", "姓名", "身份证号", "职务", "月份", "金额#", "原因", "已按这个职务发放")
    return _long_list(heads, rows, "补贴")


def shares_by_unit(units: Sequence[tuple[str, str]], shares: Sequence[IndicatorView]) -> LongList:
    """The shares of each unit; a sign where there is a target and not every row was counted."""
    heads = ["单位", *(f"{view.indicator.name}#" for view in shares)]
    rows = ((unit, name, *(_share(view, unit) for view in shares)) for unit, name in units)
    return _long_list(heads, rows, "指标按单位")


def _share(view: IndicatorView, unit: str) -> str:
    part = view.by_unit.get(unit)
    if part is None or not part.base:
        return "—"
    return f"{part.text}%{' ▲' if part.tally.missed and view.target else ''}"
