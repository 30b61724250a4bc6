"""The add-in's own sheet of settings: which program runs (columns A and B), and texts for people (columns D and E)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.sax.saxutils import escape, unescape

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def addin_settings(interpreter_win: str = "", interpreter_mac: str = "") -> dict[str, str]:
    """The settings that the add-in's VBA reads, by key; the arguments are paths of interpreters."""
    return {"INTERPRETER_WIN": interpreter_win, "INTERPRETER_MAC": interpreter_mac, "BY_FILE": "False"}


def sheet_xml(values: Mapping[str, str], texts: Mapping[str, str]) -> str:
    """The worksheet part with these settings and texts; all cells are text."""
    left, right = list(values.items()), list(texts.items())
    rows = []
    for n in range(1, max(len(left), len(right)) + 1):
        pairs = [("AB", left[n - 1])] if n <= len(left) else []
        pairs += [("DE", right[n - 1])] if n <= len(right) else []
        cells = "".join(
            _cell(f"{column}{n}", text) for columns, pair in pairs for column, text in zip(columns, pair, strict=True) if text
        )
        rows.append(f'<row r="{n}">{cells}</row>')
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="{_MAIN}"><sheetPr codeName="Sheet2"/>'
        '<cols><col min="1" max="1" width="30" customWidth="1"/><col min="2" max="2" width="60" customWidth="1"/></cols>'
        f"<sheetData>{''.join(rows)}</sheetData></worksheet>"
    )


def _cell(reference: str, text: str) -> str:
    return f'<c r="{reference}" t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'


def read_settings(xml: str) -> dict[str, str]:
    """The settings (columns A and B) of a sheet written by ``sheet_xml``, by key."""
    found = re.findall(r'<c r="([AB])(\d+)" t="inlineStr"><is><t xml:space="preserve">([^<]*)</t>', xml)
    keys = {row: unescape(text) for column, row, text in found if column == "A"}
    values = {row: unescape(text) for column, row, text in found if column == "B"}
    return {key: values.get(row, "") for row, key in keys.items()}
