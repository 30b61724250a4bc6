"""A chart's series."""

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
_LINED = ("LineChartType", "ScatterChartType", "NetChartType")
_COMBINED = {
    "column_clustered": "ColumnChartType",
    "line": "LineChartType",
    "line_markers": "LineChartType",
    "area": "AreaChartType",
}


def _systems(document: Any) -> Any:
    return document.getFirstDiagram().CoordinateSystems[0]


class ChartSeries(base_classes.ChartSeries):
    """One series, within its kind of chart."""

    def __init__(self, chart: Chart, kind: Any, xl: Any) -> None:
        self.chart = chart
        self.document = chart.document
        self.kind = kind
        self.xl = xl

    @property
    def api(self) -> Any:
        """The office's series."""
        return self.xl

    @property
    def _is_lined(self) -> bool:
        return str(self.kind.ChartType).endswith(_LINED)

    @property
    def name(self) -> str:
        """What the legend calls it."""
        for sequence in self.xl.DataSequences:
            if sequence.Label is not None and sequence.Values.Role.startswith("values-") and sequence.Values.Role != "values-x":
                return " ".join(str(part) for part in sequence.Label.getData())
        return ""

    @name.setter
    def name(self, value: str) -> None:
        raise NotImplementedError("name: Calc names a series by a cell; change the heading in the sheet")

    def _symbol(self, **members: Any) -> None:
        symbol = self.xl.Symbol
        for key, value in members.items():
            setattr(symbol, key, value)
        self.xl.Symbol = symbol

    @property
    def marker_style(self) -> str:
        """The shape of its marks."""
        symbol = self.xl.Symbol
        kind = str(symbol.Style.value)
        if kind == "STANDARD":
            return next((name for name, number in _MARKERS.items() if number == symbol.StandardSymbol), "automatic")
        return "none" if kind == "NONE" else "automatic"

    @marker_style.setter
    def marker_style(self, value: str) -> None:
        if value in _MARKERS:
            self._symbol(Style=enum("chart2.SymbolStyle", "STANDARD"), StandardSymbol=_MARKERS[value])
        else:
            self._symbol(Style=enum("chart2.SymbolStyle", "NONE" if value == "none" else "AUTO"))

    @property
    def marker_size(self) -> int:
        """The size of its marks, in points."""
        return round(to_points(self.xl.Symbol.Size.Width))

    @marker_size.setter
    def marker_size(self, value: int) -> None:
        size = self.xl.Symbol.Size
        size.Width = size.Height = to_hmm(value)
        self._symbol(Size=size)

    @property
    def marker_foreground_color(self) -> Rgb:
        """The outline of its marks."""
        return to_rgb(self.xl.Symbol.BorderColor & 0xFFFFFF)

    @marker_foreground_color.setter
    def marker_foreground_color(self, value: Any) -> None:
        self._symbol(BorderColor=to_uno(value))

    @property
    def marker_background_color(self) -> Rgb:
        """The fill of its marks."""
        return to_rgb(self.xl.Symbol.FillColor & 0xFFFFFF)

    @marker_background_color.setter
    def marker_background_color(self, value: Any) -> None:
        self._symbol(FillColor=to_uno(value))

    @property
    def line_color(self) -> Rgb | None:
        """The colour of its line, or of the outline of its bars."""
        if self._is_lined:
            return to_rgb(self.xl.Color & 0xFFFFFF)
        return None if self.xl.BorderStyle.value == "NONE" else to_rgb(self.xl.BorderColor & 0xFFFFFF)

    @line_color.setter
    def line_color(self, value: Any) -> None:
        if self._is_lined:
            self.xl.Color = to_uno(value)
        else:
            self.xl.BorderStyle = enum("drawing.LineStyle", "SOLID")
            self.xl.BorderColor = to_uno(value)

    @property
    def fill_color(self) -> Rgb | None:
        """The colour of its bars or areas; lines have none."""
        return None if self._is_lined else to_rgb(self.xl.Color & 0xFFFFFF)

    @fill_color.setter
    def fill_color(self, value: Any) -> None:
        if self._is_lined:
            raise NotImplementedError("fill_color: a line has no fill in Calc")
        self.xl.Color = to_uno(value)

    @property
    def chart_type(self) -> str:
        """The kind of chart this series is drawn as."""
        name = str(self.kind.ChartType).rpartition(".")[2]
        if name == "LineChartType":
            return "line" if self.marker_style == "none" else "line_markers"
        return next((word for word, calc in _COMBINED.items() if calc == name), "combination")

    @chart_type.setter
    def chart_type(self, value: str) -> None:
        if value not in _COMBINED:
            raise NotImplementedError(f"chart_type: a single series can be drawn as {', '.join(_COMBINED)}, not as {value}")
        system = _systems(self.document)
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
        """'primary' or 'secondary'."""
        return "secondary" if self.xl.AttachedAxisIndex else "primary"

    @axis_group.setter
    def axis_group(self, value: str) -> None:
        self.xl.AttachedAxisIndex = 1 if value == "secondary" else 0
        self.document.Diagram.HasSecondaryYAxis = any(series.xl.AttachedAxisIndex for series in ChartSeriesCollection(self.chart))

    def set(self, **attributes: Any) -> None:
        """Set several attributes."""
        for name in _ORDER:
            if attributes.get(name, _UNSET) is not _UNSET:
                setattr(self, name, attributes[name])


class ChartSeriesCollection(base_classes.ChartSeriesCollection):
    """The series of a chart."""

    def __init__(self, chart: Chart) -> None:
        self.chart = chart
        self.document = chart.document

    @property
    def api(self) -> Any:
        """The office's diagram."""
        return self.document.getFirstDiagram()

    @property
    def parent(self) -> Chart:
        """The chart."""
        return self.chart

    def __iter__(self) -> Iterator[ChartSeries]:
        for kind in _systems(self.document).ChartTypes:
            for series in kind.DataSeries:
                yield ChartSeries(self.chart, kind, series)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __call__(self, key: int) -> ChartSeries:
        """The one with this name or place, counted from one."""
        found = list(self)
        if not isinstance(key, int) or isinstance(key, bool) or not 1 <= key <= len(found):
            raise KeyError(key)
        return found[key - 1]

    def __contains__(self, key: object) -> bool:
        return isinstance(key, int) and 1 <= key <= len(self)
