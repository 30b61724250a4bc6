"""Every command that the README and the manual show exists, with every option shown, so that they cannot rot."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import typer

from addin.doors.commandline.command_tree import app
from addin.doors.commandline.commands.check import parser
from addin.doors.ribbon import TAB, all_buttons
from addin.doors.ribbon.button import GROUPS
from workbook_templates.layout import PROBLEMS

ROOT = Path(__file__).resolve().parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
_CODE = re.compile(r"```[a-z]*\n(.*?)```|`([^`\n]+)`", re.DOTALL)
_PICTURE = re.compile(r"!\[[^\]]*\]\(([^)]+)\)")


def commands(page: str) -> list[str]:
    """What stands in code and begins with the program's name, whole lines and words in a sentence alike."""
    pieces = [line for block, word in _CODE.findall(page) for line in (block or word).splitlines()]
    pieces = [part.strip() for piece in pieces for part in piece.split("&&")]
    return [piece for piece in pieces if piece.split(" ")[0] == "yinling"]


def shown() -> list[tuple[str, str]]:
    return [(page.name, line) for page in PAGES for line in commands(page.read_text(encoding="utf-8"))]


def options(command: Any) -> dict[str, bool]:
    """Each option, and whether a value follows it."""
    known = {"--help": False, "-h": False}
    for parameter in command.params:
        known |= {name: not getattr(parameter, "is_flag", False) for name in parameter.opts if name.startswith("-")}
    return known


def wrong(line: str) -> str:
    """Why this command line would be refused for what it names, or nothing."""
    words = shlex.split(line)[1:]
    if words[:1] == ["check"]:
        return _wrong_of(words[1:], {n: a.nargs != 0 for a in parser()._actions for n in a.option_strings}, set())
    command: Any = typer.main.get_command(app)
    while words and not words[0].startswith("-") and hasattr(command, "commands"):
        if words[0] not in command.commands:
            return f"no command {words[0]}"
        command = command.commands[words.pop(0)]
    if hasattr(command, "commands"):
        return "" if set(words) <= {"--help", "-h"} else f"a group takes no {words}"
    needed = {p.opts[0] for p in command.params if p.required and p.opts[0].startswith("-")}
    return _wrong_of(words, options(command), needed)


def _wrong_of(words: list[str], known: dict[str, bool], needed: set[str]) -> str:
    seen: set[str] = set()
    rest = iter(words)
    for word in rest:
        if not word.startswith("-"):
            continue
        if word not in known:
            return f"no option {word}"
        seen.add(word)
        if known[word] and next(rest, None) is None:
            return f"{word} without a value"
    missing = set() if seen & {"--help", "-h"} or not seen else needed - seen
    return f"missing {sorted(missing)}" if missing else ""


@pytest.mark.parametrize(("page", "line"), shown())
def test_a_command_that_is_shown_exists_with_its_options(page: str, line: str) -> None:
    assert not wrong(line), f"{page}: {line}"


_CLICKED = re.compile("点(?:几次|一次)?((?:“[^”]+”—?)+)")


def clicked() -> list[tuple[str, str]]:
    """What the pages tell a user to click."""
    texts = {page.name: page.read_text(encoding="utf-8") for page in PAGES}
    found = [(name, chain) for name, text in texts.items() for chain in _CLICKED.findall(text)]
    return [(name, label) for name, chain in found for label in re.findall("“([^”]+)”", chain)]


@pytest.mark.parametrize(("page", "label"), sorted(set(clicked())))
def test_what_is_to_be_clicked_is_there(page: str, label: str) -> None:
    known = {one.label for one in all_buttons()} | {one.menu.label for one in all_buttons() if one.menu}
    assert label in known | {TAB, PROBLEMS}, f"{page}: {label}"


def test_the_checklist_names_the_groups_and_what_is_grey_without_a_form() -> None:
    page = (ROOT / "docs" / "验收清单.md").read_text(encoding="utf-8")
    assert f"{'、'.join(GROUPS)}；" in page
    assert "".join(f"“{one.label}”" for one in all_buttons() if one.form) + "是灰的" in page


def rooms() -> list[str]:
    """The places of the README's table of what to add: a name in angle brackets stands for any."""
    table = (ROOT / "README.md").read_text(encoding="utf-8").partition("| to add | write |")[2].partition("\n\n")[0]
    return [re.sub("<[^>]+>", "*", word) for word in re.findall("`([^`]+)`", table) if "/" in word]


@pytest.mark.parametrize("place", rooms())
def test_the_rooms_the_readme_names_are_there(place: str) -> None:
    assert list(ROOT.glob(place)), place


def test_the_readme_names_a_room_for_each_kind_of_addition_and_the_command_that_generates() -> None:
    page = (ROOT / "README.md").read_text(encoding="utf-8")
    rows = page.partition("| to add | write |")[2].partition("\n\n")[0].splitlines()[2:]
    kinds = {row.split("|")[1].strip(): re.findall("`[^`]*/[^`]*`", row) for row in rows}
    assert kinds.keys() == {"a rule", "a column", "a button", "an indicator", "a host"}
    assert all(kinds.values())
    assert "`python -m addin.generate`" in page


def test_the_pages_show_commands_at_all() -> None:
    assert len(commands((ROOT / "README.md").read_text(encoding="utf-8"))) >= 10
    assert len(commands((ROOT / "docs" / "使用手册.md").read_text(encoding="utf-8"))) >= 30


@pytest.mark.parametrize(
    "line",
    ["yinling gone", "yinling check a.xlsx --gone", "yinling allowance gone", "yinling due --office", "yinling rules --gone x",
     "yinling status --office a", "yinling check a.xlsx --marked"],
)  # fmt: skip
def test_a_rotten_command_is_noticed(line: str) -> None:
    assert wrong(line)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_pictures_are_there_and_light(page: Path) -> None:
    for name in _PICTURE.findall(page.read_text(encoding="utf-8")):
        picture = page.parent / name
        assert picture.is_file(), name
        assert picture.stat().st_size < 200_000, name


def folders() -> list[str]:
    """The rooms of the program: what lies at the top, and what lies in ``addin``."""
    tops = [f"{name}/" for name in ("benchmarks", "docs", "macros", "tests", "validators", "workbook_templates")]
    inside = sorted(folder for folder in (ROOT / "addin").iterdir() if (folder / "__init__.py").is_file())
    return [*tops, *(f"addin/{folder.name}/" for folder in inside)]


@pytest.mark.parametrize("folder", folders())
def test_the_readme_says_what_is_in_every_folder(folder: str) -> None:
    assert f"`{folder}`" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_readme_names_no_folder_that_is_gone() -> None:
    table = (ROOT / "README.md").read_text(encoding="utf-8").partition("| folder | what |")[2].partition("\n\n")[0]
    named = [name for row in table.splitlines()[2:] for name in re.findall(r"`([\w/]+/)`", row.split("|")[1])]
    assert len(named) > 10
    assert [name for name in named if not (ROOT / name).is_dir()] == []
