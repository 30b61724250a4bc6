"""The tree of commands as Typer knows it, and its complaints in the user's language."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from contextlib import redirect_stdout
from typing import TextIO

import typer
from typer._click import exceptions as click

from addin.doors.commandline.commands import all_apps
from addin.errors import Refused

HELP_LIKELY = 1  # "yinling" and "yinling allowance" show their help without being asked

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
    """Run one command; its exit status. Refused where the command line is wrong."""
    helping = len(arguments) <= HELP_LIKELY or bool({"--help", "-h"} & set(arguments))
    if helping:
        _speak_chinese_in_help()
    try:
        with redirect_stdout(_ChinesePage(sys.stdout) if helping else sys.stdout):  # type: ignore[type-var]
            status = app(list(arguments), standalone_mode=False)
    except click.ClickException as error:
        raise Refused(f"{_say(error)}运行 yinling --help 看用法。") from None
    except typer.Abort:
        raise KeyboardInterrupt from None
    return status if isinstance(status, int) else 0


def _say(error: click.ClickException) -> str:
    """A wrong command line, in the user's language."""
    if isinstance(error, click.NoSuchOption):
        return f"没有选项 {error.option_name}。"
    if isinstance(error, click.BadOptionUsage):
        return f"选项 {error.option_name} 的用法不对，后面要写它的值。"
    if isinstance(error, click.MissingParameter):
        return f"缺少 {_named(error.param)}。"
    if isinstance(error, click.BadParameter):
        return f"{_named(error.param)} 的值不对" + ("。" if error.message.isascii() else f"：{error.message}")
    if error.message.startswith("No such command"):
        return f"没有命令 {error.message[len('No such command') :].strip(' .')}。"
    return f"命令不对：{error.message}"


def _named(parameter: object) -> str:
    """An option by its flag, an argument by what stands in the usage line."""
    flags = [flag for flag in getattr(parameter, "opts", ()) if flag.startswith("-")]
    return flags[0] if flags else getattr(parameter, "metavar", None) or getattr(parameter, "name", None) or "参数"


def _speak_chinese_in_help() -> None:
    """Head the panels of a help page in Chinese; the module behind them is loaded only where a help page is likely."""
    from typer import rich_utils  # noqa: PLC0415 - 60 ms that no other command needs

    rich_utils.ARGUMENTS_PANEL_TITLE = "要写的内容"
    rich_utils.OPTIONS_PANEL_TITLE = "选项"
    rich_utils.COMMANDS_PANEL_TITLE = "命令"
    rich_utils.REQUIRED_LONG_STRING = "[必填]"
    rich_utils.DEFAULT_STRING = "[不写时为 {}]"


_PAGE_WORDS = (  # each as wide as what it stands for, since it may stand in a box
    (re.compile(r"Usage:"), "用法："),
    (re.compile(r"\[OPTIONS\]"), "[选项]"),
    (re.compile(r"COMMAND \[ARGS\]\.\.\."), "命令 …"),
    (re.compile(r"Show this message and exit\."), "显示这段说明，然后退出。   "),
)
_TYPE_WORD = re.compile(r"<(?:bool|str|path|list\[Path\])>")  # a clerk is helped by 文件夹 and not by the type of a value


class _ChinesePage:
    """A stream that says in Chinese the words of a help page for which Typer has no setting."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        for english, chinese in _PAGE_WORDS:
            text = english.sub(chinese, text)
        return self._stream.write(_TYPE_WORD.sub(lambda found: " " * len(found[0]), text))

    def __getattr__(self, name: str) -> object:
        return getattr(self._stream, name)
