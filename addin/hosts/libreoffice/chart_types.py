"""Excel's chart types in terms of Calc's: a UNO diagram service and the properties to set on it."""

from __future__ import annotations

from typing import Any

from .connection import enum

_CYLINDER, _CONE, _PYRAMID = 1, 2, 3
_NO_SYMBOL, _AUTO_SYMBOL = -3, -2
_SPLINE = 1

Switches = dict[str, Any]
Entry = tuple[str, Switches]


def _stackings(name: str, service: str, switches: Switches) -> dict[str, Entry]:
    suffix = "_clustered" if service == "BarDiagram" else ""
    return {
        f"{name}{suffix}": (service, {**switches, "Stacked": False, "Percent": False}),
        f"{name}_stacked": (service, {**switches, "Stacked": True, "Percent": False}),
        f"{name}_stacked_100": (service, {**switches, "Percent": True}),
    }


_FLAT, _DEEP = {"Dim3D": False}, {"Dim3D": True}


def _bars() -> dict[str, Entry]:
    table: dict[str, Entry] = {}
    table |= _stackings("column", "BarDiagram", {**_FLAT, "Vertical": False})
    table |= _stackings("bar", "BarDiagram", {**_FLAT, "Vertical": True})
    table |= _stackings("3d_column", "BarDiagram", {**_DEEP, "Vertical": False, "SolidType": 0, "Deep": False})
    table |= _stackings("3d_bar", "BarDiagram", {**_DEEP, "Vertical": True, "SolidType": 0, "Deep": False})
    for name, solid in (("cylinder", _CYLINDER), ("cone", _CONE), ("pyramid", _PYRAMID)):
        table |= _stackings(f"{name}_col", "BarDiagram", {**_DEEP, "Vertical": False, "SolidType": solid, "Deep": False})
        table |= _stackings(f"{name}_bar", "BarDiagram", {**_DEEP, "Vertical": True, "SolidType": solid, "Deep": False})
        table[f"{name}_col"] = ("BarDiagram", {**_DEEP, "Vertical": False, "SolidType": solid, "Deep": True})
    table["3d_column"] = ("BarDiagram", {**_DEEP, "Vertical": False, "SolidType": 0, "Deep": True})
    return table


def _lines_and_areas() -> dict[str, Entry]:
    table: dict[str, Entry] = {}
    table |= _stackings("line", "LineDiagram", {**_FLAT, "SymbolType": _NO_SYMBOL, "Lines": True})
    table |= _stackings("line_markers", "LineDiagram", {**_FLAT, "SymbolType": _AUTO_SYMBOL, "Lines": True})
    table |= _stackings("area", "AreaDiagram", _FLAT)
    table |= {k: (s, {**w, "Deep": False}) for k, (s, w) in _stackings("3d_area", "AreaDiagram", _DEEP).items()}
    table["3d_area"] = ("AreaDiagram", {**_DEEP, "Deep": True, "Stacked": False, "Percent": False})
    table["3d_line"] = ("LineDiagram", {**_DEEP, "Deep": True, "SymbolType": _NO_SYMBOL})
    return table


def _points(*, lines: bool, symbols: int, spline: int = 0) -> Entry:
    return "XYDiagram", {"Lines": lines, "SymbolType": symbols, "SplineType": spline}


