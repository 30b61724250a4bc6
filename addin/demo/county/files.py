"""Books as workbooks on disk, a folder a unit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from addin.demo.county.filled_forms import DemoForm
from addin.demo.plants.changed_form import shaped
from addin.demo.plants.damage import apply
from workbook_templates.write.fill import fill_form

Told = Callable[[int, int], None]


def folder_of(book: DemoForm) -> str:
    """The folder of the unit that hands the form in."""
    return str(book.cover["填报单位"])


def write_book(book: DemoForm, root: Path) -> Path:
    """Fill the form and save it in its unit's folder."""
    path = root / folder_of(book) / book.file
    path.parent.mkdir(parents=True, exist_ok=True)
    form, rows = shaped(book)
    fill_form(path, form, book.cover, rows, workbook_id=f"{book.unit}-{book.kind}")
    apply(book, path)
    return path


def write_books(books: Sequence[DemoForm], root: Path, told: Told | None = None) -> list[Path]:
    """Write them all; ``told`` hears how many of how many are done."""
    return list(_written(books, root, told))


def _written(books: Sequence[DemoForm], root: Path, told: Told | None) -> Iterable[Path]:
    for n, book in enumerate(books, 1):
        yield write_book(book, root)
        if told:
            told(n, len(books))
