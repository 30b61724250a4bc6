"""The extension's file, without an office: what it holds, and for which interpreter it is made."""

from __future__ import annotations

import ast
import json
import sys
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from addin.doors.commandline.main import main
from addin.doors.ribbon import TAB, all_buttons, icon_file
from addin.doors.ribbon.button import GROUPS
from addin.errors import Refused
from addin.hosts.extension import config_xml
from addin.hosts.extension.build import build
from addin.hosts.extension.icons import DEFAULT, icon
from workbook_templates.layout import META

NAME = "{http://openoffice.org/2001/registry}name"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
TAGS = [one.tag for one in all_buttons()]


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    return zipfile.ZipFile(build(tmp_path_factory.mktemp("oxt"), Path(sys.executable)))


def tree(package: zipfile.ZipFile, part: str) -> ET.Element:
    return ET.fromstring(package.read(part))


def section(package: zipfile.ZipFile, name: str) -> ET.Element:
    found = tree(package, "Addons.xcu").find(f"node[@{NAME}='AddonUI']/node[@{NAME}='{name}']")
    assert found is not None
    return found


def urls(section: ET.Element) -> list[str]:
    asked = [value.text or "" for value in section.iterfind(f".//prop[@{NAME}='URL']/value")]
    return [url.removeprefix(config_xml.PROTOCOL) for url in asked if url.startswith(config_xml.PROTOCOL)]


def titles(section: ET.Element) -> set[str]:
    return {
        value.text or ""
        for value in section.iterfind(f".//prop[@{NAME}='Title']/value")
        if value.get(LANGUAGE) == "zh-CN"
    }  # fmt: skip


def test_every_part_that_the_manifest_names_is_there_and_all_xml_can_be_read(package: zipfile.ZipFile) -> None:
    names = package.namelist()
    manifest = tree(package, "META-INF/manifest.xml")
    space = "{http://openoffice.org/2001/manifest}"
    assert {entry.get(f"{space}full-path") for entry in manifest} <= set(names)
    for name in names:
        if name.endswith((".xml", ".xcu", ".svg")):
            tree(package, name)


def test_menu_tool_bars_and_tab_carry_every_button_of_the_ribbon(package: zipfile.ZipFile) -> None:
    menu, bars, tab = (section(package, name) for name in ("OfficeMenuBar", "OfficeToolBar", "OfficeNotebookBar"))
    assert urls(menu) == TAGS
    assert urls(tab) == TAGS
    in_menus = {one.tag for one in all_buttons() if one.menu}
    assert [url for url in urls(bars) if not url.startswith("menu_")] == [tag for tag in TAGS if tag not in in_menus]
    assert titles(menu) >= {TAB, *GROUPS, *(one.label for one in all_buttons())}
    settings = json.loads(package.read("settings.json"))
    assert [tag for members in settings["menus"].values() for tag in members.values()] == [t for t in TAGS if t in in_menus]
    assert set(settings["menus"]) == {url for url in urls(bars) if url.startswith("menu_")}


def test_every_button_has_a_picture_of_its_own_in_both_sizes(package: zipfile.ZipFile) -> None:
    assert [tag for tag in (*TAGS, *(menu.tag for menu in config_xml.menus())) if not icon_file(tag).is_file()] == []
    named = [value.text or "" for value in section(package, "Images").iterfind(".//prop/value")]
    pictures = {text.removeprefix("%origin%/") for text in named if text.startswith("%origin%/")}
    assert pictures <= set(package.namelist())
    assert len(pictures) == 2 * (len(TAGS) + len(config_xml.menus()))


@pytest.mark.parametrize("tag", [path.stem for path in sorted(icon_file("x").parent.glob("*.svg"))])
def test_each_icon_belongs_to_a_button_and_takes_the_colour_of_its_group(tag: str) -> None:
    groups = {one.tag: one.group for one in all_buttons()} | {
        menu.tag: those[0].group for menu, those in config_xml.menus().items()
    }
    drawn = ET.fromstring(icon(tag, groups[tag], 26))
    assert (drawn.get("width"), drawn.get("height"), drawn.get("viewBox")) == ("26", "26", "0 0 24 24")
    assert drawn.get("stroke") == GROUPS[groups[tag]].color


def test_a_button_without_an_icon_gets_the_default_one() -> None:
    shown = icon("nobody_drew_it", "帮助", 16)
    assert len(ET.fromstring(shown)) == len(ET.fromstring(DEFAULT)) > 0
    assert GROUPS["帮助"].color in shown


def test_tool_bars_of_one_row_stand_side_by_side(package: zipfile.ZipFile) -> None:
    docked = tree(package, "CalcWindowState.xcu").iterfind(f".//prop[@{NAME}='DockPos']/value")
    places = [tuple(map(int, (value.text or "").split(","))) for value in docked]
    assert len(set(places)) == len(places) == len(GROUPS)
    assert {row for _, row in places} == {10 + group.row for group in GROUPS.values()}


def test_settings_name_the_interpreter_and_what_makes_a_form(package: zipfile.ZipFile) -> None:
    settings = json.loads(package.read("settings.json"))
    assert (settings["interpreter"], settings["form_sheet"]) == (sys.executable, META)
    assert settings["forms"] == [one.tag for one in all_buttons() if one.form]


def test_the_component_needs_nothing_but_the_offices_own_python(package: zipfile.ZipFile) -> None:
    nodes = list(ast.walk(ast.parse(package.read(config_xml.COMPONENT))))
    imported = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    imported |= {node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)}
    tops = {name.partition(".")[0] for name in imported}
    assert tops - {"uno", "unohelper", "com"} <= sys.stdlib_module_names


@pytest.mark.parametrize("bad", ["missing", "relative", "stranger"])
def test_an_interpreter_that_cannot_run_the_buttons_is_refused(bad: str, tmp_path: Path) -> None:
    stranger = tmp_path / "python"
    stranger.write_text("#!/bin/sh\nexit 3\n")
    stranger.chmod(0o755)
    given = {"missing": tmp_path / "none", "relative": Path("python"), "stranger": stranger}[bad]
    with pytest.raises(Refused):
        build(tmp_path, given)
    assert not list(tmp_path.glob("*.oxt"))


def test_by_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    for words, status in ((["-o", str(tmp_path / "a.oxt")], 0), (["-o", str(tmp_path / "a.zip")], 2)):
        monkeypatch.setattr(sys, "argv", ["yinling", "addin", "build", "--host", "libreoffice", *words])
        with pytest.raises(SystemExit) as ended:
            main()
        assert int(ended.value.code or 0) == status
    assert zipfile.is_zipfile(tmp_path / "a.oxt")
    assert ".oxt" in capsys.readouterr().err
