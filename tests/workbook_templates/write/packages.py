"""Looking into a written workbook."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def parts(path: Path) -> dict[str, bytes]:
    """Every part by name; the checksums are verified on the way."""
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def sheets(path: Path) -> dict[str, ElementTree.Element]:
    """The XML of each sheet by its name; XlsxWriter numbers the parts in the order of the sheets."""
    found = parts(path)
    book = ElementTree.fromstring(found["xl/workbook.xml"])
    names = [sheet.attrib["name"] for sheet in book.iter(f"{MAIN}sheet")]
    return {name: ElementTree.fromstring(found[f"xl/worksheets/sheet{i}.xml"]) for i, name in enumerate(names, start=1)}


def local(tag: str) -> str:
    """The tag without its namespace."""
    return re.sub(r"^{.*}", "", tag)


def column_styles(path: Path, sheet: str) -> list[tuple[str, bool]]:
    """Number format and lock of every column that is styled by itself, up to column XFD once."""
    styles = ElementTree.fromstring(parts(path)["xl/styles.xml"])
    formats = {e.attrib["numFmtId"]: e.attrib["formatCode"] for e in styles.iter(f"{MAIN}numFmt")}
    formats |= {"0": "General", "1": "0", "4": "#,##0.00", "49": "@"}
    xfs = styles.findall(f"{MAIN}cellXfs/{MAIN}xf")
    found = []
    for col in sheets(path)[sheet].iter(f"{MAIN}col"):
        xf = xfs[int(col.attrib["style"])]
        protection = xf.find(f"{MAIN}protection")
        locked = protection is None or protection.get("locked", "1") != "0"
        count = min(int(col.attrib["max"]), 100) - int(col.attrib["min"]) + 1
        found += [(formats[xf.attrib["numFmtId"]], locked)] * max(count, 1)
    return found
