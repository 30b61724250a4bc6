"""Whether a roster is one part of a unit's roster, so that what it lacks may stand in another part."""

from __future__ import annotations

from workbook_templates.cell_types import show
from workbook_templates.layout import COVER
from workbook_templates.remarks import REMARK, parse_part_number
from workbook_templates.table import Tables


def is_one_part(tables: Tables, sheet: str) -> bool:
    """Whether the rows of a sheet come from one workbook of a unit that calls itself a part, on its cover or by its name.

    Parts that are at hand together are not, nor are those of an office's consolidated workbook: no unit is divided among them.
    """
    table = tables.get(sheet)
    if table is None or len(set(table.sources)) != 1 or any(table.get("来源单位代码")):
        return False
    (number,) = set(table.sources)
    cover = tables.get(COVER)
    remarks = zip(cover.sources, cover.get(REMARK), strict=True) if cover is not None else ()
    said = [show(remark) for source, remark in remarks if source == number]
    return any(map(parse_part_number, (*said, tables.sources[number].file)))
