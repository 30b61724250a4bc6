"""Native Excel charts beside the rows that they draw: horizontal bars, the first row on top, or lines from the first row on."""

from __future__ import annotations

from typing import Any, NamedTuple

from addin.summary.colours import SERIES
from addin.summary.workbook.page import FIRST_ROW, HEADER_ROW, Page
from addin.summary.workbook.style import FONT, INK, LINE

WIDTH, BAR, LEAST = 640, 22, 260  # pixels
COLUMNS_BESIDE = 11  # of the usual width, which a chart and its distance take
_TEXT = {"name": FONT, "color": INK, "size": 9}


class ChartOf(NamedTuple):
    """What a chart draws of a page: ``rows`` of it from ``first_row`` on, named in the column ``names``, in each of ``series``
    columns of numbers from the column ``numbers`` on, called as they are in ``header_row``. Rows and columns are zero-based.
    """

    title: str
    rows: int
    series: int = 1
    first_row: int = FIRST_ROW
    header_row: int = HEADER_ROW
    names: int = 0
    numbers: int = 1
    number_format: str = "#,##0"
    lines: bool = False

    @property
    def height(self) -> int:
        """In pixels."""
        return LEAST if self.lines else max(LEAST, 110 + BAR * self.rows * self.series)


def add_chart(page: Page, of: ChartOf) -> None:
    """Put the chart to the right of a page's columns, at the height of the header of its rows."""
    chart = page.book.book.add_chart({"type": "line" if of.lines else "bar"})
    for number in range(of.series):
        chart.add_series(_series(page.name, of, number))
    chart.set_title({"name": of.title, "name_font": _TEXT | {"size": 12}, "overlay": False})
    across = {"num_font": _TEXT, "line": {"color": LINE}, "major_tick_mark": "none"}
    figures = {"visible": of.lines, "num_font": _TEXT, "num_format": of.number_format, "major_gridlines": {"visible": False}}
    chart.set_x_axis(across if of.lines else figures)
    chart.set_y_axis(figures if of.lines else across | {"reverse": True})
    chart.set_legend({"position": "bottom", "font": _TEXT} if of.series > 1 else {"none": True})
    chart.set_size({"width": WIDTH, "height": of.height})
    page.sheet.insert_chart(
        of.header_row, len(page.columns), chart, {"object_position": 2, "x_offset": 20, "description": of.title}
    )


def _series(sheet: str, of: ChartOf, number: int) -> dict[str, Any]:
    column, last = of.numbers + number, of.first_row + of.rows - 1
    colour = {"color": f"#{SERIES[number % len(SERIES)]}"}
    look: dict[str, Any] = (
        {"line": colour | {"width": 2.25}, "marker": {"type": "circle"}} if of.lines else {"fill": colour, "gap": 40}
    )
    return {
        "name": [sheet, of.header_row, column],
        "categories": [sheet, of.first_row, of.names, last, of.names],
        "values": [sheet, of.first_row, column, last, column],
        "data_labels": {"value": True, "num_format": of.number_format, "font": _TEXT},
        **look,
    }
