"""The tab as Office's ribbon XML, made from the buttons: ``python -m addin.hosts.excel.ribbon_xml`` writes macros/*.xml."""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import quoteattr

from addin.doors.ribbon import TAB, blocks
from addin.doors.ribbon.button import GROUPS, Button

MACROS = Path(__file__).parents[3] / "macros"
NAMESPACES = {
    "ribbon.xml": "http://schemas.microsoft.com/office/2009/07/customui",  # Office 2010 and later, WPS
    "ribbon2006.xml": "http://schemas.microsoft.com/office/2006/01/customui",  # Office 2007
}
ON_ACTION, GET_ENABLED, ON_LOAD = "Yinling.OnAction", "Yinling.GetEnabled", "Yinling.OnLoad"


def ribbon_xml(namespace: str) -> str:
    """The whole part."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
        f"<customUI xmlns={quoteattr(namespace)} onLoad={quoteattr(ON_LOAD)}>",
        "  <ribbon>",
        "    <tabs>",
        f'      <tab id="yinlingTab" label={quoteattr(TAB)} insertAfterMso="TabView">',
    ]
    for number, group in enumerate(GROUPS, start=1):
        lines.append(f'        <group id="yinlingGroup{number}" label={quoteattr(group)}>')
        for menu, those in blocks(group):
            lines += _menu(menu, those) if menu else [_button(one, 10) for one in those]
        lines.append("        </group>")
    return "\n".join([*lines, "      </tab>", "    </tabs>", "  </ribbon>", "</customUI>", ""])


def _menu(label: str, members: list[Button]) -> list[str]:
    tip = f"screentip={quoteattr(label)} supertip={quoteattr('、'.join(one.label for one in members) + '。')}"
    head = f'          <menu id="yinlingMenu_{members[0].tag}" label={quoteattr(label)} imageMso="FileNew" size="large" {tip}>'
    return [head, *(_button(one, 12) for one in members), "          </menu>"]


def _button(one: Button, indent: int) -> str:
    told = {
        "id": f"yinling_{one.tag}", "tag": one.tag, "label": one.label, "imageMso": one.image,
        "screentip": one.tip, "supertip": one.about, "onAction": ON_ACTION,
    }  # fmt: skip
    if one.form:
        told["getEnabled"] = GET_ENABLED
    if not one.menu:
        told["size"] = "large" if one.large else "normal"
    return " " * indent + f"<button {' '.join(f'{name}={quoteattr(value)}' for name, value in told.items())}/>"


def write_all(folder: Path = MACROS) -> None:
    """Write both parts."""
    for name, namespace in NAMESPACES.items():
        (folder / name).write_text(ribbon_xml(namespace), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write_all()
