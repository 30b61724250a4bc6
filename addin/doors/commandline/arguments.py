"""Arguments parsed by argparse, with its help and error messages in Chinese."""

from __future__ import annotations

import datetime as dt
import re
from argparse import ArgumentParser, ArgumentTypeError
from typing import NoReturn

from addin.errors import Refused
from workbook_templates.values.han import HAN

_TRANSLATIONS = (
    (r"unrecognized arguments: (.*)", "没有选项 {0}。"),
    (r"the following arguments are required: (.*)", "缺少{0}。"),
    (r"argument ([^:]*): expected .*argument.*", "选项 {0} 后面要写它的值。"),
    (rf"argument ([^:]*): (.*[{HAN}].*)", "{0} 的值不对：{1}"),
    (r"argument ([^:]*): .*", "{0} 的值不对。"),
    (r"ambiguous option: (\S+).*", "选项 {0} 没有写全。"),
)


class CommandParser(ArgumentParser):
    """A parser that raises Refused with a Chinese sentence instead of ending the program."""

    def __init__(self, command: str, description: str) -> None:
        super().__init__(prog=command, description=description, add_help=False, allow_abbrev=False)
        self._positionals.title, self._optionals.title = "要写的内容", "选项"
        self.add_argument("-h", "--help", action="help", help="显示这段说明")

    def format_help(self) -> str:
        """The help page, with its heading in Chinese."""
        return super().format_help().replace("usage: ", "用法：", 1)

    def error(self, message: str) -> NoReturn:
        """Raise Refused with argparse's ``message`` translated."""
        for pattern, sentence in _TRANSLATIONS:
            found = re.fullmatch(pattern, message, re.DOTALL)
            if found:
                raise Refused(f"{sentence.format(*found.groups())}运行 {self.prog} --help 看用法。")
        raise Refused(f"命令不对：{message}。运行 {self.prog} --help 看用法。")


def day(text: str) -> dt.date:
    """A date as it is typed on a command line. ArgumentTypeError where the text is none."""
    from workbook_templates.values.date import parse_date  # noqa: PLC0415 - only where a date is given

    found = parse_date(text)
    if found is None:
        raise ArgumentTypeError(f"“{text}”不是日期，请写成 2026-09-30。")
    return found
