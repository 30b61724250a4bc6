"""Running macros: Basic (VBA as Calc runs it) by name, and any script language of LibreOffice by its address."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from .connection import Connection

if TYPE_CHECKING:
    from .app import App
    from .books import Book

_BOOK = re.compile(r"^'(?P<book>(?:[^']|'')+)'!(?P<macro>.+)$")


def run(app: App, macro: str, args: Any) -> Any:
    """Run a macro with positional arguments and return its result; KeyError where none is found or macro security forbids it.

    `macro` is `Macro`, `Module.Macro` or `Library.Module.Macro`, after `'book'!` where it is not in the active
    book, or a whole `vnd.sun.star.script:` address. The book's own libraries are searched before the user's.
    """
    found = _BOOK.match(macro)
    book = app.books(found["book"].replace("''", "'")) if found else app.books.active_or_none()
    name = found["macro"] if found else macro
    for provider, url in _addresses(app, book, name):
        with contextlib.suppress(Exception):  # no such script here: try the next library
            script = provider.getScript(url)
            break
    else:
        raise KeyError(f"There is no macro {name!r}, or the office's macro security does not let this workbook run any.")
    result, _, _ = script.invoke(tuple(args), (), ())
    return result


def _addresses(app: App, book: Book | None, name: str) -> Iterator[tuple[Any, str]]:
    factory = app.connection.singleton("com.sun.star.script.provider.theMasterScriptProviderFactory")
    everywhere = factory.createScriptProvider("")
    if name.startswith("vnd.sun.star.script:"):
        yield (book.xl.getScriptProvider() if book and "location=document" in name else everywhere), name
        return
    if book is not None:
        for full in _full_names(book.xl.BasicLibraries, name):
            yield book.xl.getScriptProvider(), f"vnd.sun.star.script:{full}?language=Basic&location=document"
    libraries = app.connection.create("com.sun.star.script.ApplicationScriptLibraryContainer")
    for full in _full_names(libraries, name):
        yield everywhere, f"vnd.sun.star.script:{full}?language=Basic&location=application"


def _full_names(libraries: Any, name: str) -> Iterator[str]:
    """Complete a name that lacks its module, or library and module, to every Library.Module.Macro it may mean."""
    parts = name.split(".")
    if len(parts) >= 3:
        yield name
        return
    for library in libraries.ElementNames:
        if not libraries.isLibraryLoaded(library):
            libraries.loadLibrary(library)
        for module in libraries.getByName(library).ElementNames:
            if len(parts) == 1 or module.lower() == parts[0].lower():
                yield f"{library}.{module}.{parts[-1]}"


def end_office(connection: Connection) -> None:
    """Ask a LibreOffice process that was only connected to to end; errors are ignored, since the connection ends with it."""
    with contextlib.suppress(Exception):
        connection.desktop.terminate()
