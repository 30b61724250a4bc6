"""How a PIN is asked for: each door sets its own way, and what asks does not know which door it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

AskPin = Callable[[str], str]
"""The PIN of the person of that name, hidden while it is typed; empty where nobody gave one."""

_ASK: ContextVar[AskPin | None] = ContextVar("_ASK", default=None)


@contextmanager
def asking_pins(ask: AskPin) -> Iterator[None]:
    """Let PINs be asked for by ``ask`` while the block runs; of one person once."""
    given: dict[str, str] = {}

    def once(name: str) -> str:
        if name not in given:
            given[name] = ask(name)
        return given[name]

    token = _ASK.set(once)
    try:
        yield
    finally:
        _ASK.reset(token)


def pin_of(name: str) -> str:
    """The PIN that the person of that name gives; empty where there is no way to ask."""
    ask = _ASK.get()
    return ask(name) if ask else ""
