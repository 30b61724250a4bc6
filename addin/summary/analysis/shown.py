"""A cross-tab as lines of texts: the headers, the rows, the totals; small counts hidden where the office wants that."""

from __future__ import annotations

from addin.summary.ranks.crosstab import CrossTab
from addin.summary.ranks.shown_grids import Grid

TOTAL = "合计"
HIDDEN_WORDS = "写“*”的是少于 {n} 人的，或者会让人推算出这样的人数的。"


def shown_table(table: CrossTab, counts: Grid) -> list[list[str]]:
    """The lines of a table, every cell as text; ``counts`` as ``shown_grids`` gives them."""
    headers = [table.spec.rows, *table.columns, TOTAL]
    lines = zip((*table.rows, TOTAL), counts, strict=True)
    return [headers, *([name, *(count if isinstance(count, str) else f"{count:,}" for count in row)] for name, row in lines)]
