"""The buttons' icons in the colour of their group and the sizes LibreOffice needs.

An icon is an SVG file beside the button's own, ``addin/doors/ribbon/buttons/<tag>.svg``, which draws in ``currentColor``.
"""

from __future__ import annotations

from xml.etree import ElementTree as ET

from addin.doors.ribbon import icon_file
from addin.doors.ribbon.button import GROUPS

_SVG = "http://www.w3.org/2000/svg"
# Shown by a button without an icon file: a key.
DEFAULT = (
    f'<svg xmlns="{_SVG}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="2">'
    '<rect x="3" y="3" width="18" height="18" rx="4"/><circle cx="12" cy="12" r="3"/></svg>'
)


def icon(tag: str, group: str, size: int) -> str:
    """The icon of a button or drop-down as SVG, ``size`` points wide and high; the default one where none was drawn."""
    file = icon_file(tag)
    ET.register_namespace("", _SVG)
    drawn = ET.fromstring(file.read_text(encoding="utf-8") if file.exists() else DEFAULT)  # noqa: S314 - our own file
    drawn.attrib.update(width=str(size), height=str(size))
    return ET.tostring(drawn, encoding="unicode").replace("currentColor", GROUPS[group].color) + "\n"
