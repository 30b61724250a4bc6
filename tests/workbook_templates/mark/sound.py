"""What would make Excel offer to repair a workbook, as far as it can be told without Excel."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

from tests.workbook_templates.mark.books import parts
from workbook_templates.layout import column_index


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


# ECMA-376, part 1, 18.3.1.99 and 18.2.27: the order of what a sheet and a workbook may hold.
SHEET_ORDER: tuple[str, ...] = _words(
    "sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios autoFilter "
    "sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations hyperlinks "
    "printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags "
    "drawing legacyDrawing legacyDrawingHF drawingHF picture oleObjects controls webPublishItems tableParts extLst"
)
BOOK_ORDER: tuple[str, ...] = _words(
    "fileVersion fileSharing workbookPr workbookProtection bookViews sheets functionGroups externalReferences definedNames "
    "calcPr oleSize customWorkbookViews pivotCaches smartTagPr smartTagTypes webPublishing fileRecoveryPr webPublishObjects "
    "extLst"
)
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def faults(path: Path) -> list[str]:
    """All that is wrong with the package, in words."""
    package = parts(path)
    found = [*_relationships(package), *_types(package)]
    for name, content in package.items():
        if "/worksheets/" in name and name.endswith(".xml"):
            found += [f"{name}: {what}" for what in _sheet(ET.fromstring(content), package, name)]
    return found + list(_book(package))


def _local(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


def _ordered(root: ET.Element, order: tuple[str, ...]) -> Iterator[str]:
    names = [_local(child) for child in root]
    places = [order.index(name) for name in names if name in order]
    if places != sorted(places):
        yield f"order {names}"
    if doubled := {name for name in names if names.count(name) > 1 and name != "conditionalFormatting"}:
        yield f"twice {doubled}"


def _sheet(root: ET.Element, package: dict[str, bytes], name: str) -> Iterator[str]:
    yield from _ordered(root, SHEET_ORDER)
    styles = len(next(c for c in ET.fromstring(package["xl/styles.xml"]) if _local(c) == "cellXfs"))
    last_row = 0
    for row in next(child for child in root if _local(child) == "sheetData"):
        number, last = int(row.attrib["r"]), -1
        if number <= last_row:
            yield f"row {number} after {last_row}"
        last_row = number
        for cell in row:
            address = cell.attrib["r"]
            column = column_index(address.rstrip("0123456789"))
            if column <= last or not address.endswith(str(number)) or int(cell.attrib.get("s", 0)) >= styles:
                yield f"cell {address}"
            last = column
    spans = [(int(c.attrib["min"]), int(c.attrib["max"])) for cols in root if _local(cols) == "cols" for c in cols]
    if any(high < low for low, high in spans) or any(b[0] <= a[1] for a, b in pairwise(spans)):
        yield f"columns {spans}"
    ids = {one.attrib["Id"] for one in _rels(package, name)}
    used = {v for one in root.iter() for k, v in one.attrib.items() if k == _ID}
    if used - ids:
        yield f"no relationship {used - ids}"


def _rels(package: dict[str, bytes], name: str) -> list[ET.Element]:
    folder, file = posixpath.split(name)
    path = posixpath.join(folder, "_rels", f"{file}.rels")
    return list(ET.fromstring(package[path])) if path in package else []


def _relationships(package: dict[str, bytes]) -> Iterator[str]:
    for name, content in package.items():
        if name.endswith(".rels"):
            folder, file = posixpath.split(name)
            owner = posixpath.join(posixpath.dirname(folder), file.removesuffix(".rels"))
            if owner and owner not in package:
                yield f"{name} of nothing"
            ids = [one.attrib["Id"] for one in ET.fromstring(content)]
            if len(ids) != len(set(ids)):
                yield f"{name}: an id twice"
            for one in ET.fromstring(content):
                inside = one.attrib.get("TargetMode") != "External"
                target = posixpath.normpath(posixpath.join("/" + posixpath.dirname(owner), one.attrib["Target"])).lstrip("/")
                if inside and target not in package:
                    yield f"{name}: {target} is not there"


def _types(package: dict[str, bytes]) -> Iterator[str]:
    root = ET.fromstring(package["[Content_Types].xml"])
    endings = {one.attrib["Extension"].lower() for one in root if _local(one) == "Default"}
    named = [one.attrib["PartName"].lstrip("/") for one in root if _local(one) == "Override"]
    if len(named) != len(set(named)) or set(named) - package.keys():
        yield f"types: {sorted(set(named) - package.keys())}"
    for name in package:
        if name != "[Content_Types].xml" and name not in named and name.rpartition(".")[2].lower() not in endings:
            yield f"{name} has no type"


def _book(package: dict[str, bytes]) -> Iterator[str]:
    root = ET.fromstring(package["xl/workbook.xml"])
    yield from _ordered(root, BOOK_ORDER)
    sheets = [one for block in root if _local(block) == "sheets" for one in block]
    for told in ("name", "sheetId", _ID):
        values = [one.attrib[told] for one in sheets]
        if len(values) != len(set(values)):
            yield f"sheets: {told} twice"
    names = [
        (one.attrib["name"], one.attrib.get("localSheetId")) for block in root if _local(block) == "definedNames" for one in block
    ]
    if len(names) != len(set(names)) or any(local and int(local) >= len(sheets) for _, local in names):
        yield f"names {names}"
