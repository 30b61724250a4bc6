"""Every text in the product's source, and what no text may say: commands outside the command line, buttons outside the ribbon."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import typer

from addin.doors.commandline.command_tree import app
from addin.doors.commandline.commands.check import parser
from addin.doors.ribbon import all_buttons
from workbook_templates.advice import Advice, AdviceAbout, Sentence

ROOT = Path(__file__).parents[1]
PACKAGES = ("addin", "validators", "workbook_templates")
TEMPLATES = (".j2", ".yaml", ".toml", ".html", ".js")
# The command line speaks of commands, the ribbon of buttons; a batch file is the command line's.
COMMAND_LINE = ("addin/doors/commandline",)
OF_ANOTHER_PROGRAM = {
    ("addin/hosts/excel/bundle.py", "--platform"),
    ("addin/hosts/browser/parts.py", "--platform"),
}  # an option of pip's
RIBBON = ("addin/doors/ribbon", "addin/hosts")
MADE_OF_PARTS = ("Refused", "Sentence", "NotItsWorkbook")
VALUES = {"mapping": "映射.xlsx", "period": "2026Q3", "batch": "2026Q3-2", "extra": "cluster"}  # all that a wording names
OPEN = "…"  # what is only known when the program runs
_HAN = re.compile("[\u4e00-\u9fff]")
_COMMAND = re.compile(r"(?<!\\)yinling +[-\[a-z]+|pip install|命令")
_OPTION = re.compile(r"(?<![\w-])--?[a-z][a-z-]*")


class Text(NamedTuple):
    """A text of the source and where it stands."""

    file: str
    line: int
    text: str


@cache
def options() -> frozenset[str]:
    """Every option of every command."""
    found = {name for action in parser()._actions for name in action.option_strings}
    waiting: list[Any] = [typer.main.get_command(app)]
    while waiting:
        command = waiting.pop()
        found |= {name for parameter in command.params for name in parameter.opts if name.startswith("-")}
        waiting += getattr(command, "commands", {}).values()
    return frozenset(found)


def commands_in(text: str) -> list[str]:
    """What of a text only somebody at a command line understands."""
    found = _COMMAND.findall(text)
    return found + [word for word in _OPTION.findall(text) if word in options() or (word[:2] == "--" and _HAN.search(text))]


@cache
def _shown() -> re.Pattern[str]:
    """What stands on the tab, in the words it is spoken of with. Those of a drop-down are called like the forms they make."""
    names = {one.menu.label if one.menu else one.label for one in all_buttons()}
    either = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    return re.compile(f"点[^。，；“]*“(?:{either})”|“(?:{either})”(?:里|按钮)|这个按钮")


def buttons_in(text: str) -> list[str]:
    """What of a text only somebody with the ribbon understands."""
    return _shown().findall(text)


def sources() -> Iterator[tuple[str, str]]:
    """Every module of the product by its path, with its source."""
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            yield path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")


def templates() -> Iterator[Text]:
    """The other files that hold texts for users, line by line."""
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*")):
            if path.suffix in TEMPLATES:
                for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
                    yield Text(path.relative_to(ROOT).as_posix(), number, line)


def texts(file: str, source: str) -> Iterator[Text]:
    """Every string of a module but its docstrings; one put together (an f-string, a sum) as a whole."""
    tree = ast.parse(source)
    passed = {id(node) for node in map(_docstring, ast.walk(tree)) if node is not None}
    for node in ast.walk(tree):  # what holds a string comes before what it holds
        if id(node) not in passed and isinstance(node, ast.expr) and (text := _text(node)) is not None:
            passed |= {id(inner) for inner in ast.walk(node)}
            yield Text(file, node.lineno, text)


def _docstring(node: ast.AST) -> ast.expr | None:
    body = getattr(node, "body", None)
    first = body[0] if isinstance(body, list) and body else None
    held = isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef))
    return first.value if held and isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) else None


def _text(node: ast.expr) -> str | None:
    """What an expression says as far as the source tells; None where it is no text."""
    if isinstance(node, ast.Constant):
        return node.value if isinstance(node.value, str) else None
    if isinstance(node, ast.JoinedStr):
        return "".join((_text(part) or "") if isinstance(part, ast.Constant) else OPEN for part in node.values)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        left, right = _text(node.left), _text(node.right)
        return None if left is None and right is None else f"{OPEN if left is None else left}{OPEN if right is None else right}"
    return None


def sentences(file: str, source: str) -> Iterator[tuple[Text, Sentence]]:
    """Everything that a module makes of text and advice, what is only known later left open."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MADE_OF_PARTS:
            made = Sentence(*map(_part, node.args))
            yield Text(file, node.lineno, made), made


def _part(node: ast.expr) -> str | AdviceAbout:
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "about":
        node = node.func.value
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "Advice":
        return Advice[node.attr].about(**VALUES)
    text = _text(node)
    return OPEN if text is None else text


def offences(file: str, source: str) -> list[Text]:
    """The texts of a module that speak to a user of another door, or to one whose door is not known."""
    return [one for one in texts(file, source) if offends(one)]


def offends(one: Text) -> bool:
    """Whether a text names a command outside the command line, or a button outside the ribbon."""
    if (one.file, one.text) in OF_ANOTHER_PROGRAM:
        return False
    commands = [] if one.file.startswith(COMMAND_LINE) else commands_in(one.text)
    buttons = [] if one.file.startswith(RIBBON) else buttons_in(one.text)
    return bool(commands or buttons)
