"""Formulas about a cell that gets a value: Excel keeps a copied formula once, in the first of its cells."""

from __future__ import annotations

import re
from collections.abc import Set

from workbook_templates.mark.parts import Parts, attributes

_MASTER = re.compile(r'<c r="([A-Z]+[0-9]+)"[^>]*>\s*<f\b([^>]*\bt="shared"[^>]*\bref="[^>]*)>([^<]*)</f>')
_CELL_WITH = r'<c r="([A-Z]+[0-9]+)"[^>]*>\s*(<f\b[^>]*\bsi="{}"[^>]*?(?:/>|></f>))'


def handed_on(xml: str, gone: Set[str]) -> str:
    """The sheet with each shared formula kept by the first of its cells that keeps a formula at all."""
    for found in list(_MASTER.finditer(xml)) if 't="shared"' in xml else ():
        if found[1] in gone:
            xml = _moved(xml, found[1], found[2], found[3], gone)
    return xml


def _moved(xml: str, master: str, told: str, formula: str, gone: Set[str]) -> str:
    from html import escape, unescape  # noqa: PLC0415 - seldom wanted

    from openpyxl.formula.translate import Translator  # noqa: PLC0415 - as above

    number = re.escape(attributes(told).get("si", ""))
    for other in re.finditer(_CELL_WITH.format(number), xml):
        if other[1] not in gone and other[1] != master:
            moved = Translator(f"={unescape(formula)}", origin=master).translate_formula(other[1])[1:]
            return f"{xml[: other.start(2)]}<f{told}>{escape(moved, quote=False)}</f>{xml[other.end(2) :]}"
    return xml


def without_order(parts: Parts, main: str) -> None:
    """The workbook without the order in which Excel last worked out its formulas; it must not name cells that have none."""
    for relation in parts.relations(main):
        if relation.get("Type", "").endswith("/calcChain") and relation["Path"] in parts:
            parts.unrelate(main, relation["Path"])
            parts.drop(relation["Path"])
