"""Build the add-in from the template in the installed xlwings: its package is kept, its VBA goes out and ours comes in."""

from __future__ import annotations

import re
import shutil
import tempfile
import zipfile
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from addin.errors import Refused
from addin.hosts.excel.ribbon_xml import MACROS
from addin.hosts.excel.texts import texts
from addin.hosts.package import write_package
from addin.usecases.installation.addin_names import ADDIN_FILE, CONFIG_SHEET
from addin.usecases.installation.installed_addin import SETTINGS_PART, settings_of
from addin.usecases.installation.settings_sheet import addin_settings, sheet_xml
from workbook_templates.advice import Advice

if TYPE_CHECKING:
    from pyopenvba import ExcelFile

_MODULE = "Yinling"
_BOOK, _RELS = "xl/workbook.xml", "_rels/.rels"
_UI = {
    "customUI/customUI.xml": ("ribbon2006.xml", "http://schemas.microsoft.com/office/2006/relationships/ui/extensibility"),
    "customUI/customUI14.xml": ("ribbon.xml", "http://schemas.microsoft.com/office/2007/relationships/ui/extensibility"),
}


def template() -> Path:
    """The path of the template in the installed xlwings."""
    import xlwings  # noqa: PLC0415 - half a second that only a build needs

    return Path(xlwings.__file__).with_name("quickstart_addin_ribbon.xlam")


def build(target: Path, *, interpreter_win: str = "", interpreter_mac: str = "", macros: Path = MACROS) -> Path:
    """Build the add-in and write it to ``target``, an .xlam file or a folder; its path.

    The interpreters are written into its settings; ``macros`` is the folder of VBA modules and ribbons. Refused where pyOpenVBA
    is missing, ``target`` is neither, or the file cannot be written.
    """
    try:
        from pyopenvba import ExcelFile  # noqa: PLC0415 - an extra that only a build needs
    except ImportError:
        raise Refused("生成加载项需要 pyOpenVBA。请先", Advice.INSTALL_EXTRA.about(extra="build"), "。") from None
    path = target / ADDIN_FILE if target.is_dir() else target
    if path.suffix.lower() != ".xlam":
        raise Refused(f"“{target}”不是已有的文件夹，也不以 .xlam 结尾。")
    with tempfile.TemporaryDirectory() as folder:
        raw = Path(folder) / ADDIN_FILE
        shutil.copyfile(template(), raw)
        with ExcelFile(raw) as book:
            _put_modules(book, macros)
            book.save()
        _pack(raw, path, sheet_xml(_settings(interpreter_win, interpreter_mac), texts()), macros)
    return path


def _settings(win: str, mac: str) -> dict[str, str]:
    return addin_settings(win, mac) | {"XLWINGS_VERSION": version("xlwings")}


def _put_modules(book: ExcelFile, macros: Path) -> None:
    project = book.vba_project()
    sources = {path.stem: _ascii(path) for path in sorted(macros.glob("*.bas"))}
    project.rename_module("RibbonMyAddin", _MODULE)
    for name, source in sources.items():
        if name == "ThisWorkbook":
            book.set_module(name, book.get_module(name).rstrip() + "\r\n" + source)
        elif name in book.module_names():
            book.set_module(name, source)
        else:
            project.add_module(name, source)
    for name in ("xlwings", "Dictionary"):  # it looks for settings in folders and workbooks, and gives their names to a shell
        project.delete_module(name)
    for name in ("MSForms", "Office"):  # nothing here needs them, and VBA compiles nothing where one is missing, as in WPS
        book.drop_reference(name)


def _ascii(path: Path) -> str:
    text = path.read_text(encoding="ascii")
    return "\r\n".join(text.splitlines()) + "\r\n"


def _pack(raw: Path, path: Path, sheet: str, macros: Path) -> None:
    """Write the package with our settings sheet and ribbons, and without the path of the machine it was built on."""
    with zipfile.ZipFile(raw) as old:
        parts = {name: old.read(name) for name in old.namelist() if not name.startswith("customUI/")}
    book = re.sub(r'<sheet name="[^"]*"', f'<sheet name="{CONFIG_SHEET}"', parts[_BOOK].decode())
    parts[_BOOK] = re.sub(r"<mc:AlternateContent.*?</mc:AlternateContent>", "", book, flags=re.DOTALL).encode()
    parts[SETTINGS_PART] = sheet.encode()
    rels = re.sub(r'<Relationship [^>]*ui/extensibility"[^>]*/>', "", parts[_RELS].decode())
    links = (
        f'<Relationship Id="yinlingUi{n}" Type="{kind}" Target="{part}"/>'
        for n, (part, (_, kind)) in enumerate(_UI.items(), start=1)
    )
    parts[_RELS] = rels.replace("</Relationships>", f"{''.join(links)}</Relationships>").encode()
    parts |= {part: (macros / name).read_bytes() for part, (name, _) in _UI.items()}
    _write(path, parts)


def _write(path: Path, parts: dict[str, bytes]) -> None:
    first = {name: parts[name] for name in ("[Content_Types].xml", _RELS)}  # readers of packages expect them first
    write_package(path, first | parts, hint="；Excel 正开着的，请先全部关闭")


def install_settings(source: Path, target: Path, *, interpreter_win: str = "", interpreter_mac: str = "") -> None:
    """Copy a built add-in with other interpreters in its settings; nothing else changes.

    Refused where ``source`` is no add-in of ours, or ``target`` cannot be written.
    """
    known = settings_of(source)
    with zipfile.ZipFile(source) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    kept = {key: known[key] for key in ("XLWINGS_VERSION", "BY_FILE") if key in known}
    parts[SETTINGS_PART] = sheet_xml(addin_settings(interpreter_win, interpreter_mac) | kept, texts()).encode()
    _write(target, parts)
