"""A cross-tab: how many persons have one category's value and another's, and which persons those are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:  # half a second, for those who make cross-tabs alone
    import pandas as pd

_DECLARED = Path(__file__).with_name("crosstabs.yaml")
UNKNOWN = "（没有填）"


@dataclass(frozen=True, slots=True)
class CrossTabSpec:
    """A cross-tab as it is declared: its title, the categories of its rows and columns, of party ``members`` alone or of all,
    how it is drawn (``pyramid``, ``bars`` or not at all), and whether it stands in the ``annex`` alone.
    """

    title: str
    rows: str
    columns: str
    members: bool = False
    chart: str = ""
    annex: bool = False


@dataclass(frozen=True, slots=True)
class Band:
    """Whole years since a date in classes: each number of ``starts`` begins the next, ``word`` follows the numbers."""

    since: str
    starts: tuple[int, ...]
    word: str

    @property
    def labels(self) -> list[str]:
        """The names of the classes in order, one more than ``starts``."""
        middle = [f"{low}至{high - 1}{self.word}" for low, high in zip(self.starts, self.starts[1:], strict=False)]
        return [f"不满{self.starts[0]}{self.word}", *middle, f"{self.starts[-1]}{self.word}以上"]


@dataclass(frozen=True, slots=True)
class CrossTab:
    """The counts of a cross-tab: ``counts[i][j]`` persons have the i-th value of the rows and the j-th of the columns.

    ``places`` are the persons (positions in the frame they were counted from) in the order of the cells, row by row.
    """

    spec: CrossTabSpec
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]
    places: Sequence[int] = ()

    @property
    def row_totals(self) -> list[int]:
        """The number of persons by row."""
        return [sum(row) for row in self.counts]

    @property
    def column_totals(self) -> list[int]:
        """The number of persons by column."""
        return [sum(column) for column in zip(*self.counts, strict=True)]

    @property
    def total(self) -> int:
        """The number of persons."""
        return sum(self.row_totals)


@cache
def _declared() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(_DECLARED.read_text(encoding="utf-8"))
    return found


def crosstab_specs() -> list[CrossTabSpec]:
    """The declared cross-tabs in the order of the analysis."""
    return [CrossTabSpec(**one) for one in _declared()["tables"]]


def bands() -> dict[str, Band]:
    """The declared classes of years by their category's name."""
    return {name: Band(one["since"], tuple(one["from"]), one["word"]) for name, one in _declared()["bands"].items()}


def crosstab(people: pd.DataFrame, spec: CrossTabSpec) -> CrossTab:
    """The cross-tab of persons as ``ranks_frame`` describes them. Rows and columns without anybody are left out."""
    import pandas as pd  # noqa: PLC0415 - see above

    own = people[people["党员"]] if spec.members else people
    rows, columns = own[spec.rows].cat.remove_unused_categories(), own[spec.columns].cat.remove_unused_categories()
    counted = pd.crosstab(rows, columns, dropna=False)
    order = own.assign(row=rows.cat.codes, column=columns.cat.codes).sort_values(["row", "column"], kind="stable")
    return CrossTab(
        spec,
        tuple(map(str, counted.index)),
        tuple(map(str, counted.columns)),
        tuple(tuple(map(int, row)) for row in counted.to_numpy()),
        tuple(map(int, order.index)),
    )
