"""The add-in's file passes every check that can be made without Excel."""

from __future__ import annotations

import posixpath
import re
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
from addin.hosts.excel.build import install_settings
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
        assert set(file.module_names()) == {"ThisWorkbook", "Sheet2", "Yinling", "YinlingShell"}
        assert file.vba_project().references == [], "a library that WPS lacks would keep all from compiling"
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


@pytest.mark.parametrize("file", sorted(MACROS.glob("*.bas")), ids=lambda file: file.name)
def test_no_way_outside_loses_chinese_or_is_forbidden_in_macros(file: Path) -> None:
    """Dir and its like know the code page alone; a Declare is what the rule "Block Win32 API calls from Office macros" blocks."""
    code = "\n".join(line.partition("'")[0] for line in file.read_text(encoding="ascii").splitlines())
    code = re.sub(r"#If Mac Then.*?#(?:Else|End If)", "", code, flags=re.DOTALL)
    assert not re.findall(r"\b(?:Dir|MkDir|Kill|Environ|FileCopy|MsgBox|Declare)\b", code)


def test_the_settings_are_in_the_addins_own_sheet(addin: Path, tmp_path: Path) -> None:
    copy = tmp_path / "addin.xlsm"
    with zipfile.ZipFile(copy, "w") as new:
        for name, content in parts(addin).items():
            new.writestr(name, content.replace(b"ms-excel.addin.macroEnabled", b"ms-excel.sheet.macroEnabled"))
    book = load_workbook(copy)
    assert book.sheetnames == ["YINLING.conf"]
    values = {row[0]: row[1] or "" for row in book.active.iter_rows(max_col=2, values_only=True) if row[0]}
    assert values == settings_of(addin)
    assert values["INTERPRETER_WIN"] == INTERPRETER


def test_installing_changes_the_settings_alone(addin: Path, tmp_path: Path) -> None:
    target = tmp_path / "到处" / "yinling.xlam"
    install_settings(addin, target, interpreter_win=r"D:\软件 & 工具\python.exe")
    assert settings_of(target)["INTERPRETER_WIN"] == r"D:\软件 & 工具\python.exe"
    assert settings_of(target)["XLWINGS_VERSION"] == version("xlwings")
    before, after = parts(addin), parts(target)
    assert {name for name in before if before[name] != after[name]} == {"xl/worksheets/sheet1.xml"}
    assert check_file(target).ok


def test_a_strange_file_is_no_addin_of_ours(tmp_path: Path) -> None:
    (tmp_path / "x.xlam").write_bytes(b"PK\x03\x04 nothing")
    with pytest.raises(Refused):
        settings_of(tmp_path / "x.xlam")
