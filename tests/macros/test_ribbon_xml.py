"""The ribbon's XML is what the buttons say, and everything it calls and shows exists."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from addin.doors.ribbon import TAB, all_buttons
from addin.hosts.excel.ribbon_xml import MACROS, NAMESPACES

CALLBACKS = ("onAction", "getEnabled", "onLoad")


@pytest.mark.parametrize("name", NAMESPACES)
def test_the_tab_holds_every_button_once(name: str) -> None:
    root = ET.parse(MACROS / name).getroot()
    assert root.tag == f"{{{NAMESPACES[name]}}}customUI"
    tab = next(element for element in root.iter() if element.tag.endswith("}tab"))
    assert tab.get("label") == TAB
    buttons = [element for element in root.iter() if element.tag.endswith("}button")]
    assert [element.get("tag") for element in buttons] == [one.tag for one in all_buttons()]
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[A-Za-z_]\w*", one or "") for one in ids)
    keytips = [element.get("keytip") or "" for element in buttons]
    assert len(set(keytips)) == len(keytips)
    assert all(re.fullmatch(r"[A-Z]\d\d", keytip) for keytip in keytips), "Office takes three characters at most"
    for element, one in zip(buttons, all_buttons(), strict=True):
        assert (element.get("getEnabled") is not None) == one.form
        tip = element.get("supertip") or ""
        assert tip.startswith(one.about)
        assert ("灰的时候" in tip) == one.form, "never grey without a reason"


@pytest.mark.parametrize("name", NAMESPACES)
def test_every_callback_exists_with_the_parameters_office_gives(name: str) -> None:
    source = (MACROS / "Yinling.bas").read_text(encoding="ascii")
    wanted = {
        "onAction": r"Public Sub {}\(control As Object\)",
        "getEnabled": r"Public Sub {}\(control As Object, ByRef \w+ As Variant\)",
        "onLoad": r"Public Sub {}\(\w+ As Object\)",
    }
    found = {(key, element.get(key)) for element in ET.parse(MACROS / name).iter() for key in CALLBACKS if element.get(key)}
    assert {key for key, _ in found} == set(CALLBACKS)
    for key, callback in found:
        module, _, procedure = str(callback).partition(".")
        assert module == "Yinling"
        assert re.search(wanted[key].format(procedure), source), callback


def test_every_picture_is_one_of_offices_own() -> None:
    known = {
        line for line in Path(__file__).with_name("image_names.txt").read_text(encoding="ascii").splitlines() if line[:1] != "#"
    }
    used = {element.get("imageMso") for element in ET.parse(MACROS / "ribbon.xml").iter()} - {None}
    assert used == known, "look a new picture up in Microsoft's list and add it; take away what is not used"


@pytest.mark.parametrize("file", sorted(MACROS.glob("*.bas")), ids=lambda file: file.name)
def test_vba_is_ascii(file: Path) -> None:
    assert file.read_bytes().isascii()
