"""Pictures that stand in a cell as its value: a formula of WPS's own, a rich value of Excel's.

Neither is a formula or an error that the clerk made: WPS stores ``=DISPIMG("ID…",1)``, Excel the error #VALUE! with a number
(``vm``) that leads over the metadata to a rich value, whose structure says that it is a picture ([MS-XLSX] 2.6.197).
"""

from __future__ import annotations

import re

from workbook_templates.read.package import Package
from workbook_templates.read.xml import elements

_WPS = re.compile(r"\s*=?\s*(?:_xlfn\.)?DISPIMG\s*\(", re.IGNORECASE)
_METADATA, _VALUES, _STRUCTURES = (
    f"xl/{name}.xml" for name in ("metadata", "richData/rdrichvalue", "richData/rdrichvaluestructure")
)
_PICTURES = frozenset(("_localImage", "_webimage"))


def is_picture(formula: str) -> bool:
    """Whether a formula is WPS's way to show a picture in its cell."""
    return "DISPIMG" in formula.upper() and _WPS.match(formula) is not None


def picture_numbers(package: Package) -> frozenset[int]:
    """The numbers ``vm`` of a workbook's cells that are pictures; Unusable where the parts that tell it are damaged."""
    if not all(part in package for part in (_METADATA, _VALUES, _STRUCTURES)):
        return frozenset()
    kinds = [found.get("t", "") for name, found in elements(package.xml(_STRUCTURES)) if name == "s"]
    values = [_number(found, "s") for name, found in elements(package.xml(_VALUES)) if name == "rv"]
    pictures = {n for n, structure in enumerate(values) if 0 <= structure < len(kinds) and kinds[structure] in _PICTURES}
    return frozenset(vm for vm, value in enumerate(_rich_values(package), start=1) if value in pictures)


def _rich_values(package: Package) -> list[int]:
    """The number of the rich value of each block of value metadata, -1 for other metadata."""
    types: list[str] = []
    future: list[int] = []
    found: list[int] = []
    section = ""
    for name, about in elements(package.xml(_METADATA)):
        if name in ("futureMetadata", "cellMetadata", "valueMetadata"):
            section = name if name != "futureMetadata" else about.get("name", "")
        elif name == "metadataType":
            types.append(about.get("name", ""))
        elif name == "rvb" and section == "XLRICHVALUE":
            future.append(_number(about, "i"))
        elif name == "rc" and section == "valueMetadata":
            kind, number = _number(about, "t") - 1, _number(about, "v")
            rich = 0 <= kind < len(types) and types[kind] == "XLRICHVALUE" and 0 <= number < len(future)
            found.append(future[number] if rich else -1)
    return found


def _number(attributes: dict[str, str], name: str) -> int:
    text = attributes.get(name, "")
    return int(text) if text.isdecimal() and len(text) < 9 else -1
