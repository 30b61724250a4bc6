"""Generate the extension's configuration in XML from the buttons, as the ribbon is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import count
from xml.sax.saxutils import escape, quoteattr

from addin.doors.ribbon import TAB, all_buttons, blocks
from addin.doors.ribbon.button import GROUPS, Button, Menu

IDENTIFIER = "org.yinling.buttons"
PROTOCOL = "vnd.yinling:"
COMPONENT = "yinling_buttons.py"
CALC = "com.sun.star.sheet.SpreadsheetDocument"
_SEPARATOR = "private:separator"
_FIRST_ROW = 10  # the row of our first tool bar, below the office's own
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_REGISTRY = 'xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"'
_LANGUAGES = ("zh-CN", "en-US")  # labels are Chinese in every language of the office


def addons() -> str:
    """Addons.xcu: the menu, the tool bars, the tab of the notebook bar, and the icons."""
    menu = _node(f"{IDENTIFIER}.menu", [_prop("Title", TAB), _plain("Context", CALC), _nodes("Submenu", _menu())])
    bars = [_node(_bar(group), _bar_items(group)) for group in GROUPS]
    body = [
        _nodes("OfficeMenuBar", [menu]),
        _nodes("OfficeToolBar", bars),
        _nodes("OfficeNotebookBar", [_node(IDENTIFIER, _all_items())]),
        _nodes("Images", _images()),
    ]
    return _component("Addons", "org.openoffice.Office", _nodes("AddonUI", body))


def _menu() -> Iterator[str]:
    for n, group in enumerate(GROUPS):
        entries: list[str] = []
        for menu, those in blocks(group):
            items = [_item(f"i{i:02}", one, one.label) for i, one in enumerate(those, start=len(entries))]
            if menu:
                sub = [_prop("Title", menu.label), _plain("URL", ""), _nodes("Submenu", items)]
                entries.append(_node(f"i{len(entries):02}", sub))
            else:
                entries += items
        yield _node(f"g{n}", [_prop("Title", group), _plain("URL", ""), _nodes("Submenu", entries)])


def _bar(group: str) -> str:
    return f"{IDENTIFIER}.bar{list(GROUPS).index(group)}"


def _bar_items(group: str) -> Iterator[str]:
    number = count()
    for menu, those in blocks(group):
        if menu:
            yield _drop_down(f"i{next(number):02}", menu)
        else:
            yield from (_item(f"i{next(number):02}", one, one.label) for one in those)


def _all_items() -> Iterator[str]:
    before = ""
    for n, one in enumerate(all_buttons()):
        if before and before != one.group:
            yield _node(f"i{n:02}a", [_plain("URL", _SEPARATOR)])
        yield _item(f"i{n:02}b", one, one.tip if one.menu else one.label)
        before = one.group


def _item(name: str, one: Button, title: str) -> str:
    return _node(
        name, [_plain("URL", PROTOCOL + one.tag), _prop("Title", title), _plain("Target", "_self"), _plain("Context", CALC)]
    )


def _drop_down(name: str, menu: Menu) -> str:
    properties = [_plain("URL", PROTOCOL + menu.tag), _prop("Title", menu.label), _plain("Target", "_self")]
    return _node(name, [*properties, _plain("Context", CALC), _plain("ControlType", "DropdownButton")])


def _images() -> Iterator[str]:
    for name in [*(one.tag for one in all_buttons()), *(menu.tag for menu in menus())]:
        urls = [_plain(f"Image{size}URL", f"%origin%/icons/{name}_{points}.svg") for size, points in (("Small", 16), ("Big", 26))]
        yield _node(f"{IDENTIFIER}.{name}", [_plain("URL", PROTOCOL + name), _nodes("UserDefinedImages", urls)])


def menus() -> dict[Menu, list[Button]]:
    """The drop-downs in order, each with its buttons."""
    return {menu: those for group in GROUPS for menu, those in blocks(group) if menu}


def window_state() -> str:
    """CalcWindowState.xcu: where the tool bars dock, each showing icons with labels."""
    bars = []
    place: Counter[int] = Counter()
    for group, (_, row) in GROUPS.items():
        properties = {
            "DockPos": f"{place[row] * 20},{row + _FIRST_ROW}",
            "DockingArea": "0",
            "Docked": "true",
            "Visible": "true",
            "Style": "2",
        }
        place[row] += 1
        inner = [_prop("UIName", f"银龄 {group}"), *(_plain(key, value) for key, value in properties.items())]
        bars.append(_node(f"private:resource/toolbar/addon_{_bar(group)}", inner))
    return _component("CalcWindowState", "org.openoffice.Office.UI", _nodes("UIElements", [_nodes("States", bars)]))


def protocol_handler() -> str:
    """ProtocolHandler.xcu: the URLs that our component handles."""
    handler = _node(
        "org.yinling.Buttons", [f'<prop oor:name="Protocols" oor:type="oor:string-list"><value>{PROTOCOL}*</value></prop>']
    )
    return _component("ProtocolHandler", "org.openoffice.Office", _nodes("HandlerSet", [handler]))


def manifest() -> str:
    """META-INF/manifest.xml: the parts of the package with their media types."""
    kinds = {
        COMPONENT: "application/vnd.sun.star.uno-component;type=Python",
        "Addons.xcu": "application/vnd.sun.star.configuration-data",
        "ProtocolHandler.xcu": "application/vnd.sun.star.configuration-data",
        "CalcWindowState.xcu": "application/vnd.sun.star.configuration-data",
    }
    entries = "".join(
        f'  <manifest:file-entry manifest:full-path="{path}" manifest:media-type="{kind}"/>\n' for path, kind in kinds.items()
    )
    return f'{_HEAD}<manifest:manifest xmlns:manifest="http://openoffice.org/2001/manifest">\n{entries}</manifest:manifest>\n'


def description(version: str) -> str:
    """description.xml: name and version for the extension manager."""
    names = "".join(f'<name lang="{language}">银龄：{TAB}</name>' for language in _LANGUAGES)
    return (
        f'{_HEAD}<description xmlns="http://openoffice.org/extensions/description/2006" '
        'xmlns:d="http://openoffice.org/extensions/description/2006" xmlns:xlink="http://www.w3.org/1999/xlink">\n'
        f"  <identifier value={quoteattr(IDENTIFIER)}/>\n  <version value={quoteattr(version)}/>\n"
        f"  <display-name>{names}</display-name>\n"
        '  <dependencies><LibreOffice-minimal-version value="7.2" d:name="LibreOffice 7.2" '
        'xmlns="http://libreoffice.org/extensions/description/2011"/></dependencies>\n'
        "</description>\n"
    )


def _component(name: str, package: str, body: str) -> str:
    return f'{_HEAD}<oor:component-data {_REGISTRY} oor:name="{name}" oor:package="{package}">\n{body}</oor:component-data>\n'


def _node(name: str, inner: Iterable[str]) -> str:
    return f'<node oor:name={quoteattr(name)} oor:op="replace">{"".join(inner)}</node>\n'


def _nodes(name: str, inner: Iterable[str] | str) -> str:
    return f"<node oor:name={quoteattr(name)}>\n{''.join(inner)}</node>\n"


def _plain(name: str, value: str) -> str:
    return f"<prop oor:name={quoteattr(name)}><value>{escape(value)}</value></prop>"


def _prop(name: str, text: str) -> str:
    values = "".join(f'<value xml:lang="{language}">{escape(text)}</value>' for language in _LANGUAGES)
    return f"<prop oor:name={quoteattr(name)}>{values}</prop>"
