"""A sheet of persons without any header: known by the identity numbers in one of its columns; the others are asked about."""

from __future__ import annotations

from collections import Counter

from addin.bringing.importing.conversion.numbers import is_identity
from addin.bringing.importing.layout.header_rows import HeaderRows
from addin.bringing.importing.layout.source_list import NO_TITLE, SourceColumn
from workbook_templates.layout import letters
from workbook_templates.read.grid import Grid
from workbook_templates.values.text import is_blank

_FEWEST = 2


def persons_without_header(grid: Grid) -> HeaderRows | None:
    """A header of no rows above the first row that holds anything; None where no column holds identity numbers."""
    counts = Counter(at for row in grid.rows for at, cell in enumerate(row) if is_identity(cell))
    if not counts or max(counts.values()) < _FEWEST:
        return None
    [(identity, _)] = counts.most_common(1)
    first = next(n for n, row in enumerate(grid.rows) if not all(map(is_blank, row)))
    rows = [row for row in grid.rows if identity < len(row) and is_identity(row[identity])]
    places = sorted({at for row in rows for at, cell in enumerate(row) if not is_blank(cell)})
    columns = [SourceColumn(at, NO_TITLE, ("身份证号" if at == identity else f"第{letters(at)}列",)) for at in places]
    return HeaderRows(first - 1, first - 1, columns, 1)
