"""`Chart` and `Charts`: the charts of a sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from . import chart_types, export
from .chart_axis import ChartAxis
from .chart_legend import ChartLegend
from .chart_series import ChartSeriesCollection
from .connection import enum, prop, struct
from .drawing import DrawingObject, DrawingObjects, is_chart
from .files import to_url
from .geometry import to_hmm

if TYPE_CHECKING:
    from .ranges import Range


def uno_address(rng: Range) -> str:
    """The address of a range as chart documents take it: `$Sheet1.$A$1:$B$2`."""
    return str(rng.xl.AbsoluteName)


class Chart(DrawingObject, base_classes.Chart):
    """A chart on a sheet: a drawing object that embeds a chart document. Position and size are in points."""

    @property
    def document(self) -> Any:
        """The UNO chart document embedded in the drawing object."""
        return self._table_chart.EmbeddedObject

    @property
    def api(self) -> tuple[Any, Any]:
        """The UNO shape on the sheet and the UNO chart document."""
        return self.xl, self.document

    @property
    def name(self) -> str:
        """The chart's name; where none was given, the internal one of the file."""
        return str(self.xl.Name or self.xl.PersistName)

    @name.setter
    def name(self, value: str) -> None:
        """Rename the chart on its sheet; the internal name stays."""
        self.xl.Name = value

    @property
    def _table_chart(self) -> Any:
        return self.sheet.xl.Charts.getByName(self.xl.PersistName)

    def set_source_data(self, rng: Range, plot_by: str | None = None) -> None:
        """Draw the data of a range; a first row or column of texts becomes headings. `plot_by` is 'rows' or 'columns'."""
        table = self._table_chart
        table.HasColumnHeaders, table.HasRowHeaders = _headings(rng)
        table.setRanges((rng.xl.RangeAddress,))
        if plot_by is not None:
            self.plot_by = plot_by

    def set_x_axis_values(self, rng: Range) -> None:
        """Use the cells of a range as labels of the category axis, or as the x values of a scatter chart."""
        values = self.document.DataProvider.createDataSequenceByRangeRepresentation(uno_address(rng))
        system = self.document.getFirstDiagram().CoordinateSystems[0]
        if "Scatter" in system.ChartTypes[0].ChartType:
            self._set_x_values(system, values)
            return
        values.Role = "categories"
        labeled = self.sheet.book.app.connection.create("com.sun.star.chart2.data.LabeledDataSequence")
        labeled.setValues(values)
        axis = system.getAxisByDimension(0, 0)
        scale = axis.getScaleData()
        scale.Categories = labeled
        axis.setScaleData(scale)

    def _set_x_values(self, system: Any, values: Any) -> None:
        values.Role = "values-x"
        for series in system.ChartTypes[0].DataSeries:
            labeled = self.sheet.book.app.connection.create("com.sun.star.chart2.data.LabeledDataSequence")
            labeled.setValues(values)
            others = [each for each in series.DataSequences if each.Values.Role != "values-x"]
            series.setData((labeled, *others))

    @property
    def chart_type(self) -> str:
        """The chart type in xlwings' names; 'combination' for a mixture of types."""
        return chart_types.read(self.document)

    @chart_type.setter
    def chart_type(self, chart_type: str) -> None:
        """Draw the chart as another type; NotImplementedError for a type Calc does not have."""
        chart_types.apply(self.document, chart_type)

    @property
    def title(self) -> str | None:
        """The chart's title, or None without one."""
        return str(self.document.Title.String) if self.document.HasMainTitle else None

    @title.setter
    def title(self, value: str | None) -> None:
        """Set the title; None removes it."""
        self.document.HasMainTitle = value is not None
        if value is not None:
            self.document.Title.String = value

    @property
    def legend(self) -> ChartLegend:
        """The legend of the chart, shown or hidden."""
        return ChartLegend(self.document)

    @property
    def category_axis(self) -> ChartAxis:
        """The axis of categories (horizontal in column charts), UNO's X axis."""
        return ChartAxis(self.document, "X")

    @property
    def value_axis(self) -> ChartAxis:
        """The axis of values (vertical in column charts), UNO's Y axis."""
        return ChartAxis(self.document, "Y")

    @property
    def secondary_category_axis(self) -> ChartAxis:
        """The secondary axis of categories; its members raise XlwingsError while no series uses the secondary group."""
        return ChartAxis(self.document, "SecondaryX")

    @property
    def secondary_value_axis(self) -> ChartAxis:
        """The secondary axis of values; its members raise XlwingsError while no series uses the secondary group."""
        return ChartAxis(self.document, "SecondaryY")

    @property
    def series(self) -> ChartSeriesCollection:
        """The data series the chart draws."""
        return ChartSeriesCollection(self)

    @property
    def plot_by(self) -> str:
        """Whether each row ('rows') or each column ('columns') of the source is a series."""
        return str(self.document.Diagram.DataRowSource.value).lower()

    @plot_by.setter
    def plot_by(self, value: str) -> None:
        """Take each row ('rows') or each column ('columns') of the source as a series."""
        self.document.Diagram.DataRowSource = enum("chart.ChartDataRowSource", value.upper())

    @property
    def style(self) -> Any:
        """Always NotImplementedError: Calc has none of Excel's numbered chart styles."""
        raise NotImplementedError("style: Calc has no numbered chart styles")

    @style.setter
    def style(self, value: Any) -> None:
        """Always NotImplementedError: Calc has none of Excel's numbered chart styles."""
        raise NotImplementedError("style: Calc has no numbered chart styles")

    def delete(self) -> None:
        """Remove the chart from its sheet."""
        self.sheet.xl.Charts.removeByName(self.xl.PersistName)

    def to_png(self, path: str) -> None:
        """Write the chart into a PNG file; OSError where LibreOffice cannot write it."""
        writer = self.sheet.book.app.connection.create("com.sun.star.drawing.GraphicExportFilter")
        writer.setSourceDocument(self.xl)
        if not writer.filter((prop("MediaType", "image/png"), prop("URL", to_url(path)))):
            raise OSError(f"Calc could not write {path}.")

    def to_pdf(self, path: str, quality: str) -> None:
        """Write the chart alone into a PDF file; `quality` 'minimum' compresses pictures."""
        shapes = self.sheet.book.app.connection.create("com.sun.star.drawing.ShapeCollection")
        shapes.add(self.xl)
        export.to_pdf(self.sheet.book.xl, path, quality, shapes)


