"""What a workbook's own parts say about it: its sheets and where they lie, its calendar, and what it brings along."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from workbook_templates.read import facts
from workbook_templates.read.package import Package
from workbook_templates.read.troubles import ARCHIVE, ARCHIVE_PASSWORD, DAMAGED, ODS, OTHER, SLIDES, WORD, XLSB, Trouble, Unusable
from workbook_templates.read.xml import elements
from workbook_templates.table import Fact

_ROOT_RELS = "_rels/.rels"
_IN_ARCHIVES = (".xlsx", ".xls", ".et", ".csv", ".zip", ".rar", ".7z")
# What a submission may not bring along, by the part's path inside the file.
_HAZARDS = (
    (facts.MACROS, r"vbaproject\.bin$|(?:^|/)(?:macrosheets|customui|dialogsheets)/"),
    (facts.OLE, r"(?:^|/)(?:embeddings|activex)/|oleobject[^/]*$"),
    (facts.EXTERNAL_LINK, r"(?:^|/)externallinks/[^/]+\.xml$"),
    (facts.CONNECTION, r"(?:^|/)(?:connections\.xml$|querytables/|webextensions/)|xl/model/"),
)
_ANY_HAZARD = re.compile("|".join(pattern for _, pattern in _HAZARDS))


class SheetPart(NamedTuple):
    """A sheet as the workbook lists it and the part that holds it."""

    name: str
    path: str
    visible: bool


class WorkbookParts(NamedTuple):
    """The workbook's own part, the sheets in order, the parts they share, and the calendar."""

    main: str
    sheets: tuple[SheetPart, ...]
    shared_strings: str
    styles: str
    from_1904: bool


def read_workbook_parts(package: Package) -> WorkbookParts:
    """Read the workbook's list of sheets. Unusable where this is some other kind of document."""
    main = _main_part(package)
    targets = {rel["Id"]: (rel["Type"], rel["Target"]) for rel in _relations(package, main)}
    sheets: list[SheetPart] = []
    from_1904 = False
    for name, attributes in elements(package.xml(main)):
        if name == "sheet":
            kind, target = targets.get(attributes.get("id", ""), ("", ""))
            if kind.endswith("/worksheet") and target in package:
                sheets.append(SheetPart(attributes.get("name", ""), target, attributes.get("state", "visible") == "visible"))
        elif name == "workbookPr":
            from_1904 = attributes.get("date1904", "0") in ("1", "true")
    if not sheets:
        raise Unusable(DAMAGED)
    return WorkbookParts(
        main, tuple(sheets), _shared(targets, "/sharedStrings", package), _shared(targets, "/styles", package), from_1904
    )


def _shared(targets: dict[str, tuple[str, str]], ending: str, package: Package) -> str:
    return next((target for kind, target in targets.values() if kind.endswith(ending) and target in package), "")


def _main_part(package: Package) -> str:
    if "mimetype" in package and b"opendocument.spreadsheet" in package.read("mimetype"):
        raise Unusable(ODS)
    if _ROOT_RELS not in package:
        raise Unusable(_archive(package))
    for relation in _relations(package, ""):
        if relation["Type"].endswith("/officeDocument"):
            return _workbook(relation["Target"], package)
    raise Unusable(OTHER)


def _archive(package: Package) -> Trouble:
    """What a zip is that is no document: an archive where it is locked or holds tables or archives."""
    if any(entry.flags & 1 for entry in package.entries.values()):
        return ARCHIVE_PASSWORD
    return ARCHIVE if any(name.endswith(_IN_ARCHIVES) for name in package.entries) else OTHER


def _workbook(main: str, package: Package) -> str:
    kinds = (("/document", WORD), ("/presentation", SLIDES), ("/workbook.bin", XLSB))
    for ending, trouble in kinds:
        if ending in f"/{main}":
            raise Unusable(trouble)
    if main not in package:
        raise Unusable(DAMAGED)
    return main


def _relations(package: Package, part: str) -> Iterator[dict[str, str]]:
    """The relationships of a part, targets as names inside the package; what points outside keeps its address."""
    folder, name = posixpath.split(part)
    path = posixpath.join(folder, "_rels", f"{name}.rels")
    if path not in package:
        return
    for element, attributes in elements(package.xml(path)):
        if element == "Relationship" and "Target" in attributes:
            target = attributes["Target"]
            inside = attributes.get("TargetMode") != "External"
            yield {"Id": "", "Type": "", **attributes, "Target": _inside(folder, target) if inside else target}


@lru_cache(maxsize=256)
def _inside(folder: str, target: str) -> str:
    """The name inside the package of what a part in this folder points to; the parts of most workbooks are called the same."""
    return posixpath.normpath(posixpath.join("/" + folder, target)).lstrip("/")


def hazards(package: Package) -> list[Fact]:
    """Macros, embedded objects, external links and connections: one fact a kind, naming the first part."""
    found: dict[str, str] = {}
    for path in package.entries:
        for kind, pattern in _HAZARDS if _ANY_HAZARD.search(path) else ():  # hardly any part is one
            if re.search(pattern, path):
                found.setdefault(kind, path)
        if path.endswith(".rels"):
            _brought_by(package.read(path), path, found)
    links = [path for path in package.entries if "/externallinks/" in path and path.endswith(".xml")]
    if any(b"ddeLink" in package.read(path) for path in links):
        found[facts.DDE] = found.pop(facts.EXTERNAL_LINK)
    return [Fact(kind, value=posixpath.basename(path)) for kind, path in found.items()]


def _brought_by(relations: bytes, path: str, found: dict[str, str]) -> None:
    """Note what only the relationships tell: a macro project under another name, something fetched from outside.

    A workbook that merely says it may hold macros (.xlsm) brings none.
    """
    if b"relationships/vbaProject" in relations:
        found.setdefault(facts.MACROS, path)
    if _points_outside(relations):
        found.setdefault(facts.EXTERNAL_LINK, path)


def _points_outside(relations: bytes) -> bool:
    """Whether anything but a link for the reader to click lies outside the file: a picture fetched, a template."""
    if b"External" not in relations:
        return False
    told = (attributes for name, attributes in elements(relations) if name == "Relationship")
    return any(a.get("TargetMode") == "External" and not a.get("Type", "").endswith("/hyperlink") for a in told)
