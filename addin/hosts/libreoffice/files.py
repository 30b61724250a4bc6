"""File paths and URLs, and the LibreOffice filter that reads or writes each file format."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

from .connection import prop, struct, typed

SAVE_FILTERS = {
    ".xlsx": "Calc MS Excel 2007 XML",
    ".xlsm": "Calc MS Excel 2007 VBA XML",
    ".xltx": "Calc MS Excel 2007 XML Template",
    ".xls": "MS Excel 97",
    ".xlt": "MS Excel 97 Vorlage/Template",
    ".ods": "calc8",
    ".ots": "calc8_template",
    ".fods": "OpenDocument Spreadsheet Flat XML",
    ".csv": "Text - txt - csv (StarCalc)",
    ".txt": "Text - txt - csv (StarCalc)",
    ".html": "HTML (StarCalc)",
}
_CSV_UTF8 = "44,34,76,1"
_FORMATS = {1: "\t", 2: ",", 3: " ", 4: ";", 5: ""}  # separators by the `format` argument of Excel's Workbooks.Open


def to_url(path: str | Path) -> str:
    """A path as an absolute `file:` URL, as UNO takes it."""
    return Path(path).absolute().as_uri()


def store_copy(model: Any, folder: str) -> str:
    """Write the present state of a document into a folder as `copy.ods` and return its URL; the document keeps its own file."""
    address = to_url(Path(folder) / "copy.ods")
    model.storeToURL(address, (prop("FilterName", SAVE_FILTERS[".ods"]),))
    return address


def to_path(url: str) -> str:
    """The path of a `file:` URL; any other address is returned as it is."""
    if not url.startswith("file:"):
        return url
    parts = urlsplit(url)
    host = f"//{parts.netloc}" if parts.netloc not in ("", "localhost") else ""
    return url2pathname(host + parts.path)


def save_properties(path: str, password: str | None) -> tuple[Any, ...]:
    """The UNO properties for storing into a file of this ending, encrypted where a password is given.

    NotImplementedError for an ending that Calc does not write.
    """
    ending = Path(path).suffix.lower()
    if ending not in SAVE_FILTERS:
        raise NotImplementedError(
            f"save: Calc does not write {ending or 'files without an ending'}; it writes {', '.join(SAVE_FILTERS)}"
        )
    properties = [prop("FilterName", SAVE_FILTERS[ending]), prop("Overwrite", True)]
    if ending in (".csv", ".txt"):
        properties.append(prop("FilterOptions", _CSV_UTF8))
    if password:
        properties.append(_ooxml_password(password) if ending in (".xlsx", ".xlsm", ".xltx") else prop("Password", password))
    return tuple(properties)


def _ooxml_password(password: str) -> Any:
    """A password for Excel's own encryption: a plain `Password` is
    ignored for these formats, and the file would stay unprotected.
    """
    pairs = (
        struct("beans.NamedValue", Name="CryptoType", Value="Standard"),
        struct("beans.NamedValue", Name="OOXPassword", Value=password),
    )
    return prop("EncryptionData", typed("[]com.sun.star.beans.NamedValue", pairs))


def text_filter(delimiter: str | None, format_number: Any, origin: Any) -> tuple[Any, ...]:
    """The UNO properties for opening a text file with a named separator; empty where none is named.

    `format_number` is Excel's number of a separator (1 tab, 2 comma, 3 space, 4 semicolon),
    `origin` the code page of the file: 65001 (UTF-8, the default), 936 or 54936.
    """
    separator = delimiter or _FORMATS.get(format_number if isinstance(format_number, int) else 0)
    if not separator:
        return ()
    charset = {65001: "76", 936: "39", 54936: "85"}.get(origin if isinstance(origin, int) else 65001, "76")
    return prop("FilterName", SAVE_FILTERS[".csv"]), prop("FilterOptions", f"{ord(separator)},34,{charset},1")
