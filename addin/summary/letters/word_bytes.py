"""A Word document as bytes: the same document makes the same bytes, so that what was sent before is known again."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import Any

_EPOCH = (1980, 1, 1, 0, 0, 0)


def bytes_of(document: Any) -> bytes:
    """The bytes of a python-docx document (.docx), without the library's own name as its author."""
    document.core_properties.author = document.core_properties.comments = ""
    written, stream = BytesIO(), BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as parts, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in parts.namelist():
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), parts.read(name), zipfile.ZIP_DEFLATED)
    return stream.getvalue()
