"""`Range`, put together from its parts."""

from __future__ import annotations

from typing import Any

from xlwings import base_classes

from .range_edit import RangeEdit
from .range_find import RangeFind
from .range_look import RangeFormatting
from .range_parts import RangeAttachments
from .range_size import RangeSize
from .range_values import RangeValues


class Range(RangeValues, RangeFormatting, RangeSize, RangeEdit, RangeFind, RangeAttachments, base_classes.Range):
    """A rectangle of cells on one sheet; rows and columns are one-based."""

    def get_async_pipeline_overrides(self, options: Any) -> Any:
        """Always NotImplementedError: the method belongs to xlwings Lite."""
        raise NotImplementedError("get_async_pipeline_overrides: it is for xlwings Lite")
