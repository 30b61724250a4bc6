"""The add-in's own sheet of settings: what xlwings reads (columns A and B), and texts for people (columns D and E)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePath, PureWindowsPath
from xml.sax.saxutils import escape, unescape

from addin.doors.ribbon import find_button
from workbook_templates.layout import META

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
# Every key that xlwings asks for stands here, so that it looks no further: not in a folder someone filled.
_FIXED = {
    "PYTHONPATH": "", "CONDA PATH": "", "CONDA ENV": "", "UDF MODULES": "", "DEBUG UDFS": "False", "USE UDF SERVER": "False",
    "SHOW CONSOLE": "False", "ADD_WORKBOOK_TO_PYTHONPATH": "False", "SHOW_ERROR_POPUPS": "True", "LICENSE_KEY": "",
    "ONEDRIVE_CONSUMER_WIN": "", "ONEDRIVE_COMMERCIAL_WIN": "", "SHAREPOINT_WIN": "",
    "ONEDRIVE_CONSUMER_MAC": "", "ONEDRIVE_COMMERCIAL_MAC": "", "SHAREPOINT_MAC": "", "BY_FILE": "False",
}  # fmt: skip
TEXTS = {
    "TITLE": "银龄",
    "FORM_SHEET": META,
    "BAD_TAG": "这个按钮的设置不对，请重新安装加载项。",
    "REDIRECTED": "这个工作簿（或它所在的文件夹）带着会改变按钮运行程序的设置，已停止。请核实来源，删掉后再用。",
    "EQUALS_IN_NAME": "文件名里有等号（=），按钮找不到这个工作簿。请另存为不带等号的文件名再点。",
    "NO_INTERPRETER": "找不到银龄的运行程序，可能被移走或删除了。请重新运行安装包里的 install.bat。",
    "ONLY_CHECK_BY_FILE": (
        f"在 WPS 里只能用“{find_button('fill_check').label}”。其他功能请双击或拖放安装文件夹里的批处理文件，或者在 Excel 里使用。"
    ),
    "NOT_MARKED": "没有得到校验结果。请先保存这个工作簿，再把文件拖到“校验.bat”上试试。",
}


def settings(interpreter_win: str = "", interpreter_mac: str = "") -> dict[str, str]:
    """What xlwings reads. The interpreter's own folder is the search path, so that it is never the current one."""
    folder: PurePath = PureWindowsPath(interpreter_win).parent
    path = {"PYTHONPATH": str(folder)} if interpreter_win else {}
    return {"INTERPRETER_WIN": interpreter_win, "INTERPRETER_MAC": interpreter_mac} | _FIXED | path


def sheet_xml(values: Mapping[str, str], texts: Mapping[str, str] = TEXTS) -> str:
    """The sheet; everything is text, and xlwings needs column A without a gap."""
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
    """What a sheet written by ``sheet_xml`` says in columns A and B."""
    found = re.findall(r'<c r="([AB])(\d+)" t="inlineStr"><is><t xml:space="preserve">([^<]*)</t>', xml)
    keys = {row: unescape(text) for column, row, text in found if column == "A"}
    values = {row: unescape(text) for column, row, text in found if column == "B"}
    return {key: values.get(row, "") for row, key in keys.items()}
