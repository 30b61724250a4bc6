"""What comparing persons by codes brings about, for whoever words it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple


class CodesWritten(NamedTuple):
    """An office's list of codes: its file, the key's number, and how many codes of each kind it holds."""

    file: Path
    key: str
    kinds: Mapping[str, int]


class ResultWritten(NamedTuple):
    """What concerns one office: its name, how many rows, and their file."""

    office_name: str
    rows: int
    file: Path


class OfficesCompared(NamedTuple):
    """Lists laid side by side: names of the offices by code, matches by kind, and what was written for whom."""

    offices: Mapping[str, str]
    kinds: Mapping[str, int]
    written: Sequence[ResultWritten]


class PersonBehindCode(NamedTuple):
    """One row of a result: kind, month (may be empty), the person's masked number, name and unit (both empty where the
    person is not in the books any more), and the other office.
    """

    kind: str
    month: str
    number: str
    name: str
    other_office: str
