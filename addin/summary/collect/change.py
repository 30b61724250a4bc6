"""What changed in each unit since the period before, and which changes are out of the ordinary.

Out of the ordinary: a unit's turnover (who joined and left, of those there before) has a modified z-score above 3.5 over
the office's units (Iglewicz and Hoaglin: medians, so that the odd one does not hide itself). Such a jump may be right;
it is only to be looked at.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from addin.summary.collect.data import UnitChange
from addin.summary.measure.evidence import EvidenceRow, table_row
from addin.summary.measure.register import RowIndices, branches, groups
from validators.lookups.bodies import GROUPS, ORGANISATIONS
from validators.lookups.people import PEOPLE, party_members, present
from validators.lookups.units import unit_column
from workbook_templates.table import Tables
from workbook_templates.values.period import Period

if TYPE_CHECKING:  # half a second that only a comparison with the period before waits for
    import pandas as pd

MEASURES: dict[str, tuple[str, str, Callable[[Tables], RowIndices]]] = {
    "离退休干部": (PEOPLE, "身份证号", present),
    "其中：党员": (PEOPLE, "身份证号", party_members),
    "党支部": (ORGANISATIONS, "党组织代码", branches),
    "学习小组": (GROUPS, "小组代码", groups),
}
_MEMBER = ["unit", "key"]
FEWEST_UNITS, FEWEST_CHANGED, MOST_SCORE = 5, 5, 3.5


def previous_period(period: Period) -> Period:
    """The period of the same length that ends as this one begins."""
    length = period.last - period.first + 1
    if period.first > length:
        return Period(period.year, period.first - length, period.first - 1)
    return Period(period.year - 1, 13 - length, 12)


def changes(
    before: Tables, after: Tables, names: Mapping[str, str], file_name: Callable[[str], str] = str
) -> tuple[UnitChange, ...]:
    """Every measure of every unit that reported in both periods; a unit that did not cannot be compared.

    ``file_name`` gives the sender's name of a file that is stored under another.
    """
    found: list[UnitChange] = []
    units = sorted(_reporting(before) & _reporting(after))
    for measure, (sheet, column, select) in MEASURES.items():
        if sheet in before and sheet in after:
            old, new = _members(before, sheet, column, select), _members(after, sheet, column, select)
            came, gone = alone(old, new)
            rows = _by_unit(after, sheet, came, names, file_name), _by_unit(before, sheet, gone, names, file_name)
            found += _changes(movement(old, new, units), measure, names, *rows)
    return tuple(sorted(found, key=lambda one: one.unit))


def _reporting(tables: Tables) -> set[str]:
    """Units whose roster is at hand."""
    return set().union(*(unit_column(tables, sheet) for sheet in (PEOPLE, ORGANISATIONS) if sheet in tables))


def _members(tables: Tables, sheet: str, column: str, select: Callable[[Tables], RowIndices]) -> pd.DataFrame:
    """Who or what is counted, each once: its ``unit``, its ``key``, the number or code that stands in the column, and its ``row``
    (an index into the table).
    """
    import pandas as pd  # noqa: PLC0415 - see above

    rows = select(tables)
    units, keys = unit_column(tables, sheet), tables[sheet].get(column)
    found = {"unit": [units[i] for i in rows], "key": [keys[i] for i in rows], "row": list(rows)}
    return pd.DataFrame(found, dtype=object).drop_duplicates(_MEMBER)  # object: a code stays the text it is


def alone(before: pd.DataFrame, after: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Those who are only after, and those who were only before."""
    import pandas as pd  # noqa: PLC0415 - see above

    once = ~pd.concat([before, after]).duplicated(_MEMBER, keep=False).to_numpy()  # those before come first
    return after[once[len(before) :]], before[once[: len(before)]]


def _by_unit(
    tables: Tables, sheet: str, rows: pd.DataFrame, names: Mapping[str, str], file_name: Callable[[str], str]
) -> dict[str, tuple[EvidenceRow, ...]]:
    """The rows as they are shown, by unit code."""
    found: dict[str, list[EvidenceRow]] = defaultdict(list)
    for unit, i in zip(rows["unit"], rows["row"], strict=True):
        found[unit].append(table_row(tables, sheet, i, unit, names.get(unit, unit), file_name))
    return {unit: tuple(own) for unit, own in found.items()}


def movement(before: pd.DataFrame, after: pd.DataFrame, units: list[str]) -> pd.DataFrame:
    """By unit how many there were ``before``, are ``after``, have ``joined`` and ``left``; the share of those there before that
    this makes (``turnover``), and how far out of the ordinary it is (``score``).
    """
    import pandas as pd  # noqa: PLC0415 - see above

    came, gone = alone(before, after)
    kinds = {"before": before, "after": after, "joined": came, "left": gone}
    counts = {kind: rows["unit"].value_counts() for kind, rows in kinds.items()}
    moved = pd.DataFrame(counts).reindex(units).fillna(0).astype(int)
    moved["turnover"] = (moved["joined"] + moved["left"]) / moved["before"].clip(lower=1)
    return moved.assign(score=scores(moved["turnover"]))


def _changes(
    moved: pd.DataFrame,
    measure: str,
    names: Mapping[str, str],
    came: Mapping[str, tuple[EvidenceRow, ...]],
    gone: Mapping[str, tuple[EvidenceRow, ...]],
) -> Iterator[UnitChange]:
    usual = moved["turnover"].median()
    for key, one in moved.to_dict("index").items():
        unit, joined, left = str(key), one["joined"], one["left"]
        jump = ""
        if one["score"] > MOST_SCORE and joined + left >= FEWEST_CHANGED:
            jump = f"新增{joined}、减少{left}，变动 {one['turnover']:.0%}，各单位一般为 {usual:.0%}，请核对"
        who = came.get(unit, ()), gone.get(unit, ())
        yield UnitChange(unit, names.get(unit, unit), measure, one["before"], one["after"], joined, left, jump, *who)


def scores(turnover: pd.Series[float]) -> pd.Series[float]:
    """Modified z-scores; all zero where there are too few values or none differs."""
    apart = turnover - turnover.median()
    scale = apart.abs().median() / 0.6745 or apart.abs().mean() * 1.253314
    return apart / scale if scale and len(turnover) >= FEWEST_UNITS else apart * 0.0
