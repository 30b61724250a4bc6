"""Reminders in a form that is handed out: a colour and a note on cells that want a look in the new period.

They are part of the form, no marks of a check: no check takes them off, marks may be put over them and come off again, and the
form of the period after is written without them. Their colour is none of a mark's shades.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping

from workbook_templates.mark.cells import Edit, column_styles, edit_cells
from workbook_templates.mark.comments import add_notes
from workbook_templates.mark.drawing import boxes_for
from workbook_templates.mark.parts import Parts
from workbook_templates.mark.shades import plain_fill
from workbook_templates.mark.styles import WorkbookStyles
from workbook_templates.read.package import open_package
from workbook_templates.read.troubles import Unusable
from workbook_templates.schema import Form
from workbook_templates.write.fill import STYLES_PART, sheet_part

AUTHOR = "银龄提示"
FILL = plain_fill('rgb="FFE4D7F5"')  # a light violet
Reminders = Mapping[str, Mapping[tuple[int, int], str]]
"""By sheet, and by row number and zero-based column, what the note says."""


def with_reminders(content: bytes, form: Form, reminders: Reminders) -> bytes:
    """The bytes of a form that was just written, with these reminders; as they are where it is too large to be changed.

    KeyError for a sheet that the form does not have.
    """
    if not any(reminders.values()):
        return content
    try:
        return _reminded(content, form, reminders)
    except Unusable:
        return content  # what ends stands in the list beside it all the same


def _reminded(content: bytes, form: Form, reminders: Reminders) -> bytes:
    parts = Parts(open_package(content))
    styles = WorkbookStyles(parts.text(STYLES_PART))
    for name, cells in reminders.items():
        _remind(parts, sheet_part(form, name), styles, cells)
    parts.put(STYLES_PART, styles.text())
    return parts.packed()


def _remind(parts: Parts, path: str, styles: WorkbookStyles, cells: Mapping[tuple[int, int], str]) -> None:
    text, edits = parts.text(path), defaultdict[int, dict[int, Edit]](dict)
    boxes = boxes_for(text)
    for row, column in cells:
        edits[row][column] = Edit(_coloured(styles))
    parts.put(path, edit_cells(text, edits, column_styles(text)))
    add_notes(parts, path, cells, boxes, lead="", by=AUTHOR)


def _coloured(styles: WorkbookStyles) -> Callable[[int], int]:
    return lambda style: styles.with_fill(style, FILL)
