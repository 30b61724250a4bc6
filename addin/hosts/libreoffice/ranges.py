"""A range: everything xlwings can do with cells."""

from __future__ import annotations

from typing import Any

from xlwings import base_classes

from .range_edit import RangeEdit
from .range_find import RangeFind
from .range_look import RangeLook
from .range_parts import RangeParts
from .range_size import RangeSize
from .range_values import RangeValues


class Range(RangeValues, RangeLook, RangeSize, RangeEdit, RangeFind, RangeParts, base_classes.Range):
    """A rectangle of cells."""

    def get_async_pipeline_overrides(self, options: Any) -> Any:
        """For xlwings Lite only."""
        raise NotImplementedError("get_async_pipeline_overrides: it is for xlwings Lite")
