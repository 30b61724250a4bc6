"""`ConditionalFormat` and `ConditionalFormats`: the conditional formats of a range.

Calc keeps a list of conditional formats per sheet, each with cell ranges and one or more
entries; a rule of xlwings is one entry. Members that do not apply to a rule's type are None.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from .colors import Rgb, to_rgb, to_uno
from .conditional_style import FONT_PROPERTIES, apply_changes, new_style, style_of
from .conditional_visual import BAR_KINDS, VisualRule
from .geometry import Area, area_from_corners, area_from_uno

if TYPE_CHECKING:
    from .ranges import Range

_CONDITION, _SCALE, _BAR, _ICONS = 0, 1, 2, 3
_TYPES = {_SCALE: "color_scale", _BAR: "data_bar", _ICONS: "icon_set"}
_OPERATORS = {
    "equal_to": 0,
    "less_than": 1,
    "greater_than": 2,
    "less_than_or_equal": 3,
    "greater_than_or_equal": 4,
    "not_equal_to": 5,
    "between": 6,
    "not_between": 7,
}
_NAMES = {number: name for name, number in _OPERATORS.items()}
_EXPRESSION = 24


class ConditionalFormat(VisualRule, base_classes.ConditionalFormat):
    """One rule: entry `index` (zero-based) of the sheet's conditional format with the number `format_id`."""

    def __init__(self, rng: Range, format_id: int, index: int) -> None:
        self.rng = rng
        self.format_id = format_id
        self.index = index

    @property
    def owner(self) -> Any:
        """The UNO conditional format that holds the rule: its cell ranges and entries."""
        return format_by_id(self.rng, self.format_id)

    @property
    def xl(self) -> Any:
        """The UNO entry of the rule."""
        return self.owner.getByIndex(self.index)

    api = xl

    @property
    def type(self) -> str:
        """'cell_value', 'custom', 'color_scale', 'data_bar', 'icon_set' or 'unknown'."""
        kind = self.xl.getType()
        if kind != _CONDITION:
            return _TYPES.get(kind, "unknown")
        operator = self.xl.Operator
        return "cell_value" if operator in _NAMES else "custom" if operator == _EXPRESSION else "unknown"

    @property
    def stop_if_true(self) -> bool | None:
        """Always True for conditions, since in Calc the first rule that holds wins; None for scales, bars and icons."""
        return True if self.type in ("cell_value", "custom") else None

    @property
    def operator(self) -> str | None:
        """The comparison of a 'cell_value' rule in xlwings' names ('between', 'equal_to', …), otherwise None."""
        return _NAMES[self.xl.Operator] if self.type == "cell_value" else None

    def _formula(self, which: str, kind: str) -> str | None:
        return self.rng.parser.from_local(getattr(self.xl, which), self._anchor) if self.type == kind else None

    @property
    def _anchor(self) -> Any:
        area = area_from_uno(self.owner.Range.getRangeAddresses()[0])
        return self.rng.sheet.cell_address(area.row, area.column)

    @property
    def formula1(self) -> str | None:
        """The value or lower bound of a 'cell_value' rule as an Excel formula, otherwise None."""
        return self._formula("Formula1", "cell_value")

    @property
    def formula2(self) -> str | None:
        """The upper bound of a 'between' or 'not_between' rule as an Excel formula, otherwise None."""
        return self._formula("Formula2", "cell_value") if self.operator in ("between", "not_between") else None

    @property
    def formula(self) -> str | None:
        """The formula of a 'custom' rule in Excel's notation, otherwise None."""
        return self._formula("Formula1", "custom")

    def _style(self, name: str) -> Any:
        if self.type not in ("cell_value", "custom"):
            return None
        style = style_of(self.rng.book.xl, self.xl.StyleName)
        if style is None or str(style.getPropertyState(name).value) != "DIRECT_VALUE":
            return None
        return getattr(style, name)

    @property
    def fill_color(self) -> Rgb | None:
        """The fill the rule sets, as (red, green, blue); None where it sets none."""
        color = self._style("CellBackColor")
        return None if color is None or color < 0 else to_rgb(color)

    @property
    def font_color(self) -> Rgb | None:
        """The text colour the rule sets, as (red, green, blue); None where it sets none."""
        color = self._style(FONT_PROPERTIES["font_color"])
        return None if color is None or color < 0 else to_rgb(color)

    @property
    def font_bold(self) -> bool | None:
        """Whether the rule makes text bold; None where it leaves the weight alone."""
        weight = self._style(FONT_PROPERTIES["font_bold"])
        return None if weight is None else bool(weight > 100)

    @property
    def font_italic(self) -> bool | None:
        """Whether the rule makes text italic; None where it leaves the slant alone."""
        posture = self._style(FONT_PROPERTIES["font_italic"])
        return None if posture is None else bool(posture.value != "NONE")

    def set(self, changes: dict[str, Any]) -> None:
        """Change condition and formatting of a rule; `changes` has xlwings' names as keys, formulas in Excel's notation.

        NotImplementedError for a `stop_if_true` of False: in Calc the first rule that holds always wins.
        """
        entry, anchor = self.xl, self._anchor
        if changes.get("stop_if_true") is False:
            raise NotImplementedError("stop_if_true: in Calc the first rule that holds always wins")
        if "operator" in changes:
            entry.Operator = _OPERATORS[changes["operator"]]
        for key, name in (("formula1", "Formula1"), ("formula2", "Formula2"), ("formula", "Formula1")):
            if changes.get(key) is not None:
                entry.setPropertyValue(name, self.rng.parser.to_local(changes[key], anchor).removeprefix("="))
        style = style_of(self.rng.book.xl, entry.StyleName)
        apply_changes(style, changes)

    def delete(self) -> None:
        """Remove the rule, and its conditional format where it was the last entry."""
        owner = self.owner
        if owner.getCount() > 1:
            owner.removeByIndex(self.index)
        else:
            self.rng.sheet.xl.ConditionalFormats.removeByID(self.format_id)


