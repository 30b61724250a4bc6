"""指标按单位: a row for each unit, a column for each indicator; the first row is the whole, from sums and not from averages."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable

from addin.summary.collect.data import SummaryData
from addin.summary.collect.indicator_view import FigurePart, IndicatorView
from addin.summary.measure.figure import NOTHING, Tally
from addin.summary.measure.reporting import titles
from addin.summary.measure.rollup import roll_up
from addin.summary.measure.target_status import WITHOUT_FIGURE
from addin.summary.workbook.page import Cell, Col, Page
from addin.summary.workbook.places import DetailPlaces
from addin.summary.workbook.style import STYLES, number_style
from addin.summary.workbook.writer import SummaryWriter

NAME, BY_SUBORDINATE = "指标按单位", "指标按下级"
_COLUMNS_OF_A_PAGE = 14
NOTE = (
    "“合计”由各单位的分子、分母分别相加后算出，不是百分比的平均数。— 表示该单位没有统计对象，“未要求”是没有要求该单位报所需的表。"
    "带下划线的数字可以点开，先列未计入的行，没有未计入的列计入的行。"
    "打印时只印基本情况和重点指标，其他指标在右边，在屏幕上看。"
)


def write(book: SummaryWriter, data: SummaryData, places: DetailPlaces) -> None:
    """Write the sheet of measured indicators by unit, preceded by one by subordinate where these report units of their own."""
    shown = _in_order(view for view in data.indicators if view.shown and view.status not in WITHOUT_FIGURE)
    own = {unit for view in shown for unit, part in view.by_unit.items() if part.tally != Tally()}
    if any(parent != unit for unit, parent in data.parents.items()):
        page = _page(book, BY_SUBORDINATE, shown, data)
        parts = [roll_up(view.by_unit, data.parents) for view in shown]
        passed_on = {parent for unit, parent in data.parents.items() if parent != unit}
        for code in sorted(set(data.parents.values()) - ({data.code} - own - passed_on)):
            cells = [_of_subordinate(view, own.get(code), code, places) for view, own in zip(shown, parts, strict=True)]
            page.add(data.units.get(code, code), code, *cells)
        page.finish(columns=_printed(shown))
    page, forms = _page(book, NAME, shown, data), _Forms(data)
    reporting = {unit for view in shown for unit in view.by_unit} | set(data.units)
    for unit in sorted(reporting - ({data.code} - own)):  # the office has no forms to send, unless it did some work itself
        page.add(data.units.get(unit, unit), unit, *[_cell(view, unit, places, forms) for view in shown])
    page.finish(columns=_printed(shown))


def _in_order(found: Iterable[IndicatorView]) -> list[IndicatorView]:
    """The basic figures and the key indicators first: these are printed."""
    return sorted(found, key=lambda view: not _of_print(view))


def _of_print(view: IndicatorView) -> bool:
    return view.indicator.key or view.indicator.code.startswith("I00")


def _printed(shown: list[IndicatorView]) -> int:
    """How many columns are printed: name, code, and the indicators that come first."""
    return 2 + sum(map(_of_print, shown))


class _Forms:
    """The titles of the forms asked of each unit and of those it has not sent, by the code of the unit."""

    def __init__(self, data: SummaryData) -> None:
        self.asked: dict[str, set[str]] = defaultdict(set)
        self.not_sent: dict[str, set[str]] = defaultdict(set)
        self._parents = data.parents
        for one in data.submissions or ():
            self.asked[one.unit].add(one.form)
            if not one.received:
                self.not_sent[one.unit].add(one.form)

    def why_without(self, view: IndicatorView, unit: str) -> str:
        """Why a unit has no figure: 未报, 未要求, or empty where it has nothing to count."""
        wanted, who = titles(view.indicator.needs), unit if unit in self.asked else self._parents.get(unit, unit)
        if who in self.asked and not wanted <= self.asked[who]:
            return "未要求"
        return "未报" if wanted & self.not_sent.get(who, set()) else ""


def _page(book: SummaryWriter, name: str, shown: list[IndicatorView], data: SummaryData) -> Page:
    columns = [Col("单位名称", 30), Col("单位代码", 22, "centre")]
    columns += [Col(f"{view.indicator.name}\n（{view.indicator.unit}）", 11, number_style(view.indicator.unit)) for view in shown]
    page = Page(book, name, columns, f"{data.heading}{name}", NOTE)
    page.sheet.freeze_panes(4, 2)
    page.sheet.repeat_columns(0, 0)
    page.sheet.fit_to_pages(max(1, math.ceil((_printed(shown) - 2) / _COLUMNS_OF_A_PAGE)), 0)
    page.add(Cell("合计", "total"), Cell(data.code, "total"), *[_total(view) for view in shown])
    return page


def _total(view: IndicatorView) -> Cell:
    return Cell(_value(view.whole), STYLES[number_style(view.indicator.unit)] | {"bold": True, "bg_color": "#EAF0F6"})


def _cell(view: IndicatorView, unit: str, places: DetailPlaces, forms: _Forms) -> Cell:
    """A unit's figure with a link to its rows; 未报 or 未要求, not zero, without the form it is counted from."""
    part = view.by_unit.get(unit)
    if part is None:
        why = forms.why_without(view, unit)
        return Cell(why, "pale") if why else Cell(NOTHING if view.share else 0)
    return Cell(_value(part), link=places.of_unit(view.indicator.code, unit))


def _of_subordinate(view: IndicatorView, part: FigurePart | None, code: str, places: DetailPlaces) -> Cell:
    """A subordinate's figure with a link to the rows of its units."""
    if part is None:
        return Cell(NOTHING if view.share else 0)
    return Cell(_value(part), link=places.of_subordinate(view.indicator.code, code))


def _value(part: FigurePart) -> object:
    return NOTHING if part.value is None else part.value
