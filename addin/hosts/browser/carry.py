"""The page and what it is made of, put into a folder that goes to computers without a network."""

from __future__ import annotations

from pathlib import Path

from addin.hosts.browser.build import build
from addin.hosts.browser.parts import listed_parts, page_parts
from workbook_templates.atomic_write import write_atomically

PAGE_NAME = "银龄.html"
PARTS_FOLDER = "网页组件"


def carry(folder: Path) -> Path:
    """Put the page into ``folder``, and beside it the parts of which an office makes its own; the page's path.

    Refused where the parts cannot be had.
    """
    contents = page_parts()
    parts = folder / PARTS_FOLDER
    parts.mkdir(parents=True, exist_ok=True)
    for part in listed_parts():
        write_atomically(parts / part.file, contents[part.name])
    return build(folder / PAGE_NAME, parts=parts)
