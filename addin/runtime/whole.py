"""Files that are whole or not there at all."""

from __future__ import annotations

from pathlib import Path

from workbook_templates.beside import beside


def write_whole(path: Path, content: bytes) -> None:
    """Write beside, then rename."""
    new = beside(path)
    new.write_bytes(content)
    new.replace(path)
