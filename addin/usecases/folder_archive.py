"""A folder of papers as one archive, for mailing."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import BinaryIO

_EPOCH = (1980, 1, 1, 0, 0, 0)
_UNIX, _MODE = 3, 0o644 << 16


def pack(folder: Path, file: BinaryIO) -> None:
    """Write the files of a folder as a .zip into an open file; the same files make the same bytes, on every system."""
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(folder.iterdir()):
            entry = zipfile.ZipInfo(f"{folder.name}/{path.name}", _EPOCH)
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, _UNIX, _MODE
            archive.writestr(entry, path.read_bytes())
