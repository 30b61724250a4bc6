"""Columns that are made when they are asked for: a province's rows do not fit into memory with all their columns at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping, Sequence, Sized
from functools import partial
from typing import Any, Protocol, TypeVar, runtime_checkable

Column = TypeVar("Column")


def _itself(column: Column) -> Column:
    return column


@runtime_checkable
class Picking(Protocol):
    """What makes a column and can make some of its values alone, for less."""

    def picked(self, rows: Sequence[int]) -> list[Any]:
        """The values in these rows, which ascend."""


def _at(column: Any, rows: Sequence[int]) -> list[Any]:
    """The values in some rows; the column itself where these are all."""
    return column if rows == range(len(column)) else [column[i] for i in rows]


class LazyColumns(MutableMapping[str, Column]):
    """Columns by name, each made at first use by its function, and kept until it is let go of.

    A column must be made equal each time; who holds one may go on using it after it was let go of.
    """

    __slots__ = ("_made", "_makers")

    def __init__(self, makers: dict[str, Callable[[], Column]]) -> None:
        self._makers = makers
        self._made: dict[str, Column] = {}

    def __reduce__(self) -> tuple[type[LazyColumns[Column]], tuple[dict[str, Callable[[], Column]]]]:
        """Another process gets them as they are made, not what is at hand of them here."""
        return LazyColumns, (self._makers,)

    def __getitem__(self, name: str) -> Column:
        found = self._made.get(name)
        if found is None:
            found = self._made[name] = self._makers[name]()
        return found

    def __setitem__(self, name: str, column: Column) -> None:
        self._makers[name] = partial(_itself, column)
        self._made[name] = column

    def __delitem__(self, name: str) -> None:
        del self._makers[name]
        self._made.pop(name, None)

    def __iter__(self) -> Iterator[str]:
        return iter(self._makers)

    def __len__(self) -> int:
        return len(self._makers)

    def __contains__(self, name: object) -> bool:
        return name in self._makers

    def __repr__(self) -> str:
        return repr(dict(self.items()))

    def passing(self, name: str) -> Column:
        """A column for once: where it was not at hand before it is not kept either. KeyError where there is none."""
        return self._made[name] if name in self._made else self._makers[name]()

    def picked(self, name: str, rows: Sequence[int]) -> list[Any]:
        """The values of a column in some rows, which ascend; kept as by ``passing``. KeyError where there is no such column."""
        make = self._makers[name]
        some = name not in self._made and isinstance(make, Picking) and not isinstance(rows, range)
        return make.picked(rows) if some else _at(self.passing(name), rows)  # type: ignore[attr-defined] # picking, see above

    def let_go(self, most: int) -> None:
        """Let go of those made first, until at most so many are kept."""
        for name in list(self._made)[: max(len(self._made) - most, 0)]:
            del self._made[name]


def passing(columns: Mapping[str, Column], name: str) -> Column | None:
    """A column for once, None where there is none: of lazy columns it is not kept."""
    if name not in columns:
        return None
    return columns.passing(name) if isinstance(columns, LazyColumns) else columns[name]


def picked(columns: Mapping[str, Column], name: str, rows: Sequence[int]) -> list[Any]:
    """The values of a column in some rows, which ascend; blank where there is no such column, and kept as by ``passing``."""
    if name not in columns:
        return [None] * len(rows)
    return columns.picked(name, rows) if isinstance(columns, LazyColumns) else _at(columns[name], rows)


def let_go_of_oldest(made: dict[object, Any], most: int) -> None:
    """Delete what was made first, until the values that all of it holds are at most so many, about."""
    sizes = {key: _size(found) for key, found in made.items()}
    excess = sum(sizes.values()) - most
    for key, size in sizes.items():
        if excess <= 0:
            return
        del made[key]
        excess -= size


def _size(found: object) -> int:
    """How many values it holds, about: of what holds other containers, as if all were as large as the first."""
    if not isinstance(found, Sized) or isinstance(found, str) or not len(found):
        return 1
    inside = found.values() if isinstance(found, Mapping) else found
    first = next(iter(inside)) if isinstance(inside, Iterable) else None
    return len(found) * (1 + (len(first) if isinstance(first, Sized) and not isinstance(first, str) else 0))
