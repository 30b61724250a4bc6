"""PINs typed on the command line, hidden; where the input is no terminal, a line of it."""

from __future__ import annotations

import sys

from addin.errors import Refused


def ask_pin(name: str) -> str:
    """The PIN of the person of that name; empty where nothing is typed."""
    return _hidden(f"{name}的口令（输入时不显示）：")


def new_pin(name: str) -> str:
    """A new PIN, typed twice; empty for none. Refused where the two differ."""
    first = _hidden(f"{name}的新口令（输入时不显示）：")
    if first != _hidden("再输入一遍："):
        raise Refused("两遍输入的口令不一样，没有改动。")
    return first


def _hidden(prompt: str) -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    from getpass import getpass  # noqa: PLC0415 - hardly ever needed

    try:
        return getpass(prompt)
    except EOFError:
        return ""
