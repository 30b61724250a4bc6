"""What a newer submission changes against the one it replaces: rows added, changed and removed, by the key of each sheet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from workbook_templates.cell_types import Value, show_masked
from workbook_templates.schema import Sheet
from workbook_templates.table import Table, Tables

RowKey = tuple[Value, ...]
_EXAMPLES = 10


@dataclass(frozen=True, slots=True)
class SheetDifference:
    """The difference of one sheet: numbers of rows added, changed and gone, and up to ten keys of each (identity numbers masked).

    It is true where there is any difference.
    """

    sheet: str
    added: int = 0
    changed: int = 0
    gone: int = 0
    examples: dict[str, list[str]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.gone)

    @property
    def words(self) -> str:
        """The numbers as a Chinese phrase: 离退休干部：新增1行，修改2行，减少0行."""
        return f"{self.sheet}：新增{self.added}行，修改{self.changed}行，减少{self.gone}行"

    def as_json(self) -> dict[str, Any]:
        """The object in the JSON of ``yinling receive``: sheet, the three counts, examples."""
        counts = {"added": self.added, "changed": self.changed, "gone": self.gone}
        return {"sheet": self.sheet, **counts, "examples": self.examples}


def difference(old: Tables, new: Tables) -> tuple[SheetDifference, ...]:
    """The sheets of ``new`` that differ from ``old``, in the order of the form; the cover is not compared."""
    sheets = dict.fromkeys([*new, *old])
    found = (_compare(old.get(name), new.get(name)) for name in sheets if name != "封面")
    return tuple(one for one in found if one)


def shared_rows(old: Tables, new: Tables) -> int:
    """How many rows both have by key, the cover aside: 0 means that the two workbooks have no subject in common."""
    return sum(
        len(rows_by_key(old[name]).keys() & rows_by_key(new[name]).keys()) for name in new if name in old and name != "封面"
    )


def _compare(old: Table | None, new: Table | None) -> SheetDifference:
    before, after = rows_by_key(old), rows_by_key(new)
    sheet = (new if new is not None else old).sheet  # type: ignore[union-attr] # one of the two is there
    added = [key for key in after if key not in before]
    gone = [key for key in before if key not in after]
    changed = [key for key in after if key in before and before[key] != after[key]]
    named = {"新增": added, "修改": changed, "减少": gone}
    examples = {word: [_shown(sheet, key) for key in keys[:_EXAMPLES]] for word, keys in named.items() if keys}
    return SheetDifference(sheet.name, len(added), len(changed), len(gone), examples)


def rows_by_key(table: Table | None) -> dict[RowKey, RowKey]:
    """Rows by key, each the values of the form's own columns and then the texts of cells that could not be read.

    A key that occurs again gets a number, so that no row replaces another.
    """
    found: dict[RowKey, RowKey] = {}
    if table is None:
        return found
    names = table.sheet.key or tuple(column.name for column in table.sheet.own)
    seen: Counter[RowKey] = Counter()
    for key, row in zip(table.records(*names), _contents(table), strict=True):
        seen[key] += 1
        found[(*key, seen[key]) if seen[key] > 1 else key] = row
    return found


def _contents(table: Table) -> Iterator[RowKey]:
    """Every row's values; a cell whose value could not be parsed is compared by its text."""
    for i, row in enumerate(table.records(*(column.name for column in table.sheet.own))):
        unread = tuple(str(cells[i]) for _, cells in sorted(table.unread.items()) if i in cells)
        yield (*row, *unread)


def _shown(sheet: Sheet, key: RowKey) -> str:
    columns = [sheet.column(name) for name in sheet.key]
    return " ".join(show_masked(column, value) for column, value in zip(columns, key, strict=False))
