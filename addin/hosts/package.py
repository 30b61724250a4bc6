"""Write what a host installs: a package of parts, beside its place first and then under its name."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path

from addin.errors import Refused
from workbook_templates.write.package import atomic_write


def write_package(path: Path, parts: Mapping[str, bytes], *, hint: str = "") -> None:
    """The parts in their order, without the day they were made on. Refused where it cannot be written."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with atomic_write(path) as file, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
            for name, content in parts.items():
                package.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    except OSError:
        raise Refused(f"写不了“{path}”。请检查文件夹{hint}。") from None
