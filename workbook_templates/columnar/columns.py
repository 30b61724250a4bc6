"""A column of values as its distinct values and, for each row, the number of one: short, quick to decode, equal values shared.

Cells of one spreadsheet column repeat themselves a thousandfold, and what repeats is one object after decoding, as it is after
reading the workbook. Values are written as JSON: nothing in a file that somebody exchanged is ever run.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from workbook_templates.deflate import zlib
from workbook_templates.values.period import Period

_PLAIN: frozenset[type] = frozenset((str, int, bool, float, type(None)))
_ENCODERS: Mapping[type, tuple[str, Callable[[Any], str]]] = {
    dt.date: ("date", dt.date.isoformat),
    dt.datetime: ("moment", dt.datetime.isoformat),
    dt.time: ("time", dt.time.isoformat),
    dt.timedelta: ("microseconds", lambda value: str(value // dt.timedelta(microseconds=1))),
    Decimal: ("decimal", str),
    Period: ("period", str),
}
_DECODERS: Mapping[str, Callable[[str], object]] = {
    "date": dt.date.fromisoformat,
    "moment": dt.datetime.fromisoformat,
    "time": dt.time.fromisoformat,
    "microseconds": lambda text: dt.timedelta(microseconds=int(text)),
    "decimal": Decimal,
    "period": Period.parse,
}
# Equal values of these types are the same value; not so 1, 1.0 and True, nor Decimal("1.0") and Decimal("1.00").
_BY_EQUALITY: tuple[frozenset[type], ...] = (frozenset((str, dt.date, Period, type(None))), frozenset((int, type(None))))
_CODES = ("B", "H", "I")


def encoded(value: object) -> object:
    """A value for JSON: itself, or its type and text; TypeError for a type that no cell has."""
    kind = type(value)
    if kind in _PLAIN:
        return value
    if kind not in _ENCODERS:
        raise TypeError(f"no cell holds a {kind}")
    name, write = _ENCODERS[kind]
    return [name, write(value)]


def decoded(value: Any) -> Any:
    """The value that was encoded; KeyError or ValueError for anything else."""
    return _DECODERS[value[0]](value[1]) if type(value) is list else value


def encode_column(values: Sequence[object]) -> bytes:
    """A column by itself, deflated; TypeError as ``encoded``."""
    told, codes = _coded(values)
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
    return zlib.compress(len(text).to_bytes(8, "little") + text + codes, 1)


def _coded(values: Sequence[object]) -> tuple[dict[str, object], bytes]:
    """What JSON has to hold of a column, and the numbers of its rows' values."""
    kinds = set(map(type, values))
    if not any(kinds <= these for these in _BY_EQUALITY):
        return {"values": list(map(encoded, values))}, b""
    numbers = {value: n for n, value in enumerate(dict.fromkeys(values))}
    code = next(one for one in _CODES if len(numbers) <= 1 << 8 * array(one).itemsize)
    codes = _little_endian(array(code, map(numbers.__getitem__, values))).tobytes()
    return {"values": list(map(encoded, numbers)), "rows": len(values), "code": code}, codes


def decode_column(data: bytes) -> list[Any]:
    """The values of a column; raises as ``decoded``, and zlib.error."""
    body = memoryview(zlib.decompress(data))
    end = 8 + int.from_bytes(body[:8], "little")
    told = json.loads(bytes(body[8:end]).decode("utf-8", "surrogatepass"))
    values = [decoded(value) for value in told["values"]] if list in set(map(type, told["values"])) else told["values"]
    if "code" not in told:
        return values
    numbers = array(told["code"])
    numbers.frombytes(body[end:])
    if len(numbers) != told["rows"]:
        raise ValueError("the codes end too early")
    return list(map(values.__getitem__, _little_endian(numbers)))


def encode_cells(cells: Mapping[int, object]) -> list[list[object]]:
    """Single cells by row, as pairs for JSON; TypeError as ``encoded``."""
    return [[i, encoded(value)] for i, value in cells.items()]


def decode_cells(pairs: Iterable[Sequence[Any]]) -> dict[int, object]:
    """The cells by row; raises as ``decoded``."""
    return {i: decoded(value) for i, value in pairs}


def _little_endian(numbers: array[int]) -> array[int]:
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
