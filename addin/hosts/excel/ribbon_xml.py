"""Generate the tab as Office's ribbon XML from the buttons: ``macros/*.xml``, by ``python -m addin.generate``."""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import quoteattr

from addin.doors.ribbon import TAB, blocks
from addin.doors.ribbon.button import GROUPS, Button, Menu

MACROS = Path(__file__).parents[3] / "macros"
NAMESPACES = {
    "ribbon.xml": "http://schemas.microsoft.com/office/2009/07/customui",  # Office 2010 and later, WPS
    "ribbon2006.xml": "http://schemas.microsoft.com/office/2006/01/customui",  # Office 2007
}
ON_ACTION, GET_ENABLED, ON_LOAD = "Yinling.OnAction", "Yinling.GetEnabled", "Yinling.OnLoad"

_WHEN = "灰的时候，先打开一份本系统的表。"


def ribbon_xml(namespace: str) -> str:
    """The ribbon's XML part for a namespace of Office's custom UI."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
        f"<customUI xmlns={quoteattr(namespace)} onLoad={quoteattr(ON_LOAD)}>",
        "  <ribbon>",
        "    <tabs>",
        f'      <tab id="yinlingTab" label={quoteattr(TAB)} keytip="YL" insertAfterMso="TabView">',
    ]
    for number, group in enumerate(GROUPS, start=1):
        lines.append(f'        <group id="yinlingGroup{number}" label={quoteattr(group)}>')
        for menu, those in blocks(group):
            lines += _menu(menu, those) if menu else [_button(one, 10) for one in those]
        lines.append("        </group>")
    return "\n".join([*lines, "      </tab>", "    </tabs>", "  </ribbon>", "</customUI>", ""])


def _menu(menu: Menu, members: list[Button]) -> list[str]:
    shown = {
        "id": f"yinling_{menu.tag}", "label": menu.label, "imageMso": menu.image, "size": "large",
        "screentip": menu.label, "supertip": "、".join(one.label for one in members) + "。",
    }  # fmt: skip
    return [f"          <menu {_attributes(shown)}>", *(_button(one, 12) for one in members), "          </menu>"]


def _button(one: Button, indent: int) -> str:
    shown = {
        "id": f"yinling_{one.tag}", "tag": one.tag, "label": one.label, "imageMso": one.image,
        "screentip": one.tip, "supertip": one.about + (_WHEN if one.form else ""), "keytip": _keytip(one), "onAction": ON_ACTION,
    }  # fmt: skip
    if one.form:
        shown["getEnabled"] = GET_ENABLED
    if not one.menu:
        shown["size"] = "large" if one.large else "normal"
    return " " * indent + f"<button {_attributes(shown)}/>"


def _keytip(one: Button) -> str:
    """The keys to press after Alt, Y, L: the group's letter and the button's order, which new buttons do not move."""
    return f"{chr(ord('A') + list(GROUPS).index(one.group))}{one.order:02}"


def _attributes(shown: dict[str, str]) -> str:
    return " ".join(f"{name}={quoteattr(value)}" for name, value in shown.items())


def generated() -> dict[Path, bytes]:
    """The content of both generated files, by path."""
    return {MACROS / name: ribbon_xml(namespace).encode() for name, namespace in NAMESPACES.items()}
