"""What of the workbook itself keeps a button from its work, found out after it has failed."""

from __future__ import annotations

import contextlib
from typing import Any

CLOSED = "点按钮时的那个工作簿已经关闭了，这一步没有做完。请打开它，再点一次。"
READ_ONLY = "这个工作簿是以只读方式打开的，不能在上面写。请另存一份，在新存的那一份上再点一次。"
PROTECTED = "这个工作簿或者其中的工作表设了保护，不能在上面写。请先撤销保护（“审阅”里的“撤消工作表保护”“保护工作簿”），再点一次。"


def hindrance(book: Any) -> str:
    """Why nothing can be written into a workbook, as a sentence: closed, read-only, protected; empty for none of these."""
    try:
        sheets = list(book.sheets)
    except Exception:  # noqa: BLE001 - every host has its own error for a workbook that is gone
        return CLOSED
    if _says(book.api, "isReadonly"):  # Excel lets a workbook that is read-only be changed, only not saved
        return READ_ONLY
    protected = _says(book.api, "isProtected", "ProtectStructure")
    if protected or any(_says(one.api, "isProtected", "ProtectContents") for one in sheets):
        return PROTECTED
    return ""


def _says(thing: Any, *members: str) -> bool:
    """Whether any of these members, methods of LibreOffice's objects and properties of Excel's, is true."""
    for member in members:
        with contextlib.suppress(Exception):  # the other host's member
            found = getattr(thing, member)
            if (found() if callable(found) else found) is True:
                return True
    return False
