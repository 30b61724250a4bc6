"""The definition of a button: the function it runs, and all that a host shows of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from addin.doors.ribbon.button_context import ButtonContext

Run = Callable[["ButtonContext"], None]


class Group(NamedTuple):
    """How LibreOffice shows a group: the colour of its icons, and the row (from 0) in which its tool bar docks."""

    color: str
    row: int


# The groups in the order of the tab, which is also that of the tool bars in one row.
GROUPS = {
    "填报": Group("#1565C0", 0),
    "汇总": Group("#2E7D32", 0),
    "补贴": Group("#C2560C", 1),
    "报表": Group("#6A3FA0", 0),
    "帮助": Group("#455A64", 1),
}


@dataclass(frozen=True, slots=True)
class Menu:
    """A drop-down of the tab. Its icon is ``buttons/<tag>.svg``, ``image`` the name of one of Office's own pictures."""

    tag: str
    label: str
    image: str


@dataclass(frozen=True, slots=True)
class Button:
    """One entry of the tab. ``tag`` is the name of its file; the fields up to ``run`` as in ``button``.

    ``form``: it needs one of our forms open. ``by_file``: it is the one that works in WPS, where the command line checks a copy
    of the workbook. ``menu``: the drop-down that contains it.
    """

    tag: str
    label: str
    group: str
    order: int
    image: str
    tip: str
    about: str
    run: Run
    large: bool = False
    form: bool = False
    by_file: bool = False
    menu: Menu | None = None


def button(  # noqa: PLR0913 - all that a host shows of a button, named where it is written
    label: str,
    *,
    group: str,
    order: int,
    image: str,
    tip: str,
    about: str,
    large: bool = False,
    form: bool = False,
    by_file: bool = False,
    menu: Menu | None = None,
) -> Callable[[Run], Button]:
    """Decorate a function as a button of the tab. ValueError where there is no such group.

    ``order`` sorts it in its group, ``image`` is the name of one of Office's own pictures, ``tip`` is the heading and
    ``about`` the text of its tooltip.
    """
    if group not in GROUPS:
        raise ValueError(f"no group {group}")

    def decorate(run: Run) -> Button:
        tag = run.__module__.rpartition(".")[2]
        return Button(tag, label, group, order, image, tip, about, run, large, form, by_file, menu)

    return decorate
