"""Which members of xlwings' object model this engine implements: read from the code, written into the README as a table.

`python -m addin.generate` writes the table anew.
"""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from xlwings import base_classes

README = Path(__file__).with_name("README.md")
BEGIN, END = "<!-- coverage: begin -->", "<!-- coverage: end -->"
_NEEDS_UNO = {"listeners", "coverage"}
_SPECIAL = {"__call__", "__iter__", "__len__", "__getitem__", "__contains__"}
HAS, PARTLY, NOT, MISSING = "yes", "partly", "no", "MISSING"


def implementations() -> dict[str, type]:
    """The engine's class for each of xlwings' base classes, by the base class's name."""
    package = importlib.import_module(__package__ or "")
    found: dict[str, type] = {}
    for module in pkgutil.iter_modules(package.__path__):
        if module.name in _NEEDS_UNO:
            continue
        for each in vars(importlib.import_module(f"{package.__name__}.{module.name}")).values():
            if inspect.isclass(each) and each.__module__.startswith(package.__name__):
                found.update({base.__name__: each for base in each.__bases__ if base.__module__ == base_classes.__name__})
    return found


def members(base: type) -> Iterator[tuple[str, Any]]:
    """The members that a base class asks of an engine, with their names.

    Coroutines are left out: they belong to xlwings Lite.
    """
    for name, member in inspect.getmembers_static(base):
        owner = next(cls for cls in base.__mro__ if name in vars(cls))
        if owner is object or (name.startswith("_") and name not in _SPECIAL):
            continue
        if not inspect.iscoroutinefunction(inspect.unwrap(getattr(member, "__func__", member))):
            yield name, member


def _functions(member: Any) -> list[Any]:
    if isinstance(member, property):
        return [each for each in (member.fget, member.fset) if each is not None]
    function = getattr(member, "__func__", member)
    return [function] if inspect.isfunction(function) else []


def _refusals(function: Any) -> tuple[bool, list[str]]:
    """Whether a function only raises NotImplementedError, and the messages it raises it with."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(function))).body[0]
    assert isinstance(tree, ast.FunctionDef)  # noqa: S101 members are functions
    body = [line for line in tree.body if not (isinstance(line, ast.Expr) and isinstance(line.value, ast.Constant))]
    raised = [node for node in ast.walk(tree) if isinstance(node, ast.Raise) and "NotImplementedError" in ast.unparse(node)]
    return len(body) == 1 and body[0] in raised, [_message(node) for node in raised]


def _message(node: ast.Raise) -> str:
    call = node.exc
    if not isinstance(call, ast.Call) or not call.args:
        return ""
    first = call.args[0]
    if isinstance(first, ast.Constant):
        return str(first.value)
    if isinstance(first, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "…" for part in first.values)
    return ""


def state(implementation: type | None, name: str, asked: Any) -> tuple[str, str]:
    """How far a member is implemented ('yes', 'partly', 'no' or 'MISSING'), and the reason where it is not fully.

    `asked` is the base class's own member of that name.
    """
    have = inspect.getattr_static(implementation, name, None) if implementation else None
    if have is None or _owner(implementation, name).__module__ == base_classes.__name__:
        return (HAS, "") if name == "expand" else (MISSING, "")
    judged = [_refusals(function) for function in _functions(have)]
    words = "; ".join(dict.fromkeys(word for _, all_words in judged for word in all_words if word))
    if judged and all(only for only, _ in judged):
        return NOT, words
    unwritable = isinstance(asked, property) and asked.fset is not None and isinstance(have, property) and have.fset is None
    if words or any(only for only, _ in judged) or unwritable:
        return PARTLY, words or "read only"
    return HAS, ""


def _owner(implementation: type | None, name: str) -> type:
    assert implementation is not None  # noqa: S101 asked only where there is one
    return next(cls for cls in implementation.__mro__ if name in vars(cls))


def table() -> list[tuple[str, str, str, str]]:
    """Class, member, state and reason, one tuple for each member of each base class."""
    engine_classes = implementations()
    rows: list[tuple[str, str, str, str]] = []
    for base in vars(base_classes).values():
        if inspect.isclass(base) and base.__module__ == base_classes.__name__ and base.__name__ not in ("_Unset", "Collection"):
            rows.extend(
                (base.__name__, name, *state(engine_classes.get(base.__name__), name, asked)) for name, asked in members(base)
            )
    return rows


def markdown_table() -> str:
    """The table in Markdown: the counts, then a row per base class
    with every member that is not fully implemented and its reason.
    """
    rows = table()
    counts = {kind: sum(row[2] == kind for row in rows) for kind in (HAS, PARTLY, NOT, MISSING)}
    lines = [
        f"{len(rows)} members: {counts[HAS]} there, {counts[PARTLY]} partly, "
        f"{counts[NOT]} refused with the reason, {counts[MISSING]} missing.",
        "",
        "| class | there | partly or not |",
        "|---|---|---|",
    ]
    for name in dict.fromkeys(row[0] for row in rows):
        own = [row for row in rows if row[0] == name]
        there = ", ".join(f"`{row[1]}`" for row in own if row[2] == HAS)
        rest = "<br>".join(f"`{row[1]}` ({row[2]}): {row[3].removeprefix(row[1] + ': ')}" for row in own if row[2] != HAS)
        lines.append(f"| {name} | {there} | {rest} |")
    return "\n".join(lines)


def updated_readme(readme: str) -> str:
    """The text of the README with the table between its two markers replaced."""
    before, _, rest = readme.partition(BEGIN)
    return f"{before}{BEGIN}\n{markdown_table()}\n{END}{rest.partition(END)[2]}"


def generated() -> dict[Path, bytes]:
    """The README with its content."""
    return {README: updated_readme(README.read_text(encoding="utf-8")).encode()}