def _headings(rng: Range) -> tuple[bool, bool]:
    """Whether the first row and the first column hold headings, decided as Excel does: all their cells are texts."""
    data = rng.xl.getDataArray()
    first_row, first_column = data[0][1:], [row[0] for row in data[1:]]
    top = bool(first_row) and all(isinstance(cell, str) for cell in first_row)
    side = bool(first_column) and all(isinstance(cell, str) for cell in first_column) and len(data[0]) > 1
    return top or (len(data[0]) == 1 and isinstance(data[0][0], str)), side


class Charts(DrawingObjects, base_classes.Charts):
    """The charts of a sheet, in the order of the draw page."""

    def _wrap(self, xl: Any) -> Chart:
        return Chart(self.sheet, xl)

    def _includes(self, xl: Any) -> bool:
        return is_chart(xl)

    def add(  # noqa: PLR0913, PLR0917 xlwings' own signature
        self,
        left: float,
        top: float,
        width: float,
        height: float,
        chart_type: str | None = None,
        source: Any = None,
        plot_by: str | None = None,
        name: str | None = None,
        anchor: Any = None,
        style: Any = None,
    ) -> Chart:
        """Add a chart; position and size are in points, or the position is that of the range `anchor`.

        `source` is the range of data. `style` is ignored: xlwings always passes one,
        and Calc has none. NotImplementedError for a `chart_type` Calc does not have.
        """
        if anchor:
            left, top = anchor.left, anchor.top
        rectangle = struct("awt.Rectangle", X=to_hmm(left), Y=to_hmm(top), Width=to_hmm(width), Height=to_hmm(height))
        chart = self._new(rectangle, source)
        if name:
            chart.name = name
        if plot_by is not None:
            chart.plot_by = plot_by
        if chart_type is not None:
            chart.chart_type = chart_type
        return chart

    def _new(self, rectangle: Any, source: Any) -> Chart:
        charts = self.sheet.xl.Charts
        internal_name = next(text for n in range(1, charts.Count + 2) if not charts.hasByName(text := f"Chart {n}"))
        column_headings, row_headings = _headings(source) if source is not None else (False, False)
        addresses = (source.xl.RangeAddress,) if source is not None else ()
        charts.addNewByName(internal_name, rectangle, addresses, column_headings, row_headings)
        chart: Chart = next(each for each in self if each.xl.PersistName == internal_name)
        chart.name = internal_name
        return chart
