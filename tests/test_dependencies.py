"""The dependencies say the truth: what the product imports is declared, and what is declared the product imports."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
OURS = ("addin", "validators", "workbook_templates", "macros")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = {name: needs for name, needs in PROJECT["optional-dependencies"].items() if name != "test"}

NOT_DECLARED = {
    "uno": "LibreOffice's own Python brings it",
    "unohelper": "LibreOffice's own Python brings it",
    "com": "LibreOffice's types (com.sun.star), from its own Python",
}
NOT_IMPORTED = {
    "psycopg": "SQLAlchemy loads the driver that a database's address names",
    "uv": "a program, run by the command that packs for offices without a network",
}


def normal(name: str) -> str:
    """A distribution's name as package indexes compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def named(needs: list[str]) -> set[str]:
    """The distributions that requirements name."""
    return {normal(re.split(r"[\s\[<>=!~;@]", need, maxsplit=1)[0]) for need in needs}


def imported(source: str) -> Iterator[str]:
    """The top of each name that a module imports when it runs; what only a type checker reads is none."""
    waiting: list[ast.AST] = [ast.parse(source)]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]
        types_only = isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        waiting += node.orelse if types_only else ast.iter_child_nodes(node)  # type: ignore[attr-defined]


@pytest.fixture(scope="module")
def used() -> dict[str, str]:
    """Every import from elsewhere: the name imported, and the distribution that brings it."""
    files = [path for package in OURS for path in (ROOT / package).rglob("*.py")]
    names = {name for path in files for name in imported(path.read_text(encoding="utf-8"))}
    brought = packages_distributions()
    return {name: normal(brought.get(name, [name])[0]) for name in names - sys.stdlib_module_names - set(OURS)}


def test_what_is_imported_is_declared(used: dict[str, str]) -> None:
    declared = named(PROJECT["dependencies"]).union(*map(named, EXTRAS.values()))
    strangers = {name for name, distribution in used.items() if distribution not in declared}
    assert strangers - NOT_DECLARED.keys() == set()
    assert NOT_DECLARED.keys() <= used.keys(), "an exception that nothing needs any more"


@pytest.mark.parametrize("group", ["dependencies", *EXTRAS])
def test_what_is_declared_is_imported(used: dict[str, str], group: str) -> None:
    needs = named(EXTRAS.get(group, PROJECT["dependencies"]))
    assert needs - set(used.values()) - NOT_IMPORTED.keys() == set()
    assert not needs & NOT_IMPORTED.keys() & set(used.values()), "an exception that is imported after all"


def test_the_tests_have_whatever_the_product_can_use() -> None:
    tested = named(PROJECT["dependencies"] + PROJECT["optional-dependencies"]["test"])
    assert named(EXTRAS["postgres"]) <= tested, "the README's command for the tests runs those on PostgreSQL as well"


def test_an_import_is_seen_wherever_it_stands_and_one_for_types_alone_is_not() -> None:
    source = """
import a.b, c
from d.e import f
from . import g
if TYPE_CHECKING:
    import h
else:
    import i
def lazily():
    if True:
        from j import k
"""
    assert set(imported(source)) == {"a", "c", "d", "i", "j"}
