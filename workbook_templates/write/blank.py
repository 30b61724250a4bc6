"""Writing a blank form for a unit to fill."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from workbook_templates.schema import Form
from workbook_templates.write.fill import fill_form

_NOTHING: Mapping[str, object] = MappingProxyType({})


def write_blank(path: Path, form: Form, cover: Mapping[str, object] = _NOTHING, workbook_id: str = "") -> None:
    """Write the form without rows but ruled for print, into ``path``; ``cover`` gives the values already known, by column.

    KeyError for a column that the cover does not have. The file is written beside and renamed (atomic).
    """
    fill_form(path, form, cover, {}, workbook_id, ruled=True)
