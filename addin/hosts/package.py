"""Write the package (ZIP) that a host installs, by an atomic rename."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path

from addin.errors import Refused
from workbook_templates.atomic_write import replacing


def write_package(path: Path, parts: Mapping[str, bytes], *, hint: str = "") -> None:
    """Write the parts to a package in their order, with a constant time stamp. ``hint`` is added to the refusal.

    Refused where it cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with replacing(path) as file, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
            for name, content in parts.items():
                package.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    except OSError:
        raise Refused(f"写不了“{path}”。请检查文件夹{hint}。") from None
