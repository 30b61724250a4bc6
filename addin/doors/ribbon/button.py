"""What a button is: the function it runs and all that a host shows of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from addin.doors.ribbon.button_context import ButtonContext

GROUPS = ("填报", "汇总", "补贴", "报表", "帮助")
Run = Callable[["ButtonContext"], None]
_found: dict[str, Button] = {}


@dataclass(frozen=True, slots=True)
class Button:
    """One entry of the tab. ``menu`` is the drop-down it stands in, ``form`` whether it needs one of our forms open."""

    tag: str
    label: str
    group: str
    image: str
    tip: str
    about: str
    run: Run
    place: int
    large: bool = False
    form: bool = False
    menu: str = ""


def button(  # noqa: PLR0913 - all that a host shows of a button, named where it is written
    tag: str,
    label: str,
    *,
    group: str,
    image: str,
    tip: str,
    about: str,
    large: bool = False,
    form: bool = False,
    menu: str = "",
) -> Callable[[Run], Run]:
    """Make a function a button of the tab. A tag is ASCII, because it passes through VBA, and begins with its module's name.

    ``image`` is the name of one of Office's own pictures, ``tip`` the heading and ``about`` the text of what is shown
    when the mouse rests on the button.
    """

    def registering(run: Run) -> Run:
        if tag in _found:
            raise ValueError(f"two buttons are called {tag}")
        _found[tag] = Button(tag, label, group, image, tip, about, run, len(_found), large, form, menu)
        return run

    return registering


def registered() -> dict[str, Button]:
    """The buttons of the modules that have been loaded, by tag."""
    return _found
