"""`Book` and `Books`: opening, adding, saving and closing workbooks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from . import export
from .connection import prop
from .files import save_properties, text_filter, to_path, to_url
from .formulas import FormulaParser
from .names import Names
from .numberformats import NumberFormats
from .sheets import Sheets
from .undo import undo_step

if TYPE_CHECKING:
    from .app import App

_SPREADSHEET = "com.sun.star.sheet.SpreadsheetDocument"
_FULL_UPDATE, _NO_UPDATE = 3, 0
_MACROS_BY_CONFIG_WITHOUT_ASKING = 5


class Book(base_classes.Book):
    """A workbook: one Calc document that is open in an app."""

    def __init__(self, app: App, xl: Any) -> None:
        self._app = app
        self.xl = xl
        self.formats = NumberFormats(xl)
        self.parser = FormulaParser(xl)
        self._undo_manager: Any = None

    @property
    def undo_manager(self) -> Any:
        """The document's UNO undo manager, fetched once."""
        if self._undo_manager is None:
            self._undo_manager = self.xl.getUndoManager()
        return self._undo_manager

    def one_step(self, title: str) -> undo_step:
        """An `undo_step` of this document, for a program that works on several."""
        return undo_step(self, title)

    @property
    def api(self) -> Any:
        """The document's UNO model, the same object as `xl`."""
        return self.xl

    def json(self) -> dict[str, Any]:
        """Always NotImplementedError: the method belongs to xlwings Server."""
        raise NotImplementedError("json: it is for xlwings Server")

    @property
    def app(self) -> App:
        """The app in which the book is open."""
        return self._app

    @property
    def name(self) -> str:
        """The file's name with its ending, or the window title of a book that was never saved."""
        url = self.xl.URL
        return Path(to_path(url)).name if url else str(self.xl.Title)

    @property
    def fullname(self) -> str:
        """The file's absolute path, or the name of a book that was never saved."""
        url = self.xl.URL
        return to_path(url) if url else self.name

    @property
    def sheets(self) -> Sheets:
        """The sheets, in the order of their tabs."""
        return Sheets(self)

    @property
    def names(self) -> Names:
        """The defined names of the book and of its sheets."""
        return Names(self)

    def activate(self) -> None:
        """Make this the active book and bring its window to the front, where there are windows."""
        self._app.active_book = self
        frame = self.xl.CurrentController.Frame
        frame.activate()
        if not self._app.opens_hidden:
            frame.ContainerWindow.toFront()

    def close(self) -> None:
        """Close the book without saving and without asking."""
        if self._app.active_book is not None and self._app.active_book.xl == self.xl:
            self._app.active_book = None
        self.xl.setModified(False)
        self.xl.close(True)

    def save(self, path: str | None = None, password: str | None = None) -> None:
        """Save under the present path, or as `path` in the file format of its ending; `password` encrypts the file.

        A book that was never saved becomes `<name>.xlsx` in the working
        directory. NotImplementedError for an ending that Calc does not write.
        """
        if path is None and self.xl.hasLocation() and password is None:
            self.xl.store()
            return
        target = Path(path or (self.fullname if self.xl.hasLocation() else f"{self.name}.xlsx")).absolute()
        self.xl.storeAsURL(to_url(target), save_properties(str(target), password))

    def to_pdf(self, path: str, quality: str) -> None:
        """Write the visible sheets into a PDF file; `quality` 'minimum' compresses the pictures."""
        export.book_to_pdf(self, path, quality)


