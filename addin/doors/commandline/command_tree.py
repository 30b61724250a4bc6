"""The tree of commands for Typer, with its error messages and help pages in Chinese."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from contextlib import redirect_stdout
from typing import Any, TextIO

import typer
from typer._click import exceptions as click

from addin.doors.commandline.commands import all_apps
from addin.errors import Refused

HELP_PAGE_ARGUMENTS = 1  # "yinling" and "yinling allowance" alone show a help page

_EXTRA = re.compile(r"unexpected extra argument\S* \((.+)\)")
_QUOTED = re.compile(r"""(['"])(.+?)\1""")

app = typer.Typer(
    name="yinling",
    help="银龄：离退休干部党建报表的填报、校验、汇总与补贴发放。",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["--help", "-h"]},
)
for name, sub in all_apps():
    app.add_typer(sub, name=name)


def run(arguments: Sequence[str]) -> int:
    """Run one command; its exit status. Refused where the command line is wrong, KeyboardInterrupt where the user aborts."""
    helping = len(arguments) <= HELP_PAGE_ARGUMENTS or bool({"--help", "-h"} & set(arguments))
    if helping:
        _translate_help()
    try:
        with redirect_stdout(_ChinesePage(sys.stdout) if helping else sys.stdout):  # type: ignore[type-var]
            status = app(list(arguments), standalone_mode=False)
    except click.NoArgsIsHelpError:  # its help page has been shown
        return 2
    except click.ClickException as error:
        raise Refused(f"{_translated(error)}运行 yinling --help 看用法。") from None
    except typer.Abort:
        raise KeyboardInterrupt from None
    return status if isinstance(status, int) else 0


def _translated(error: click.ClickException) -> str:
    """The error message of a wrong command line, in Chinese."""
    if isinstance(error, click.NoSuchOption):
        return f"没有选项 {error.option_name}" + _perhaps(sorted(error.possibilities or ()))
    if isinstance(error, click.BadOptionUsage):
        return f"选项 {error.option_name} 的用法不对，后面要写它的值。"
    if isinstance(error, click.MissingParameter):
        return f"缺少 {_named(error.param)}。"
    if isinstance(error, click.BadParameter):
        whose = f"{_named(error.param)} 的值不对" if error.param else ""
        return whose + ("。" if error.message.isascii() else f"：{error.message}" if whose else error.message)
    return _about_words(error)


def _about_words(error: click.ClickException) -> str:
    """About words that are no command, or more than a command takes."""
    if error.message.startswith("No such command"):
        wrong, *near = [name for _, name in _QUOTED.findall(error.message)] or [""]
        return f"没有命令 {wrong}".rstrip() + _perhaps(near)
    if extra := _EXTRA.search(error.message):
        return f"后面多写了：{extra[1]}。"
    return f"命令不对：{error.message}。"


def _perhaps(near: Sequence[str]) -> str:
    return f"，要写的是不是 {' 或 '.join(near)}？" if near else "。"


def _named(parameter: object) -> str:
    """An option by its flag, an argument by its name in the usage line."""
    flags = [flag for flag in getattr(parameter, "opts", ()) if flag.startswith("-")]
    return flags[0] if flags else getattr(parameter, "metavar", None) or getattr(parameter, "name", None) or "参数"


def _translate_help() -> None:
    """Set the headings of a help page to Chinese; the module for them is loaded only where a help page is likely.

    A Chinese sentence is one long word to a table, which would cut it where its column ends.
    """
    from rich import columns  # noqa: PLC0415 - as below
    from rich.table import Table  # noqa: PLC0415 - as below
    from typer import rich_utils  # noqa: PLC0415 - 60 ms that no other command needs

    class FoldingTable(Table):
        def add_row(self, *cells: Any, **style: Any) -> None:
            super().add_row(*cells, **style)
            for column in self.columns:
                column.overflow = "fold"

    for module in (rich_utils, columns):
        module.Table = FoldingTable  # type: ignore[attr-defined]
    rich_utils.ARGUMENTS_PANEL_TITLE = "要写的内容"
    rich_utils.OPTIONS_PANEL_TITLE = "选项"
    rich_utils.COMMANDS_PANEL_TITLE = "命令"
    rich_utils.REQUIRED_LONG_STRING = "[必填]"
    rich_utils.DEFAULT_STRING = "[不写时为 {}]"


_PAGE_WORDS = (  # each as wide as the English text, since it may be in a box
    (re.compile(r"Usage:"), "用法："),
    (re.compile(r"\[OPTIONS\]"), "[选项]"),
    (re.compile(r"COMMAND \[ARGS\]\.\.\."), "命令 …"),
    (re.compile(r"Show this message and exit\."), "显示这段说明，然后退出。   "),
)
_TYPE_WORD = re.compile(r"<(?:bool|str|path|list\[Path\])>")  # a clerk is helped by 文件夹 and not by the type of a value


class _ChinesePage:
    """A stream that translates the texts of a help page for which Typer has no setting."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        for english, chinese in _PAGE_WORDS:
            text = english.sub(chinese, text)
        return self._stream.write(_TYPE_WORD.sub(lambda found: " " * len(found[0]), text))

    def __getattr__(self, name: str) -> object:
        return getattr(self._stream, name)
