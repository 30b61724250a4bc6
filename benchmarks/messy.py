"""Messy data for comparing two implementations: a small invented county whose cells are spoiled at random."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

from addin.demo.county.filled_forms import DemoForm
from addin.demo.county.make_county import clean_books, make_county
from addin.demo.county.scale import Scale
from addin.demo.plants.changed_form import changed_form_and_rows
from workbook_templates.schema import Column, form
from workbook_templates.write.fill import fill_form

ANY: tuple[Any, ...] = (
    None,
    "",
    "  ",
    "无",
    "=1+1",
    "-",
    "@x",
    "\u200b",
    "2026-02-31",
    5.30102e17,
    "５３０１０２",
    "x" * 600,
    "响\x07",
)
BY_TYPE: dict[str, tuple[Any, ...]] = {
    "date": (
        "2026年3月1日",
        "2026.3.1",
        "20260301",
        "2026-13-01",
        "1855-01-01",
        dt.date(2031, 1, 1),
        "2019年3月",
        dt.date(1985, 5, 5),
    ),
    "id_number": (
        "530102196303072415",
        "530102196303072416",
        "53010219630307241x",
        "530102630307241",
        "5301021963",
        "532201196303072416",
    ),
    "list": ("党员", "男 ", "正常", "是", "已撤销", "在职", "中共预备党员", "去世", "群众", "党总支"),
    "person_name": ("王 芳", "张 建国", "Zhang", "阿依·买买提", "李", "赵2"),
    "phone": ("1388800002", "0871-63123456", 13888000001, "63123456", "+8613888000001"),
    "bank_account": ("6223690000000000016", "12345", "6223 6900 0000 0000 015", "ABC"),
    "organisation_code": ("530102000001", "53010200001", "530102999999"),
    "group_code": ("X530102000001", "X53010200001", "530102000001"),
    "body_code": ("530102000001", "X530102000002", "YY"),
    "actor_code": ("530102000001", "530102", "11530102015101001R", "11530102015101001A"),
    "office_code": ("530102", "11530102015101001R", "11530102015101001A", "5301"),
    "integer": ("三", "1.5", -1, 10**6, "3次", 0),
    "year": (1990, "2026年", 2035, "今年"),
    "amount": ("3,000.00", "三千", -5, 10.005, "300元"),
    "score": (101, -1, "95.55", "优"),
    "decimal": ("2.25", "二", 500),
}


def messy_books(seed: int, *, units: int = 3, persons: int = 150, share: float = 0.04) -> list[DemoForm]:
    """The county's books with about ``share`` of the cells spoiled."""
    rng = Random(seed)
    scale = Scale(units=units, persons=persons, assessed=1)
    books = clean_books(make_county(seed, scale), scale)
    for book in books:
        columns = {sheet.name: sheet.own for sheet in form(book.kind).sheets}
        for name, rows in book.sheets.items():
            for row in rows:
                for column in columns[name]:
                    if rng.random() < share:
                        row[column.name] = spoiled(rng, column)
    return books


def spoiled(rng: Random, column: Column) -> Any:
    """Something a clerk (or a prankster) might have typed into a cell of that column.

    No huge number in a date column: pandas loses it without a word, so the peer cannot report it.
    """
    choices = ANY + BY_TYPE.get(column.type, ()) * 4
    return rng.choice([choice for choice in choices if column.type != "date" or not isinstance(choice, float)])


def write(books: list[DemoForm], folder: Path) -> Iterator[Path]:
    """The books as filled forms, under names of their own."""
    for n, book in enumerate(books):
        path = folder / f"{n:03d}_{book.kind}.xlsx"
        shape, rows = changed_form_and_rows(book)
        fill_form(path, shape, book.cover, rows)
        yield path
