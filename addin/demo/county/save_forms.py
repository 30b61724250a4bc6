"""Save filled forms as workbooks, a folder a unit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from addin.demo.county.filled_forms import DemoForm
from addin.demo.plants.changed_form import changed_form_and_rows
from addin.demo.plants.damage_patches import apply
from workbook_templates.write.fill import fill_form

FormsSaved = Callable[[int, int], None]


def folder_of(book: DemoForm) -> str:
    """The name of the folder for the form's unit."""
    return str(book.cover["填报单位"])


def save_form(book: DemoForm, root: Path) -> Path:
    """Save a form in the folder of its unit below ``root``, with its layout edits and damage; its path."""
    path = root / folder_of(book) / book.file
    path.parent.mkdir(parents=True, exist_ok=True)
    form, rows = changed_form_and_rows(book)
    fill_form(path, form, book.cover, rows, workbook_id=f"{book.unit}-{book.kind}")
    apply(book, path)
    return path


def save_forms(books: Sequence[DemoForm], root: Path, progress: FormsSaved | None = None) -> list[Path]:
    """Save all forms below ``root``; their paths. ``progress`` is called with the forms done and their total."""
    return list(_written(books, root, progress))


def _written(books: Sequence[DemoForm], root: Path, progress: FormsSaved | None) -> Iterable[Path]:
    for n, book in enumerate(books, 1):
        yield save_form(book, root)
        if progress:
            progress(n, len(books))
