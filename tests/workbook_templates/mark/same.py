"""Whether two workbooks are the same to whoever opens them: part by part, byte by byte where nothing was touched."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from tests.workbook_templates.mark.books import parts
from workbook_templates.layout import column_index

_TRUTH = {"true": "1", "false": "0"}


def differences(one: Path, other: Path) -> list[str]:
    """What differs, in words; nothing where a clerk's workbook came back."""
    old, new = parts(one), parts(other)
    found = [f"{name} is gone" for name in old.keys() - new.keys()] + [f"{name} is new" for name in new.keys() - old.keys()]
    for name in sorted(old.keys() & new.keys()):
        if old[name] != new[name]:
            found += [f"{name}: {what}" for what in _compared(name, old, new)]
    return found


def _compared(name: str, old: dict[str, bytes], new: dict[str, bytes]) -> list[str]:
    if re.search(r"/worksheets/[^/]+\.xml$", name):
        return _lines(_sheet(old[name], _formats(old)), _sheet(new[name], _formats(new)))
    if name.endswith("styles.xml"):
        return [] if _formats(old) == _formats(new)[: len(_formats(old))] else ["formats were changed, not added"]
    if name.endswith((".rels", "[Content_Types].xml")):
        return _lines(sorted(map(_tree, ET.fromstring(old[name]))), sorted(map(_tree, ET.fromstring(new[name]))))
    if name.endswith((".xml", ".vml")):
        return _lines(_tree(ET.fromstring(old[name])).split("<"), _tree(ET.fromstring(new[name])).split("<"))
    return ["other bytes"]


def _lines(old: list[str], new: list[str]) -> list[str]:
    return [f"- {line}" for line in old if line not in new][:5] + [f"+ {line}" for line in new if line not in old][:5] or (
        [] if old == new else ["another order"]
    )


def _local(name: str) -> str:
    return name.rpartition("}")[2]


def _tree(element: ET.Element) -> str:
    """An element as text: attributes in order, no whitespace between elements."""
    told = "".join(f" {_local(k)}={_TRUTH.get(v, v)}" for k, v in sorted(element.attrib.items()))
    text = (element.text or "") if len(element) == 0 or (element.text or "").strip() else ""
    return f"<{_local(element.tag)}{told}>{text}" + "".join(map(_tree, element))


def _formats(package: dict[str, bytes]) -> list[str]:
    """Every cell format with its font, fill and border spelled out."""
    path = next((name for name in package if name.endswith("styles.xml")), "")
    if not path:
        return []
    root = ET.fromstring(package[path])
    blocks = {_local(child.tag): [_tree(one) for one in child] for child in root}
    out = []
    for one in next(child for child in root if _local(child.tag) == "cellXfs"):
        ids = {k: one.attrib.get(f"{k[:-1]}Id", "0") for k in ("fonts", "fills", "borders")}
        spelled = [blocks[k][int(v)] for k, v in ids.items()]
        rest = {k: v for k, v in one.attrib.items() if k not in ("fontId", "fillId", "borderId") and not k.startswith("apply")}
        out.append(f"{spelled} {sorted(rest.items())} {[_tree(child) for child in one]}")
    return out


def _sheet(content: bytes, formats: list[str]) -> list[str]:
    """A sheet as lines: each column's look, each row's, each cell with its format; all else in order."""
    root = ET.fromstring(content)
    lines = []
    columns: dict[int, Any] = {}
    for child in root:
        name = _local(child.tag)
        if name == "cols":
            for col in child:
                look = {k: v for k, v in col.attrib.items() if k not in ("min", "max")}
                columns |= dict.fromkeys(range(int(col.attrib["min"]), int(col.attrib["max"]) + 1), look)
        elif name == "sheetData":
            lines += _data(child, formats)
        else:
            lines += _tree(child).replace("<", "\n<").split("\n")
    return [*(f"column {n} {sorted(look.items())}" for n, look in sorted(columns.items())), *lines]


def _data(data: ET.Element, formats: list[str]) -> list[str]:
    """Rows and cells, with those that carry no address counted on. A cell or row that says nothing may come and go."""
    lines, number = [], 0
    for row in data:
        number = int(row.attrib.get("r", number + 1))
        told = {k: v for k, v in row.attrib.items() if k not in ("r", "spans")}
        lines += [f"row {number} {sorted(told.items())}"] if told or len(row) else []
        column = -1
        for cell in row:
            name = cell.attrib.get("r", "").rstrip("0123456789")
            column = column_index(name) if name else column + 1
            told = {k: v for k, v in cell.attrib.items() if k not in ("r", "s")}
            style = formats[int(cell.attrib.get("s", "0"))] if formats else ""
            lines.append(f"cell {number},{column} {sorted(told.items())} {style} {[_tree(child) for child in cell]}")
    return lines