def format_by_id(rng: Range, format_id: int) -> Any:
    """The sheet's UNO conditional format with this number."""
    return next(each for each in rng.sheet.xl.ConditionalFormats.ConditionalFormats if format_id == each.ID)


class ConditionalFormats(base_classes.ConditionalFormats):
    """The rules whose cells overlap a range, in order of precedence: in Calc an older rule wins over a newer one."""

    def __init__(self, rng: Range) -> None:
        self.rng = rng

    @property
    def api(self) -> Any:
        """The UNO conditional formats of the whole sheet."""
        return self.rng.sheet.xl.ConditionalFormats

    @property
    def parent(self) -> Range:
        """The range the rules are asked for."""
        return self.rng

    def _intersecting(self) -> list[Any]:
        intersecting = [
            each for each in self.api.ConditionalFormats if any(area.intersection(self.rng.area) for area in _areas(each))
        ]
        return sorted(intersecting, key=lambda each: int(each.ID))

    def __iter__(self) -> Iterator[ConditionalFormat]:
        for each in self._intersecting():
            for index in range(each.getCount()):
                yield ConditionalFormat(self.rng, each.ID, index)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __call__(self, key: int) -> ConditionalFormat:
        """The rule at a one-based index; KeyError where there is none."""
        rules = list(self)
        if not isinstance(key, int) or not 1 <= key <= len(rules):
            raise KeyError(key)
        return rules[key - 1]

    def __contains__(self, key: object) -> bool:
        return isinstance(key, int) and 1 <= key <= len(self)

    def _new(self, kind: int) -> ConditionalFormat:
        ranges = self.rng.book.xl.createInstance("com.sun.star.sheet.SheetCellRanges")
        ranges.addRangeAddress(self.rng.xl.RangeAddress, False)
        format_id = int(self.api.createByRange(ranges))
        format_by_id(self.rng, format_id).createEntry(kind, 0)
        return ConditionalFormat(self.rng, format_id, 0)

    def add_cell_value(self, spec: dict[str, Any]) -> ConditionalFormat:
        """Add a rule that compares the cells' values; `spec` holds `operator`, `formula1`, `formula2` and the formatting."""
        rule = self._new(_CONDITION)
        rule.xl.StyleName = new_style(self.rng.book.xl)
        rule.set({**spec, "stop_if_true": True})
        return rule

    def add_custom(self, spec: dict[str, Any]) -> ConditionalFormat:
        """Add a rule that holds where a formula is true; `spec` holds `formula` and the formatting."""
        rule = self._new(_CONDITION)
        rule.xl.StyleName = new_style(self.rng.book.xl)
        rule.xl.Operator = _EXPRESSION
        rule.set({**spec, "stop_if_true": True})
        return rule

    def add_data_bar(self, spec: dict[str, Any]) -> ConditionalFormat:
        """Add data bars; `spec` holds `bar_color`, `gradient`,
        `show_value`, and two `threshold_types` with their `thresholds`.
        """
        rule = self._new(_BAR)
        rule.xl.Color = to_uno(spec["bar_color"])
        rule.xl.UseGradient, rule.xl.ShowValue = spec["gradient"], spec["show_value"]
        numbers = {name: number for number, name in BAR_KINDS.items()}
        for entry, kind, value in zip(rule.xl.DataBarEntries, spec["threshold_types"], spec["thresholds"], strict=True):
            entry.setType(numbers[kind])
            if value is not None:
                entry.setFormula(str(value))
        return rule

    def add_color_scale(self, spec: dict[str, Any]) -> ConditionalFormat:
        """Always NotImplementedError: setting the colours of a new scale over UNO crashes LibreOffice 7.4."""
        raise NotImplementedError("add_color_scale: LibreOffice's programming interface cannot fill a new colour scale")

    def add_icon_set(self, spec: dict[str, Any]) -> ConditionalFormat:
        """Always NotImplementedError: UNO cannot fill a new icon set."""
        raise NotImplementedError("add_icon_set: LibreOffice's programming interface cannot fill a new set of icons")

    def clear(self) -> None:
        """Remove the rules from this range; they stay on their cells outside it."""
        for each in self._intersecting():
            rest = self.rng.book.xl.createInstance("com.sun.star.sheet.SheetCellRanges")
            for area in _areas(each):
                for piece in subtract(area, self.rng.area):
                    rest.addRangeAddress(self.rng.sheet.uno_address(piece), False)
            if rest.getCount():
                each.Range = rest
            else:
                self.api.removeByID(each.ID)


def _areas(each: Any) -> list[Area]:
    return [area_from_uno(address) for address in each.Range.getRangeAddresses()]


def subtract(area: Area, removed: Area) -> list[Area]:
    """The parts of `area` outside `removed`, as at most four rectangles."""
    cut = area.intersection(removed)
    if cut is None:
        return [area]
    pieces = (
        area_from_corners(area.row, area.column, cut.row - 1, area.last_column),
        area_from_corners(cut.last_row + 1, area.column, area.last_row, area.last_column),
        area_from_corners(cut.row, area.column, cut.last_row, cut.column - 1),
        area_from_corners(cut.row, cut.last_column + 1, cut.last_row, area.last_column),
    )
    return [piece for piece in pieces if piece]
