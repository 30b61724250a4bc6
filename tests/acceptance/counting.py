"""How often a file is opened, hashed, unpacked, parsed, recognised and searched for headers while something is done with it."""

from __future__ import annotations

import hashlib
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import CodeType, FrameType
from typing import Any
from unittest.mock import patch

from addin.doors.ribbon import live_workbook
from workbook_templates.read.cells import FileGrids
from workbook_templates.read.header import find_header
from workbook_templates.read.package import open_package
from workbook_templates.read.recognise import recognise

_CELLS: dict[CodeType, str] = {FileGrids._read.__code__: "part", live_workbook._grid.__code__: "sheet"}
_watched: list[Counts] = []


@dataclass(eq=False)
class Counts:
    """What happened to the watched file. ``sheets`` and ``headers`` are the count of the sheet that was read most often.

    Opens and hashes are those of the watched file alone; the others also count a second workbook, such as one that is
    written and marked.
    """

    path: str
    content: bytes
    opened: int = 0
    hashed: int = 0
    packages: int = 0
    parsed: int = 0
    recognised: int = 0
    cells: Counter[str] = field(default_factory=Counter)
    searched: Counter[str] = field(default_factory=Counter)

    @property
    def sheets(self) -> int:
        """How often the cells of one sheet were read."""
        return max(self.cells.values(), default=0)

    @property
    def headers(self) -> int:
        """How often the header of one sheet was looked for."""
        return max(self.searched.values(), default=0)

    def __str__(self) -> str:
        names = ("opened", "hashed", "packages", "parsed", "sheets", "recognised", "headers")
        return "  ".join(f"{name} {getattr(self, name)}" for name in names)

    def called(self, frame: FrameType, event: str, argument: Any) -> None:
        """Count a call, as ``sys.setprofile`` tells of it."""
        if event == "c_call" and getattr(argument, "__name__", "") in ("from_filelike", "from_path"):
            self.parsed += 1
        if event != "call":
            return
        code, given = frame.f_code, frame.f_locals
        self.packages += code is open_package.__code__
        self.recognised += code is recognise.__code__
        if code is find_header.__code__:
            self.searched[given["sheet"].name] += 1
        if code in _CELLS:
            self.cells[given[_CELLS[code]].name] += 1

    def digested(self, real: Callable[..., Any], *given: Any, **how: Any) -> Any:
        """Count a hash of the file's content, or of the file as it is streamed."""
        first = given[0] if given else b""
        streamed = str(Path(getattr(first, "name", "") or "").absolute()) == self.path
        self.hashed += streamed or (isinstance(first, bytes) and first == self.content)
        return real(*given, **how)


def _opened(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "open" and _watched and isinstance(arguments[0], str):
        for one in _watched:
            one.opened += arguments[0] == one.path or str(Path(arguments[0]).absolute()) == one.path


sys.addaudithook(_opened)  # stays for good, and counts only where something is watched


@contextmanager
def counted(file: Path) -> Iterator[Counts]:
    """What happens to the file meanwhile, in this process and thread."""
    counts = Counts(str(file.absolute()), file.read_bytes())
    sha256, file_digest = hashlib.sha256, hashlib.file_digest
    with (
        patch.object(hashlib, "sha256", lambda *given, **how: counts.digested(sha256, *given, **how)),
        patch.object(hashlib, "file_digest", lambda *given, **how: counts.digested(file_digest, *given, **how)),
    ):
        before = sys.getprofile()
        _watched.append(counts)
        sys.setprofile(counts.called)
        try:
            yield counts
        finally:
            sys.setprofile(before)
            _watched.remove(counts)
