"""The file of an open workbook, and opening another outside of the host."""

from __future__ import annotations

import os
import sys
import webbrowser
from pathlib import Path
from typing import Any


def local_file(book: Any) -> Path | None:
    """The absolute path of a workbook's file on this computer.

    None where it was never saved, or where it is in OneDrive or SharePoint and no folder of this computer is known to hold it.
    """
    try:
        path = Path(book.fullname)
    except Exception:  # noqa: BLE001 - xlwings raises errors of several kinds for an address that it cannot map to a folder
        return None
    return path if path.is_absolute() else None


def open_outside(path: Path, platform: str = sys.platform) -> bool:
    """Open a file in the program that the system has for it; whether there was one.

    Windows takes the path itself: it does not decode an address, whose Chinese letters are written as %E6….
    """
    if platform == "win32":
        try:
            os.startfile(path)  # type: ignore[attr-defined,unused-ignore] # noqa: S606 - a paper that was just made
        except OSError:
            return False
        return True
    return webbrowser.open(path.as_uri())
