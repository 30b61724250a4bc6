"""Archives as other people's programs write them."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path


class _InItsCodePage(zipfile.ZipInfo):
    """An entry whose name is written in the code page of its writer, and without the mark that says UTF-8."""

    encoding = "gbk"

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802 - zipfile's name
        return self.filename.encode(self.encoding), self.flag_bits & ~0x800


def archive(path: Path, files: Mapping[str, bytes], encoding: str = "gbk") -> Path:
    """A .zip of these files, their names in that code page."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as out:
        for name, content in files.items():
            about = _InItsCodePage(name)
            about.encoding = encoding
            about.compress_type = zipfile.ZIP_DEFLATED
            out.writestr(about, content)
    return path
