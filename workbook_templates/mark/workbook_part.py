"""The workbook's own part: sheets added and taken out, which one is shown first, and the hidden names of filters."""

from __future__ import annotations

import re
from html import unescape

from workbook_templates.mark.cells import safe
from workbook_templates.mark.filters import Area, ref_of
from workbook_templates.mark.parts import Parts, attributes, whole

_SHEETS = re.compile(r"<sheets\b[^>]*>(.*?)</sheets>", re.DOTALL)
_SHEET = re.compile(r"<sheet\b[^>]*?/?>(?:</sheet>)?")
_VIEW = re.compile(r"<workbookView\b([^>]*?)(?=\s*/?>)")
_NAME = re.compile(r"<definedName\b([^>]*)>([^<]*)</definedName>")
_NAMES = re.compile(r"<definedNames\b[^>]*?(?:/>|>(.*?)</definedNames>)", re.DOTALL)
_POINTED = re.compile(r"""'((?:[^']|'')+)'!|([^\s'"!,;:()&+*/=<>^{}-]+)!""")  # the sheets that a formula names
_LOCAL = re.compile(r"""(\slocalSheetId\s*=\s*["'])(\d+)(["'])""")
_WORKSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_FILTER_NAME = "_xlnm._FilterDatabase"
_OWN_PARTS = ("/printerSettings", "/comments", "/vmlDrawing", "/threadedComment", "/drawing")
_FRONT = ("activeTab", "firstSheet")


def sheet_tags(parts: Parts, main: str) -> list[str]:
    """The tags of the workbook's list of sheets, in order."""
    found = _SHEETS.search(parts.text(main))
    return _SHEET.findall(found[1]) if found else []


def free_name(parts: Parts, main: str, wanted: str) -> str:
    """A name for a new sheet: the one wanted, with a number where a sheet of the clerk's is called so."""
    taken = {unescape(attributes(tag).get("name", "")).lower() for tag in sheet_tags(parts, main)}
    return next(name for name in (wanted, *(f"{wanted}{n}" for n in range(2, len(taken) + 3))) if name.lower() not in taken)


def front_of(parts: Parts, main: str) -> dict[str, str]:
    """Which sheet is shown first, as the workbook says it."""
    found = _VIEW.search(parts.text(main))
    told = attributes(found[1]) if found else {}
    return {name: told[name] for name in _FRONT if name in told}


def drop_sheet(parts: Parts, main: str, name: str, path: str) -> None:
    """Take a sheet out, wherever it stands by now, with what programs have hung on it; names keep to their sheets."""
    text, tags = parts.text(main), sheet_tags(parts, main)
    index = next((n for n, tag in enumerate(tags) if attributes(tag).get("name") == safe(name)), None)
    if index is None:
        return
    text = text.replace(tags[index], "", 1)
    text = _NAME.sub(lambda m: "" if _about(m, index, name) else _LOCAL.sub(lambda n: _shifted(n, index), m[0], count=1), text)
    parts.put(main, _NAMES.sub(lambda m: m[0] if m[1] else "", text))
    hung = [one["Path"] for one in parts.relations(path) if one.get("Type", "").endswith(_OWN_PARTS) and one["Path"] in parts]
    for own in hung:
        parts.drop(own)
    parts.unrelate(main, path)
    parts.drop(path)


def _about(defined: re.Match[str], index: int, name: str) -> bool:
    """Whether a defined name belongs to the sheet or points to it; sheets whose names are like its name are others."""
    local = _LOCAL.search(defined[1])
    pointed = {unescape(quoted).replace("''", "'") or unescape(plain) for quoted, plain in _POINTED.findall(defined[2])}
    return (local is not None and int(local[2]) == index) or name in pointed


def _shifted(found: re.Match[str], index: int) -> str:
    number = int(found[2])
    return f"{found[1]}{number - (number > index)}{found[3]}"


