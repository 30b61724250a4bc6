"""The thresholds of the checks, from ``policy.toml``; an office may override them.

``policy.json`` says the same in what is read in a twentieth of the time. It is generated (``python -m addin.generate``) and
compared in the tests; a TOML file that was edited since no longer matches its checksum and is read itself.
"""

from __future__ import annotations

import datetime as dt
import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

POLICY = Path(__file__).with_name("policy.toml")
COMPILED = POLICY.with_suffix(".json")


class Parameter(NamedTuple):
    """A threshold: its value in force, its meaning, and the clause or text it is taken from."""

    name: str
    value: Any
    meaning: str
    source: str
    overridden: bool = False


@dataclass(frozen=True)
class Policy:
    """Thresholds by name: ``policy["liaison_most"]`` is the value in force. KeyError for an unknown name."""

    parameters: Mapping[str, Parameter] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Any:
        return self.parameters[name].value

    def override(self, values: Mapping[str, Any]) -> Policy:
        """A copy with some thresholds replaced. ValueError where one is unknown or has another type."""
        changed = dict(self.parameters)
        for name, value in values.items():
            known = changed.get(name)
            if known is None or not _same_type(known.value, value):
                raise ValueError(f"参数“{name}”不存在或取值类型不对")
            changed[name] = Parameter(name, value, known.meaning, known.source, overridden=True)
        return Policy(changed)


def _same_type(known: Any, value: Any) -> bool:
    numbers = isinstance(known, (int, float)) and not isinstance(known, bool)
    if numbers:
        return isinstance(value, (int, float)) and not isinstance(value, bool)
    return type(known) is type(value)


@cache
def read_policy() -> dict[str, Any]:
    """The content of ``policy.toml``: under ``parameter`` each threshold's value, meaning and source, by name."""
    text = POLICY.read_bytes()
    known = json.loads(COMPILED.read_bytes(), object_hook=_with_day) if COMPILED.exists() else {}
    return known["content"] if known.get("checksum") == zlib.crc32(text) else _parse(text)


def _parse(text: bytes) -> dict[str, Any]:
    import tomllib  # noqa: PLC0415 - 2 ms, needed only after the thresholds were edited

    return tomllib.loads(text.decode())


def _with_day(read: dict[str, Any]) -> Any:
    """What an object of the JSON file means: a day where that is all it says."""
    return dt.date.fromisoformat(read["day"]) if read.keys() == {"day"} else read


def generated() -> dict[Path, bytes]:
    """The JSON file with the checksum (CRC-32) and the content of ``policy.toml``."""
    text = POLICY.read_bytes()
    compiled = {"checksum": zlib.crc32(text), "content": _parse(text)}
    told = json.dumps(compiled, ensure_ascii=False, indent=0, default=lambda day: {"day": day.isoformat()})
    return {COMPILED: f"{told}\n".encode()}


@cache
def default_policy() -> Policy:
    """The policy with the province's thresholds, none overridden."""
    rows = read_policy()["parameter"]
    return Policy({name: Parameter(name, **row) for name, row in rows.items()})


def deadline(name: str) -> dt.date:
    """The last day of a duty, by the name of the parameter. KeyError where there is none, TypeError where it is no date."""
    day = default_policy()[name]
    if not isinstance(day, dt.date):
        raise TypeError(f"{name} is no date")
    return day