TYPES: dict[str, Entry] = {
    **_bars(),
    **_lines_and_areas(),
    "pie": ("PieDiagram", _FLAT),
    "3d_pie": ("PieDiagram", _DEEP),
    "doughnut": ("DonutDiagram", _FLAT),
    "radar": ("NetDiagram", {"SymbolType": _NO_SYMBOL}),
    "radar_markers": ("NetDiagram", {"SymbolType": _AUTO_SYMBOL}),
    "radar_filled": ("FilledNetDiagram", {}),
    "xy_scatter": _points(lines=False, symbols=_AUTO_SYMBOL),
    "xy_scatter_lines": _points(lines=True, symbols=_AUTO_SYMBOL),
    "xy_scatter_lines_no_markers": _points(lines=True, symbols=_NO_SYMBOL),
    "xy_scatter_smooth": _points(lines=True, symbols=_AUTO_SYMBOL, spline=_SPLINE),
    "xy_scatter_smooth_no_markers": _points(lines=True, symbols=_NO_SYMBOL, spline=_SPLINE),
    "bubble": ("BubbleDiagram", {}),
    "stock_hlc": ("StockDiagram", {"Volume": False, "UpDown": False}),
    "stock_ohlc": ("StockDiagram", {"Volume": False, "UpDown": True}),
    "stock_vhlc": ("StockDiagram", {"Volume": True, "UpDown": False}),
    "stock_vohlc": ("StockDiagram", {"Volume": True, "UpDown": True}),
}
EXPLODED = {"pie_exploded": "pie", "3d_pie_exploded": "3d_pie", "doughnut_exploded": "doughnut"}
_OFFSET = 25


def apply(document: Any, chart_type: str) -> None:
    """Draw the data of a chart document as `chart_type`, one of
    xlwings' names; NotImplementedError where Calc has no such type.
    """
    name = EXPLODED.get(chart_type, chart_type)
    if name not in TYPES:
        raise NotImplementedError(f"chart_type: Calc has no {chart_type} charts")
    service, switches = TYPES[name]
    full = f"com.sun.star.chart.{service}"
    if document.Diagram.DiagramType != full:
        document.setDiagram(document.createInstance(full))
    diagram = document.Diagram
    known = diagram.PropertySetInfo
    for key, value in switches.items():
        if key == "Lines" and service == "XYDiagram":
            _draw_lines(document, value)
        elif known.hasPropertyByName(key):
            diagram.setPropertyValue(key, value)
    if service in ("PieDiagram", "DonutDiagram"):
        for series in _series(document):
            series.Offset = _OFFSET / 100 if chart_type in EXPLODED else 0.0


def read(document: Any) -> str:
    """The xlwings name of the type a chart document is drawn as; 'combination' where several types or none of the known fit."""
    diagram = document.Diagram
    service = diagram.DiagramType.rpartition(".")[2]
    if service != "StockDiagram" and len(document.getFirstDiagram().CoordinateSystems[0].ChartTypes) > 1:
        return "combination"
    candidates = {name: switches for name, (candidate, switches) in TYPES.items() if candidate == service}
    keys = {key for switches in candidates.values() for key in switches}
    current = {key: _current_value(document, diagram, key) for key in keys}
    fitting = [
        name
        for name, switches in candidates.items()
        if all(current[key] == _comparable(key, value) for key, value in switches.items())
    ]
    best = max(fitting, key=lambda name: len(candidates[name]), default="combination")
    exploded = next((name for name, plain in EXPLODED.items() if plain == best), None)
    return exploded if exploded and any(getattr(series, "Offset", 0) for series in _series(document)) else best


def _current_value(document: Any, diagram: Any, key: str) -> Any:
    """The present value of one property of the diagram, comparable to the table; False where the diagram does not have it."""
    if key == "Lines" and diagram.DiagramType.endswith("XYDiagram"):
        return any(series.LineStyle.value != "NONE" for series in _series(document))
    if not diagram.PropertySetInfo.hasPropertyByName(key):
        return False
    return _comparable(key, diagram.getPropertyValue(key))


def _comparable(key: str, value: Any) -> Any:
    """A property's value for comparison: of `SymbolType` it counts only whether there are markers."""
    return value != _NO_SYMBOL if key == "SymbolType" else value


def _draw_lines(document: Any, wanted: bool) -> None:
    """Draw or hide the lines of a scatter chart: the diagram's own
    property has no effect in LibreOffice 7.4, each series' has.
    """
    for series in _series(document):
        series.LineStyle = enum("drawing.LineStyle", "SOLID" if wanted else "NONE")


def _series(document: Any) -> list[Any]:
    return [s for t in document.getFirstDiagram().CoordinateSystems[0].ChartTypes for s in t.DataSeries]