def add_sheet(parts: Parts, main: str, name: str, xml: str, *, titles: str) -> None:
    """Add a sheet at the end, its first rows repeated on every page, and let the workbook open on it."""
    path = parts.free("xl/worksheets/sheet{}.xml")
    parts.put(path, xml)
    parts.declare(path, _WORKSHEET)
    relation = parts.relate(main, "worksheet", path)
    tags = sheet_tags(parts, main)
    number = max([whole(attributes(tag).get("sheetId")) for tag in tags], default=0) + 1
    new = f'<sheet name="{safe(name)}" sheetId="{number}" xmlns:r="{parts.links}" r:id="{relation}"/>'
    parts.put(main, parts.text(main).replace("</sheets>", f"{new}</sheets>", 1))
    show_first(parts, main, {"activeTab": str(len(tags))})
    area = f"'{safe(name)}'!{titles}"
    _define(parts, main, f'<definedName name="_xlnm.Print_Titles" localSheetId="{len(tags)}">{area}</definedName>')


def show_first(parts: Parts, main: str, front: dict[str, str]) -> None:
    """Let the workbook open so."""

    def view(found: re.Match[str]) -> str:
        rest = re.sub(r"""\s(?:activeTab|firstSheet)\s*=\s*["']\d*["']""", "", found[1])
        return f"<workbookView{rest}" + "".join(f' {name}="{front[name]}"' for name in _FRONT if name in front)

    parts.put(main, _VIEW.sub(view, parts.text(main), count=1))


def name_filter(parts: Parts, main: str, sheet: str, area: Area | None) -> None:
    """Keep the hidden name that a sheet's filter has in step with it."""
    tags = [attributes(tag).get("name") for tag in sheet_tags(parts, main)]
    index = tags.index(safe(sheet)) if safe(sheet) in tags else -1
    quoted = safe(sheet.replace("'", "''"))
    defined = f"'{quoted}'!{ref_of(area, fixed=True)}" if area else ""
    hit: list[str] = []

    def renamed(found: re.Match[str]) -> str:
        told = attributes(found[1])
        if told.get("name") != _FILTER_NAME or told.get("localSheetId") != str(index):
            return found[0]
        hit.append(found[0])
        plain = defined.replace(f"'{quoted}'", quoted) if not found[2].startswith("'") else defined
        return f"<definedName{found[1]}>{plain}</definedName>" if area else ""

    text = _NAME.sub(renamed, parts.text(main))
    parts.put(main, _NAMES.sub(lambda m: m[0] if m[1] else "", text))
    if area and not hit:
        new = f'<definedName name="{_FILTER_NAME}" localSheetId="{index}" hidden="1">{defined}</definedName>'
        _define(parts, main, new)


def _define(parts: Parts, main: str, name: str) -> None:
    """Add a defined name."""
    text = parts.text(main)
    if "</definedNames>" in text:
        parts.put(main, text.replace("</definedNames>", f"{name}</definedNames>", 1))
        return
    empty = re.search(r"<definedNames\s*/>", text)
    text = text.replace(empty[0], "", 1) if empty else text
    ends = [
        found.end() for found in re.finditer(r"</sheets>|</externalReferences>|<functionGroups\b[^>]*/>|</functionGroups>", text)
    ]
    at = max(ends, default=len(text))
    parts.put(main, f"{text[:at]}<definedNames>{name}</definedNames>{text[at:]}")


def is_selected(text: str) -> bool:
    """Whether a sheet is one of those shown first."""
    return bool(re.search(r"""\stabSelected\s*=\s*["'](?:1|true)["']""", text.partition("<sheetData")[0]))


def unselect(text: str) -> str:
    """A sheet that is not the one shown first: two selected sheets would both be typed into."""
    head, mark, tail = text.partition("<sheetData")
    return re.sub(r"""\stabSelected\s*=\s*["'](?:1|true)["']""", "", head) + mark + tail


def select(text: str) -> str:
    """A sheet that is shown first."""
    head, mark, tail = text.partition("<sheetData")
    head = re.sub(r"""(<sheetView\b[^>]*?)\stabSelected\s*=\s*["'][^"']*["']""", r"\1", head, count=1)
    return re.sub(r"<sheetView\b", '<sheetView tabSelected="1"', head, count=1) + mark + tail
