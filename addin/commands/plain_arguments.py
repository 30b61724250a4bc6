"""Arguments of a command that cannot wait: the few lines it needs of what argparse does, in the user's language."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from addin.errors import Refused


@dataclass(slots=True)
class Option:
    """An option by its flag: what its value is called (empty: a switch), how it is read, and what it is for."""

    flag: str
    value: str
    help: str
    read: Callable[[str], Any] = str


@dataclass(slots=True)
class Given:
    """What was given: the names, and the options by flag."""

    names: list[str] = field(default_factory=list)
    options: dict[str, Any] = field(default_factory=dict)
    help: bool = False


@dataclass(slots=True)
class Arguments:
    """What a command takes: one or more names, and options that may stand before, between and after them."""

    command: str
    about: str
    names: str
    names_help: str
    options: Sequence[Option]

    def read(self, given: Sequence[str]) -> Given:
        """Sort the arguments out. Refused, in one sentence, where they are wrong."""
        found, left = Given(), list(given)
        known = {option.flag: option for option in self.options}
        while left:
            word = left.pop(0)
            if word == "--":
                found.names += left
                break
            if word in ("--help", "-h"):
                found.help = True
            elif word.startswith("-") and len(word) > 1:
                flag, has_value, value = word.partition("=")
                if flag not in known:
                    raise self._refused(f"没有选项 {flag}。")
                found.options[flag] = self._value(known[flag], value if has_value else None, left)
            else:
                found.names.append(word)
        if not found.names and not found.help:
            raise self._refused(f"缺少{self.names}。")
        return found

    def _value(self, option: Option, value: str | None, left: list[str]) -> Any:
        if not option.value:
            return True
        if value is None and (not left or left[0].startswith("--")):
            raise self._refused(f"选项 {option.flag} 后面要写它的值。")
        try:
            return option.read(left.pop(0) if value is None else value)
        except ValueError as error:
            raise self._refused(f"{option.flag} 的值不对：{error}") from None

    def _refused(self, sentence: str) -> Refused:
        return Refused(f"{sentence}运行 {self.command} --help 看用法。")

    def page(self) -> str:
        """The help page."""
        lines = [(f"{option.flag} {option.value}".rstrip(), option.help) for option in (*self.options, _HELP)]
        told = [
            f"用法：{self.command} {self.names}… [选项]",
            "",
            self.about,
            "",
            f"  {self.names}：{self.names_help}",
            "",
            "选项：",
        ]
        return "\n".join([*told, *(f"  {left}\n      {right}" for left, right in lines)])


_HELP = Option("--help, -h", "", "显示这段说明")


def day(text: str) -> dt.date:
    """A date as it is typed on a command line."""
    from workbook_templates.values.date import parse_date  # noqa: PLC0415 - only where a date is given

    found = parse_date(text)
    if found is None:
        raise ValueError(f"“{text}”不是日期，请写成 2026-09-30。")
    return found
