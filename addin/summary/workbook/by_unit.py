"""指标按单位: a line a unit, a column an indicator; the first line is the whole, made of the sums, not of the averages."""

from __future__ import annotations

from addin.summary.collect.data import SummaryData
from addin.summary.collect.indicator_view import FigurePart, IndicatorView
from addin.summary.measure.evidence import PAYMENTS, SUBMISSIONS
from addin.summary.measure.figure import NOTHING
from addin.summary.measure.rollup import roll_up
from addin.summary.measure.target_status import TargetStatus
from addin.summary.workbook.page import Cell, Col, Page
from addin.summary.workbook.places import DetailPlaces
from addin.summary.workbook.style import STYLES, number_style
from addin.summary.workbook.writer import SummaryWriter
from workbook_templates.layout import COVER
from workbook_templates.schema import form_of_sheet

NAME, BY_SUBORDINATE = "指标按单位", "指标按下级"
NO_FORM = (SUBMISSIONS, PAYMENTS, COVER)
NOTE = (
    "“合计”由各单位的分子、分母分别相加后算出，不是百分比的平均数。— 表示该单位没有统计对象。"
    "带下划线的数字可以点开，先列未计入的行，没有未计入的列计入的行。"
)


def write(book: SummaryWriter, data: SummaryData, places: DetailPlaces) -> None:
    """Indicators that were measured, by subordinate where those speak for units of their own, then by unit."""
    shown = [told for told in data.told if told.shown and told.verdict is not TargetStatus.NOT_MEASURED]
    if any(parent != unit for unit, parent in data.parents.items()):
        page = _page(book, BY_SUBORDINATE, shown, data)
        parts = [roll_up(told.by_unit, data.parents) for told in shown]
        for code in sorted(set(data.parents.values())):
            cells = [_plain(told, own.get(code)) for told, own in zip(shown, parts, strict=True)]
            page.add(data.units.get(code, code), code, *cells)
        page.finish()
    page, owed = _page(book, NAME, shown, data), _owed(data)
    for unit in sorted({unit for told in shown for unit in told.by_unit} | set(data.units)):
        page.add(data.units.get(unit, unit), unit, *[_cell(told, unit, places, owed) for told in shown])
    page.finish()


def _page(book: SummaryWriter, name: str, shown: list[IndicatorView], data: SummaryData) -> Page:
    columns = [Col("单位名称", 30), Col("单位代码", 22, "centre")]
    columns += [Col(f"{told.indicator.name}\n（{told.indicator.unit}）", 12, number_style(told.indicator.unit)) for told in shown]
    page = Page(book, name, columns, f"{data.heading}{name}", NOTE)
    page.sheet.freeze_panes(4, 2)
    page.sheet.repeat_columns(0, 1)
    page.sheet.fit_to_pages(max(1, -(-len(shown) // 11)), 0)
    page.add(Cell("合计", "total"), Cell(data.code, "total"), *[_total(told) for told in shown])
    return page


def _total(told: IndicatorView) -> Cell:
    return Cell(_value(told.whole), STYLES[number_style(told.indicator.unit)] | {"bold": True, "bg_color": "#EAF0F6"})


def _owed(data: SummaryData) -> set[tuple[str, str]]:
    """Units with the titles of the forms they have not sent."""
    return {(one.unit, one.form) for one in data.submissions or () if not one.here}


def _cell(told: IndicatorView, unit: str, places: DetailPlaces, owed: set[tuple[str, str]]) -> Cell:
    """A unit's figure; where it has not sent the form the figure is made from, that is said and not a zero."""
    part = told.by_unit.get(unit)
    if part is None:
        not_sent = any((unit, form_of_sheet(sheet).title) in owed for sheet in told.indicator.needs if sheet not in NO_FORM)
        return Cell("未报", "pale") if not_sent else Cell(NOTHING if told.share else 0)
    return Cell(_value(part), link=places.of_unit(told.indicator.code, unit))


def _plain(told: IndicatorView, part: FigurePart | None) -> object:
    return _value(part) if part else (NOTHING if told.share else 0)


def _value(part: FigurePart) -> object:
    return NOTHING if part.value is None else part.value
