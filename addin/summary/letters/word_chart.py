"""A bar chart of Word's own in a document, with the workbook of its numbers inside, so that it can be edited like any other.

DrawingML charts, ECMA-376 part 1, 21.2; the part's place and its relations as Word writes them.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

import xlsxwriter
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.shared import Cm
from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from addin.summary.colours import SERIES
from workbook_templates.layout import letters

WIDTH, ROW_HEIGHT, LEAST_HEIGHT = 16.0, 0.62, 5.0  # centimetres
_SHEET, _FORMAT = "Sheet1", "#,##0;#,##0"  # what a pyramid has left of its axis is negative and is shown as it was counted
_NAMES = (
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


class Series(NamedTuple):
    """The numbers of one colour, one for each category."""

    name: str
    values: Sequence[int]


class BarChart(NamedTuple):
    """A chart of horizontal bars, the first category on top; a ``pyramid`` of two series has them to both sides of one axis,
    the first category at the bottom.
    """

    title: str
    categories: Sequence[str]
    series: Sequence[Series]
    pyramid: bool = False


def add_chart(document: Any, chart: BarChart) -> None:
    """Add a paragraph with the chart to a python-docx document."""
    drawn = _left_and_right(chart) if chart.pyramid else chart
    package = document.part.package
    number = sum(1 for part in package.iter_parts() if "/charts/" in part.partname) + 1
    numbers = Part(PackURI(f"/word/embeddings/chart{number}.xlsx"), CONTENT_TYPE.SML_SHEET, _workbook(drawn), package)
    part = Part(PackURI(f"/word/charts/chart{number}.xml"), CONTENT_TYPE.DML_CHART, b"", package)
    embedded = part.relate_to(numbers, RELATIONSHIP_TYPE.PACKAGE)
    part._blob = _chart_xml(drawn, embedded)
    height = max(LEAST_HEIGHT, ROW_HEIGHT * len(chart.categories) * (1 if chart.pyramid else len(chart.series)) + 2.5)
    run = document.add_paragraph().add_run()
    run._r.append(_inline(document.part.relate_to(part, RELATIONSHIP_TYPE.CHART), number, chart.title, height))


def _left_and_right(chart: BarChart) -> BarChart:
    left, *right = chart.series
    return chart._replace(series=[left._replace(values=[-value for value in left.values]), *right])


def _chart_xml(chart: BarChart, embedded: str) -> bytes:
    columns = [letters(i) for i in range(len(chart.series) + 1)]
    text = _template().render(chart=chart, embedded=embedded, letters=columns, colours=SERIES, sheet=_SHEET, format=_FORMAT)
    return text.encode()


@cache
def _template() -> Template:
    folder = FileSystemLoader(Path(__file__).with_name("templates"))
    templates = Environment(loader=folder, autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    return templates.get_template("bar_chart.xml.j2")


def _workbook(chart: BarChart) -> bytes:
    content = BytesIO()
    with xlsxwriter.Workbook(content, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet(_SHEET)
        sheet.write_column(1, 0, chart.categories)
        for column, series in enumerate(chart.series, start=1):
            sheet.write_string(0, column, series.name)
            sheet.write_column(1, column, series.values)
    return content.getvalue()


def _inline(relation: str, number: int, title: str, height: float) -> Any:
    """The drawing of a run: the chart's frame, described by its title for who cannot see it."""
    drawing = parse_xml(
        f'<w:drawing xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" {_NAMES}>'
        f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{Cm(WIDTH)}" cy="{Cm(height)}"/>'
        f'<wp:docPr id="{number}" name="chart{number}"/><wp:cNvGraphicFramePr/><a:graphic>'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">'
        f'<c:chart r:id="{relation}"/></a:graphicData></a:graphic></wp:inline></w:drawing>'
    )
    drawing.find(".//{*}docPr").set("descr", title)
    return drawing
