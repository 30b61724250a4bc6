"""The bytes of a file, loaded once; where they were let go, what is loaded again must be the same."""

from __future__ import annotations

from io import BufferedReader, BytesIO
from pathlib import Path
from typing import BinaryIO, NamedTuple

from workbook_templates.read.file_kind import load
from workbook_templates.read.troubles import CHANGED, Trouble, Unusable

_CHUNK = 1 << 20


class ChangedSinceRead(Unusable):
    """The file no longer holds the bytes that were read, or can no longer be had."""

    def __init__(self) -> None:
        super().__init__(CHANGED)


class FileBytes:
    """What a file held when it was first read: ``data``, and their ``sha256`` and ``size``.

    Nothing is read before it is asked for. A later change of the file changes nothing here: the bytes are in memory, or
    are compared by their hash when they are loaded again.
    """

    def __init__(self, path: Path, data: bytes | None = None) -> None:
        """Of the file at ``path``; with ``data``, of bytes at hand that are called so."""
        self.path = path
        self._disk = path
        self._data = data
        self._sha256 = ""
        self._size = 0
        self._state = _State()
        self._trouble: Trouble | None = None

    @property
    def data(self) -> bytes:
        """The bytes. Unusable where they cannot be had or are too many, ChangedSinceRead where the file holds others now."""
        if self._trouble:
            raise Unusable(self._trouble)
        if self._data is None:
            self._data = self._again() if self._sha256 else self._first()
        return self._data

    @property
    def sha256(self) -> str:
        """The hash in hexadecimal, also of a file that is too large to be read as a workbook. OSError where it cannot be had."""
        if not self._sha256:
            import hashlib  # noqa: PLC0415 - a plain check needs none

            try:
                self._sha256, self._size = hashlib.sha256(self.data).hexdigest(), len(self.data)
            except Unusable as unusable:
                if isinstance(unusable.__cause__, OSError):
                    raise unusable.__cause__ from None
                with self._stream() as stream:
                    self._sha256, self._size = hashlib.file_digest(stream, "sha256").hexdigest(), stream.tell()
        return self._sha256

    @property
    def size(self) -> int:
        """How many bytes; OSError where the file cannot be read."""
        return self._size if self.sha256 else 0

    @property
    def modified(self) -> float:
        """When the file that was read had been written, in seconds since 1970; 0 where it was not read."""
        return self._state.modified / 1e9

    @property
    def held(self) -> int:
        """How many bytes are in memory."""
        return len(self._data or b"")

    def let_go(self) -> None:
        """Free the memory; the hash stays."""
        if self._data is not None and self.sha256:
            self._data = None

    def write_to(self, stream: BinaryIO) -> None:
        """Write the bytes; ChangedSinceRead where the file holds others by now, and what was written is worth nothing."""
        if self._data is not None:
            stream.write(self._data)
            return
        import hashlib  # noqa: PLC0415 - as above

        digest = hashlib.sha256()
        try:
            with self._stream() as source:
                while block := source.read(_CHUNK):
                    digest.update(block)
                    stream.write(block)
        except (FileNotFoundError, Unusable):
            raise ChangedSinceRead from None
        if digest.hexdigest() != self.sha256:
            raise ChangedSinceRead

    @property
    def changed_since(self) -> bool:
        """Whether somebody has written another file there since the first reading; a file that is gone has not changed.

        Told by time, size and number of the file, without reading it again.
        """
        now = _state(self._disk)
        return now not in (_State(), self._state)

    def _load(self) -> bytes:
        return load(self.path)

    def _stream(self) -> BufferedReader | BytesIO:
        return self.path.open("rb")

    def _first(self) -> bytes:
        self._state = _state(self._disk)  # before reading, so that a change meanwhile is seen as one
        try:
            return self._load()
        except Unusable as unusable:
            self._trouble = unusable.trouble
            raise

    def _again(self) -> bytes:
        import hashlib  # noqa: PLC0415 - as above

        try:
            data = self._load()
        except Unusable:
            raise ChangedSinceRead from None
        if hashlib.sha256(data).hexdigest() != self._sha256:
            raise ChangedSinceRead
        return data


class _State(NamedTuple):
    """By what a file is known without reading it: when it was written (nanoseconds), how long it is, its number."""

    modified: int = 0
    size: int = 0
    number: int = 0


def _state(path: Path) -> _State:
    try:
        about = path.stat()
    except (OSError, ValueError):
        return _State()
    return _State(about.st_mtime_ns, about.st_size, about.st_ino)
