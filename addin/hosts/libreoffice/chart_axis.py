"""`ChartAxis`: one axis of a chart."""

from __future__ import annotations

from typing import Any

from xlwings import XlwingsError, base_classes

from .connection import enum
from .numberformats import NumberFormats

_UNSET: Any = base_classes._UNSET
_ORDER = ("title", "minimum_scale", "maximum_scale", "major_unit", "number_format", "reverse_order", "crosses")
_CROSSES = {"automatic": "ZERO", "minimum": "START", "maximum": "END"}
_TITLES = {"X": "getXAxisTitle", "Y": "getYAxisTitle", "SecondaryX": "getSecondXAxisTitle", "SecondaryY": "getSecondYAxisTitle"}
_OTHER = {"X": "Y", "Y": "X", "SecondaryX": "SecondaryY", "SecondaryY": "SecondaryX"}


class ChartAxis(base_classes.ChartAxis):
    """An axis by its UNO name: X, Y, SecondaryX or SecondaryY.

    Every member raises XlwingsError where the kind of chart has no axes or a secondary
    axis has no series; those that read or change a shown axis also where it is hidden.
    """

    def __init__(self, document: Any, which: str) -> None:
        self.document = document
        self.which = which

    @property
    def _diagram(self) -> Any:
        diagram = self.document.Diagram
        if self.which.startswith("Secondary") and not any(
            series.AttachedAxisIndex
            for kind in self.document.getFirstDiagram().CoordinateSystems[0].ChartTypes
            for series in kind.DataSeries
        ):
            raise XlwingsError(
                "The chart has no secondary axis group. Move a series to it first with series.axis_group = 'secondary'."
            )
        if not diagram.PropertySetInfo.hasPropertyByName(f"Has{self.which}Axis"):
            raise XlwingsError("This kind of chart has no axes.")
        return diagram

    def _axis(self) -> Any:
        if not self.visible:
            raise XlwingsError(f"The chart has no visible {self.which} axis.")
        return getattr(self._diagram, f"get{self.which}Axis")()

    @property
    def api(self) -> Any:
        """The UNO axis, or None while the axis is hidden. XlwingsError where the chart has no such axis."""
        return self._axis() if self.visible else None

    @property
    def visible(self) -> bool:
        """Whether the axis is shown. XlwingsError where the chart has no such axis."""
        return bool(getattr(self._diagram, f"Has{self.which}Axis"))

    @visible.setter
    def visible(self, value: bool) -> None:
        """Show or hide the axis. XlwingsError where the chart has no such axis."""
        setattr(self._diagram, f"Has{self.which}Axis", bool(value))

    @property
    def title(self) -> str | None:
        """The title of the axis, or None without one. XlwingsError where the chart has no such axis."""
        diagram = self._diagram
        if not self.visible or not getattr(diagram, f"Has{self.which}AxisTitle"):
            return None
        return str(getattr(diagram, _TITLES[self.which])().String)

    @title.setter
    def title(self, value: str | None) -> None:
        """Set the title, which shows the axis; None removes the title. XlwingsError where the chart has no such axis."""
        diagram = self._diagram
        if value is not None:
            self.visible = True
        setattr(diagram, f"Has{self.which}AxisTitle", value is not None)
        if value is not None:
            getattr(diagram, _TITLES[self.which])().String = value

    def _scale(self, name: str, automatic: str, value: float | None) -> None:
        axis = self._axis()
        setattr(axis, automatic, value is None)
        if value is not None:
            setattr(axis, name, float(value))

    @property
    def minimum_scale(self) -> float:
        """The smallest value on the axis, in the unit of the data. XlwingsError while the axis is hidden."""
        return float(self._axis().Min)

    @minimum_scale.setter
    def minimum_scale(self, value: float | None) -> None:
        """Set the smallest value; None lets Calc choose it. XlwingsError while the axis is hidden."""
        self._scale("Min", "AutoMin", value)

    @property
    def maximum_scale(self) -> float:
        """The largest value on the axis, in the unit of the data. XlwingsError while the axis is hidden."""
        return float(self._axis().Max)

    @maximum_scale.setter
    def maximum_scale(self, value: float | None) -> None:
        """Set the largest value; None lets Calc choose it. XlwingsError while the axis is hidden."""
        self._scale("Max", "AutoMax", value)

    @property
    def major_unit(self) -> float:
        """The distance between two major tick marks, in the unit of the data. XlwingsError while the axis is hidden."""
        return float(self._axis().StepMain)

    @major_unit.setter
    def major_unit(self, value: float | None) -> None:
        """Set the distance between two major tick marks; None lets Calc choose it. XlwingsError while the axis is hidden."""
        self._scale("StepMain", "AutoStepMain", value)

    @property
    def _formats(self) -> NumberFormats:
        return NumberFormats(self.document)

    @property
    def number_format(self) -> str:
        """The number format of the labels, as an Excel format code. XlwingsError while the axis is hidden."""
        return self._formats.code(self._axis().NumberFormat)

    @number_format.setter
    def number_format(self, value: str) -> None:
        """Set the labels' format code and stop following the cells'
        format; ValueError where it is none, XlwingsError while hidden.
        """
        axis = self._axis()
        axis.LinkNumberFormatToSource = False
        axis.NumberFormat = self._formats.key(value)

    @property
    def reverse_order(self) -> bool:
        """Whether the values run from the far end to the near one. XlwingsError while the axis is hidden."""
        return bool(self._axis().ReverseDirection)

    @reverse_order.setter
    def reverse_order(self, value: bool) -> None:
        """Reverse the direction of the axis, or restore it. XlwingsError while the axis is hidden."""
        self._axis().ReverseDirection = bool(value)

    @property
    def _crossing(self) -> Any:
        # Calc stores the crossing point with the other axis
        return getattr(self._diagram, f"get{_OTHER[self.which]}Axis")()

    @property
    def crosses(self) -> str:
        """Where the other axis crosses this one: 'automatic', 'minimum',
        'maximum' or 'custom'. XlwingsError without such an axis.
        """
        place = str(self._crossing.CrossoverPosition.value)
        return next((name for name, calc in _CROSSES.items() if calc == place), "custom")

    @crosses.setter
    def crosses(self, value: str) -> None:
        """Let the other axis cross at 'automatic' (zero), 'minimum' or 'maximum'. XlwingsError without such an axis."""
        self._crossing.CrossoverPosition = enum("chart.ChartAxisPosition", _CROSSES[value])

    def set(self, *, visible: Any = _UNSET, **attributes: Any) -> None:
        """Set several attributes in a fixed order; an axis to be hidden
        is shown while the others are set. Errors as of each attribute.
        """
        given = {name: value for name, value in attributes.items() if value is not _UNSET}
        if visible is True or (visible is False and given):
            self.visible = True
        for name in _ORDER:
            if name in given:
                setattr(self, name, given[name])
        if visible is False:
            self.visible = False
