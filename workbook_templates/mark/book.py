"""The workbook's own part: sheets added and taken out, and which one is shown first."""

from __future__ import annotations

import re

from workbook_templates.mark.cells import safe
from workbook_templates.mark.parts import Parts, attributes, whole

_SHEETS = re.compile(r"<sheets\b[^>]*>(.*?)</sheets>", re.DOTALL)
_SHEET = re.compile(r"<sheet\b[^>]*?/?>(?:</sheet>)?")
_WORKSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"


def sheet_tags(parts: Parts, main: str) -> list[str]:
    """The tags of the workbook's list of sheets, in order."""
    found = _SHEETS.search(parts.text(main))
    return _SHEET.findall(found[1]) if found else []


def drop_sheet(parts: Parts, main: str, name: str, path: str) -> None:
    """Take a sheet out. Only ever the last one added, so that numbered references to the others hold."""
    text = parts.text(main)
    for tag in sheet_tags(parts, main):
        if attributes(tag).get("name") == safe(name):
            text = text.replace(tag, "", 1)
    text = re.sub(r"<definedName\b[^>]*>[^<]*" + re.escape(safe(name)) + r"[^<]*</definedName>", "", text)
    parts.put(main, text.replace("<definedNames></definedNames>", ""))
    parts.unrelate(main, path)
    parts.drop(path)


def add_sheet(parts: Parts, main: str, name: str, xml: str) -> None:
    """Add a sheet at the end, and let the workbook open on it."""
    path = parts.free("xl/worksheets/sheet{}.xml")
    parts.put(path, xml)
    parts.declare(path, _WORKSHEET)
    relation = parts.relate(main, "worksheet", path)
    tags = sheet_tags(parts, main)
    number = max([whole(attributes(tag).get("sheetId")) for tag in tags], default=0) + 1
    namespace = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    new = f'<sheet name="{safe(name)}" sheetId="{number}" xmlns:r="{namespace}" r:id="{relation}"/>'
    text = parts.text(main)
    text = text.replace("</sheets>", f"{new}</sheets>", 1)
    parts.put(main, _opened_on(text, len(tags)))


def _opened_on(text: str, index: int) -> str:
    def view(found: re.Match[str]) -> str:
        rest = re.sub(r'\s(?:activeTab|firstSheet)="\d+"', "", found[1])
        return f'<workbookView{rest} activeTab="{index}"'

    return re.sub(r"<workbookView\b([^>]*?)(?=\s*/?>)", view, text, count=1)


def unselect(text: str) -> str:
    """A sheet that is not the one shown first: two selected sheets would both be typed into."""
    head, mark, tail = text.partition("<sheetData")
    return re.sub(r'\stabSelected="(?:1|true)"', "", head) + mark + tail