class Books(base_classes.Books):
    """The open workbooks of an app."""

    def __init__(self, app: App) -> None:
        self.app = app

    @property
    def api(self) -> Any:
        """The UNO desktop, which lists all open documents."""
        return self.app.xl

    def __iter__(self) -> Iterator[Book]:
        """The books in the order in which they were opened: the desktop's own list does not keep it, document numbers do."""
        found: list[tuple[int, Book]] = []
        components = self.app.xl.Components.createEnumeration()
        while components.hasMoreElements():
            model = components.nextElement()
            if getattr(model, "supportsService", None) and model.supportsService(_SPREADSHEET):
                found.append((int(model.RuntimeUID), Book(self.app, model)))
        return iter(book for _, book in sorted(found, key=lambda pair: pair[0]))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __call__(self, name_or_index: str | int) -> Book:
        """The book of that name (upper and lower case alike) or one-based index; KeyError where there is none."""
        books = list(self)
        if isinstance(name_or_index, int):
            if 1 <= name_or_index <= len(books):
                return books[name_or_index - 1]
            raise KeyError(name_or_index)
        for book in books:
            if book.name.lower() == str(name_or_index).lower():
                return book
        raise KeyError(name_or_index)

    def active_or_none(self) -> Book | None:
        """The active book, or None while no workbook is open.

        That is the one whose window has the focus; without windows, the one last opened or activated by xlwings.
        """
        books = list(self)
        tracked = self.app.active_book
        current = self.app.xl.getCurrentComponent()
        if current is not None and any(book.xl == current for book in books) and not self.app.headless:
            return Book(self.app, current)
        if tracked is not None and any(book.xl == tracked.xl for book in books):
            return tracked
        return books[-1] if books else None

    @property
    def active(self) -> Book:
        """The active book; KeyError while no workbook is open."""
        book = self.active_or_none()
        if book is None:
            raise KeyError("No workbook is open.")
        return book

    def add(self) -> Book:
        """Open a new, empty workbook and make it the active one."""
        return self._load("private:factory/scalc", ())

    def open(  # noqa: PLR0913, PLR0917 xlwings' own signature
        self,
        fullname: str,
        update_links: bool | None = None,
        read_only: bool | None = None,
        format: int | None = None,  # noqa: A002 xlwings' own name
        password: str | None = None,
        write_res_password: str | None = None,
        ignore_read_only_recommended: bool | None = None,
        origin: int | None = None,
        delimiter: str | None = None,
        *_: Any,
    ) -> Book:
        """Open a workbook or text file and make it the active book; OSError where Calc cannot open it as a spreadsheet.

        `format`, `delimiter` and `origin` (a code page) are used for text files. Calc has no
        use for the other arguments, which are ignored, as Excel ignores them for most files.
        """
        properties = [prop("UpdateDocMode", _FULL_UPDATE if update_links else _NO_UPDATE)]
        if read_only:
            properties.append(prop("ReadOnly", True))
        if password:
            properties.append(prop("Password", password))
        properties.extend(text_filter(delimiter, format, origin))
        return self._load(to_url(fullname), tuple(properties))

    def _load(self, url: str, properties: tuple[Any, ...]) -> Book:
        hidden, asks = self.app.opens_hidden, self.app.display_alerts
        common = [prop("Hidden", hidden), prop("MacroExecutionMode", _MACROS_BY_CONFIG_WITHOUT_ASKING)]
        if asks and not hidden and not self.app.headless:
            common.append(prop("InteractionHandler", self.app.connection.create("com.sun.star.task.InteractionHandler")))
        model = self.app.xl.loadComponentFromURL(url, "_blank", 0, (*common, *properties))
        if model is None or not model.supportsService(_SPREADSHEET):
            raise OSError(_open_failure(url, model))
        book = Book(self.app, model)
        self.app.active_book = book
        return book


def _open_failure(url: str, model: Any) -> str:
    path = Path(to_path(url))
    if model is not None:
        model.close(True)
        return f"{path.name} is not a spreadsheet."
    if (path.parent / f".~lock.{path.name}#").exists():
        return f"{path.name} is open elsewhere, or was when a program ended: look at .~lock.{path.name}# beside it."
    return f"Calc could not open {path.name}: it is damaged, needs a password, or is of a kind Calc does not know."
