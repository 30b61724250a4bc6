"""Each class of the product has a name of its own, so that a name read anywhere means one thing."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

ROOT = Path(__file__).parents[1]
PACKAGES = ("addin", "validators", "workbook_templates")

# The name, and why two classes may share it.
SHARED = {
    "Sheet": "the LibreOffice engine implements xlwings' class of that name",
    "Table": "the LibreOffice engine implements xlwings' class of that name",
    "Tables": "the LibreOffice engine implements xlwings' class of that name",
}


def sources() -> dict[str, str]:
    files = (file for package in PACKAGES for file in (ROOT / package).rglob("*.py"))
    return {str(file.relative_to(ROOT)): file.read_text(encoding="utf-8") for file in files}


def classes(modules: Mapping[str, str]) -> dict[str, list[str]]:
    """The modules that define a public class, by the class's name."""
    found: dict[str, list[str]] = defaultdict(list)
    for module, source in modules.items():
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                found[node.name].append(module)
    return found


def shared(found: Mapping[str, Iterable[str]]) -> dict[str, list[str]]:
    return {name: sorted(modules) for name, modules in found.items() if len(list(modules)) > 1}


def test_no_class_name_is_defined_twice() -> None:
    twice = shared(classes(sources()))
    assert twice.keys() == SHARED.keys(), twice
    assert all(sum("hosts/libreoffice/" in module for module in modules) == 1 for modules in twice.values()), twice


def test_a_name_defined_twice_is_noticed() -> None:
    assert shared(classes({"a.py": "class Line: ...", "b.py": "def f():\n    class Line: ..."})) == {"Line": ["a.py", "b.py"]}
