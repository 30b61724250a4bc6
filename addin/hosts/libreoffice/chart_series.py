"""`ChartSeries` and `ChartSeriesCollection`: the data series of a chart.

A chart document groups its series by chart type (`com.sun.star.chart2.ChartType`): `kind` is the group a series is in.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from .colors import Rgb, to_rgb, to_uno
from .connection import enum
from .geometry import to_hmm, to_points

if TYPE_CHECKING:
    from .charts import Chart

_UNSET: Any = base_classes._UNSET
_ORDER = (
    "chart_type",
    "axis_group",
    "name",
    "line_color",
    "fill_color",
    "marker_style",
    "marker_size",
    "marker_foreground_color",
    "marker_background_color",
)
_MARKERS = {"square": 0, "diamond": 1, "triangle": 3, "circle": 8, "star": 12, "x": 10, "plus": 11, "dash": 13, "dot": 9}
_LINE_TYPES = ("LineChartType", "ScatterChartType", "NetChartType")
_COMBINED = {
    "column_clustered": "ColumnChartType",
    "line": "LineChartType",
    "line_markers": "LineChartType",
    "area": "AreaChartType",
}


def _coordinate_system(document: Any) -> Any:
    return document.getFirstDiagram().CoordinateSystems[0]


class ChartSeries(base_classes.ChartSeries):
    """One data series together with the UNO chart type that draws it."""

    def __init__(self, chart: Chart, kind: Any, xl: Any) -> None:
        self.chart = chart
        self.document = chart.document
        self.kind = kind
        self.xl = xl

    @property
    def api(self) -> Any:
        """The UNO data series, the same object as `xl`."""
        return self.xl

    @property
    def _is_line_type(self) -> bool:
        return str(self.kind.ChartType).endswith(_LINE_TYPES)

    @property
    def name(self) -> str:
        """The name in the legend: the text of the heading cells, or '' without any."""
        for sequence in self.xl.DataSequences:
            if sequence.Label is not None and sequence.Values.Role.startswith("values-") and sequence.Values.Role != "values-x":
                return " ".join(str(part) for part in sequence.Label.getData())
        return ""

    @name.setter
    def name(self, value: str) -> None:
        """Always NotImplementedError: Calc takes a series' name from a cell of the sheet."""
        raise NotImplementedError("name: Calc names a series by a cell; change the heading in the sheet")

    def _set_symbol(self, **members: Any) -> None:
        symbol = self.xl.Symbol
        for key, value in members.items():
            setattr(symbol, key, value)
        self.xl.Symbol = symbol

    @property
    def marker_style(self) -> str:
        """The shape of the markers in xlwings' names; 'automatic' where Calc chooses it, 'none' without markers."""
        symbol = self.xl.Symbol
        kind = str(symbol.Style.value)
        if kind == "STANDARD":
            return next((name for name, number in _MARKERS.items() if number == symbol.StandardSymbol), "automatic")
        return "none" if kind == "NONE" else "automatic"

    @marker_style.setter
    def marker_style(self, value: str) -> None:
        """Set the shape of the markers; a name Calc does not know counts as 'automatic'."""
        if value in _MARKERS:
            self._set_symbol(Style=enum("chart2.SymbolStyle", "STANDARD"), StandardSymbol=_MARKERS[value])
        else:
            self._set_symbol(Style=enum("chart2.SymbolStyle", "NONE" if value == "none" else "AUTO"))

    @property
    def marker_size(self) -> int:
        """The width of the markers, in whole points."""
        return round(to_points(self.xl.Symbol.Size.Width))

    @marker_size.setter
    def marker_size(self, value: int) -> None:
        """Set width and height of the markers, in points."""
        size = self.xl.Symbol.Size
        size.Width = size.Height = to_hmm(value)
        self._set_symbol(Size=size)

    @property
    def marker_foreground_color(self) -> Rgb:
        """The markers' outline colour as (red, green, blue)."""
        return to_rgb(self.xl.Symbol.BorderColor & 0xFFFFFF)

    @marker_foreground_color.setter
    def marker_foreground_color(self, value: Any) -> None:
        """Set the markers' outline colour (triple, hexadecimal text or Excel's integer)."""
        self._set_symbol(BorderColor=to_uno(value))

    @property
    def marker_background_color(self) -> Rgb:
        """The markers' fill colour as (red, green, blue)."""
        return to_rgb(self.xl.Symbol.FillColor & 0xFFFFFF)

    @marker_background_color.setter
    def marker_background_color(self, value: Any) -> None:
        """Set the markers' fill colour (triple, hexadecimal text or Excel's integer)."""
        self._set_symbol(FillColor=to_uno(value))

    @property
    def line_color(self) -> Rgb | None:
        """The colour of the line, or of the outline of bars and areas, as (red, green, blue); None without an outline."""
        if self._is_line_type:
            return to_rgb(self.xl.Color & 0xFFFFFF)
        return None if self.xl.BorderStyle.value == "NONE" else to_rgb(self.xl.BorderColor & 0xFFFFFF)

    @line_color.setter
    def line_color(self, value: Any) -> None:
        """Set the colour of the line, or draw an outline in this colour around bars and areas."""
        if self._is_line_type:
            self.xl.Color = to_uno(value)
        else:
            self.xl.BorderStyle = enum("drawing.LineStyle", "SOLID")
            self.xl.BorderColor = to_uno(value)

    @property
    def fill_color(self) -> Rgb | None:
        """The fill colour of bars or areas as (red, green, blue); None for lines."""
        return None if self._is_line_type else to_rgb(self.xl.Color & 0xFFFFFF)

    @fill_color.setter
    def fill_color(self, value: Any) -> None:
        """Set the fill colour of bars or areas; NotImplementedError for lines, which have no fill in Calc."""
        if self._is_line_type:
            raise NotImplementedError("fill_color: a line has no fill in Calc")
        self.xl.Color = to_uno(value)

    @property
    def chart_type(self) -> str:
        """The chart type of this series alone: 'column_clustered', 'line', 'line_markers', 'area', otherwise 'combination'."""
        name = str(self.kind.ChartType).rpartition(".")[2]
        if name == "LineChartType":
            return "line" if self.marker_style == "none" else "line_markers"
        return next((word for word, calc in _COMBINED.items() if calc == name), "combination")

    @chart_type.setter
    def chart_type(self, value: str) -> None:
        """Draw this series as another of those four types, which makes
        a combination chart; NotImplementedError for other types.
        """
        if value not in _COMBINED:
            raise NotImplementedError(f"chart_type: a single series can be drawn as {', '.join(_COMBINED)}, not as {value}")
        system = _coordinate_system(self.document)
        wanted = f"com.sun.star.chart2.{_COMBINED[value]}"
        target = next((kind for kind in system.ChartTypes if wanted == kind.ChartType), None)
        if target is None:
            target = self.chart.sheet.book.app.connection.create(wanted)
            self.kind.removeDataSeries(self.xl)
            target.addDataSeries(self.xl)
            system.addChartType(target)
        elif target != self.kind:
            self.kind.removeDataSeries(self.xl)
            target.addDataSeries(self.xl)
        if target != self.kind:
            if not self.kind.DataSeries:
                system.removeChartType(self.kind)
            self.kind = target
        if value.startswith("line"):
            self.marker_style = "automatic" if value == "line_markers" else "none"

    @property
    def axis_group(self) -> str:
        """'primary' or 'secondary': the value axis the series is measured on."""
        return "secondary" if self.xl.AttachedAxisIndex else "primary"

    @axis_group.setter
    def axis_group(self, value: str) -> None:
        """Move the series to the primary or secondary value axis; the secondary axis is shown while a series uses it."""
        self.xl.AttachedAxisIndex = 1 if value == "secondary" else 0
        self.document.Diagram.HasSecondaryYAxis = any(series.xl.AttachedAxisIndex for series in ChartSeriesCollection(self.chart))

    def set(self, **attributes: Any) -> None:
        """Set several attributes in a fixed order; NotImplementedError as each attribute raises it."""
        for name in _ORDER:
            if attributes.get(name, _UNSET) is not _UNSET:
                setattr(self, name, attributes[name])


class ChartSeriesCollection(base_classes.ChartSeriesCollection):
    """The data series of a chart, all chart types together."""

    def __init__(self, chart: Chart) -> None:
        self.chart = chart
        self.document = chart.document

    @property
    def api(self) -> Any:
        """The UNO diagram of the chart document."""
        return self.document.getFirstDiagram()

    @property
    def parent(self) -> Chart:
        """The chart the series belong to."""
        return self.chart

    def __iter__(self) -> Iterator[ChartSeries]:
        for kind in _coordinate_system(self.document).ChartTypes:
            for series in kind.DataSeries:
                yield ChartSeries(self.chart, kind, series)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __call__(self, key: int) -> ChartSeries:
        """The series at a one-based index; KeyError where there is none."""
        found = list(self)
        if not isinstance(key, int) or isinstance(key, bool) or not 1 <= key <= len(found):
            raise KeyError(key)
        return found[key - 1]

    def __contains__(self, key: object) -> bool:
        return isinstance(key, int) and 1 <= key <= len(self)
