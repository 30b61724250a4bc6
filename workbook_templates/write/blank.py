"""A blank form, ready for a unit to fill."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from workbook_templates.schema import Form
from workbook_templates.write.fill import fill_form

_NOTHING: Mapping[str, object] = MappingProxyType({})


def write_blank(path: Path, form: Form, cover: Mapping[str, object] = _NOTHING, workbook_id: str = "") -> None:
    """Write the form without rows; what is known of the cover stands there already."""
    fill_form(path, form, cover, {}, workbook_id)
