"""The add-in's file passes every check that can be made without Excel."""

from __future__ import annotations

import posixpath
import re
import shutil
import zipfile
from importlib.metadata import version
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from oletools.olevba import VBA_Parser
from openpyxl import load_workbook
from pyopenvba import ExcelFile
from pyopenvba.integrity import check_file

from addin.errors import Refused
from addin.hosts.excel import build as building
from addin.hosts.excel.build import build, install_settings
from addin.hosts.excel.ribbon_xml import MACROS
from addin.usecases.installation.installed_addin import settings_of
from tests.macros.vba_host import INTERPRETER

RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


def parts(addin: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(addin) as file:
        assert file.testzip() is None
        assert len(file.namelist()) == len(set(file.namelist()))
        return {name: file.read(name) for name in file.namelist()}


def test_the_package_is_sound(addin: Path) -> None:
    with ExcelFile(addin) as file:
        assert file.validate() == []
        assert set(file.module_names()) == {"ThisWorkbook", "Sheet2", "Dictionary", "xlwings", "Yinling", "YinlingShell"}
    report = check_file(addin)
    assert report.ok, report.issues


def test_every_relationship_leads_somewhere_and_every_part_has_a_type(addin: Path) -> None:
    found = parts(addin)
    types = ET.fromstring(found["[Content_Types].xml"])
    named = {element.get("PartName", "").lstrip("/") for element in types}
    endings = {element.get("Extension") for element in types}
    for name in found:
        assert name == "[Content_Types].xml" or name in named or name.rpartition(".")[2] in endings, name
    assert named - {""} <= set(found)
    for name in (name for name in found if name.endswith(".rels")):
        base = posixpath.dirname(posixpath.dirname(name))
        targets = [posixpath.normpath(posixpath.join(base, one.get("Target", ""))) for one in ET.fromstring(found[name])]
        assert set(targets) <= set(found), name
        ids = [one.get("Id") for one in ET.fromstring(found[name])]
        assert len(ids) == len(set(ids))


def test_both_ribbons_are_in_under_their_own_relationships(addin: Path) -> None:
    found = parts(addin)
    rels = {one.get("Target"): one.get("Type", "") for one in ET.fromstring(found["_rels/.rels"]).iter(RELATIONSHIP)}
    assert "/2006/relationships/ui/extensibility" in rels["customUI/customUI.xml"]
    assert "/2007/relationships/ui/extensibility" in rels["customUI/customUI14.xml"]
    assert found["customUI/customUI.xml"] == (MACROS / "ribbon2006.xml").read_bytes()
    assert found["customUI/customUI14.xml"] == (MACROS / "ribbon.xml").read_bytes()


def test_nothing_of_the_template_or_of_a_builder_is_left(addin: Path) -> None:
    text = b"".join(content for name, content in parts(addin).items() if name.endswith((".xml", ".rels")))
    for word in (b"MyAddin", b"myaddin", b"C:\\Users", b"felix"):
        assert word not in text


def test_others_read_the_vba_as_we_wrote_it(addin: Path) -> None:
    parser = VBA_Parser(str(addin))
    try:
        sources = {name.rpartition("/")[2]: code for _, _, name, code in parser.extract_macros()}
    finally:
        parser.close()
    for module in ("Yinling", "YinlingShell"):
        assert sources[f"{module}.bas"].split() == (MACROS / f"{module}.bas").read_text(encoding="ascii").split()
    assert 'PROJECT_NAME As String = "YINLING"' in sources["xlwings.bas"]
    assert f'XLWINGS_VERSION As String = "{version("xlwings")}"' in sources["xlwings.bas"]


def test_the_settings_are_in_the_sheet_xlwings_looks_for(addin: Path, tmp_path: Path) -> None:
    copy = tmp_path / "addin.xlsm"
    with zipfile.ZipFile(copy, "w") as new:
        for name, content in parts(addin).items():
            new.writestr(name, content.replace(b"ms-excel.addin.macroEnabled", b"ms-excel.sheet.macroEnabled"))
    book = load_workbook(copy)
    assert book.sheetnames == ["YINLING.conf"]
    values = {row[0]: row[1] or "" for row in book.active.iter_rows(max_col=2, values_only=True) if row[0]}
    assert values == settings_of(addin)
    assert values["INTERPRETER_WIN"] == INTERPRETER
    assert values["ADD_WORKBOOK_TO_PYTHONPATH"] == "False"
    column = [row[0] for row in book.active.iter_rows(max_col=1, values_only=True)]
    assert None not in column[: len(values)], "xlwings reads down to the first gap"


def test_every_key_xlwings_asks_for_is_answered_here(addin: Path) -> None:
    """So that no file in a folder is asked. ``TEMP DIR`` has a default that an empty answer would spoil."""
    with ExcelFile(addin) as file:
        asked = set(re.findall(r'GetConfig\("([^"]+)"', file.get_module("xlwings")))
    assert asked - set(settings_of(addin)) == {"TEMP DIR", "INTERPRETER"}


def test_installing_changes_the_settings_alone(addin: Path, tmp_path: Path) -> None:
    target = tmp_path / "到处" / "yinling.xlam"
    install_settings(addin, target, interpreter_win=r"D:\软件 & 工具\python.exe")
    assert settings_of(target)["INTERPRETER_WIN"] == r"D:\软件 & 工具\python.exe"
    assert settings_of(target)["XLWINGS_VERSION"] == version("xlwings")
    before, after = parts(addin), parts(target)
    assert {name for name in before if before[name] != after[name]} == {"xl/worksheets/sheet1.xml"}
    assert check_file(target).ok


def test_a_template_that_has_changed_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = tmp_path / "other.xlam"
    shutil.copy(building.template(), other)
    with ExcelFile(other) as file:
        file.set_module("xlwings", file.get_module("xlwings").replace(" -B -c ", " -c "))
        file.save()
    monkeypatch.setattr(building, "template", lambda: other)
    with pytest.raises(Refused, match="不配套"):
        build(tmp_path / "new.xlam")
    assert not (tmp_path / "new.xlam").exists()


def test_a_strange_file_is_no_addin_of_ours(tmp_path: Path) -> None:
    (tmp_path / "x.xlam").write_bytes(b"PK\x03\x04 nothing")
    with pytest.raises(Refused):
        settings_of(tmp_path / "x.xlam")
