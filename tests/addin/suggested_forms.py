"""A roster with cells that can be corrected, and what is right there, written down by hand from GB 11643 and RULES.md."""

from __future__ import annotations

from pathlib import Path

from openpyxl import load_workbook

from tests.addin.submitted_files import person, roster, unit, write

PEOPLE = "离退休干部"
SURE = {
    ("性别", 4): (None, "男"),  # the 17th digit of the number is odd
    ("联系电话", 5): ("１３８ ８８００ ０００２", "13888000002"),
    ("退休日期", 6): ("2023年3月", "2023-03"),
}
DOUBTFUL = {
    ("民族", 7): ("汉", "汉族"),
    ("性别", 8): ("女", "男"),
    ("政治面貌", 9): ("党员", "中共党员"),
}
NUMBER_WRONG = 10  # its sex is blank, and nobody can tell it


def suggested_roster(path: Path) -> Path:
    """Write it: one cell a row, from row 4 on, as a clerk types it."""
    write(path, "roster", roster(1, 8), **unit(1))
    book = load_workbook(path)
    number = str(person(100 + NUMBER_WRONG - 4)["身份证号"])
    typed = {place: was for place, (was, _) in (SURE | DOUBTFUL).items()}
    typed |= {("身份证号", NUMBER_WRONG): number[:-1] + ("0" if number[-1] != "0" else "1"), ("性别", NUMBER_WRONG): None}
    columns = {cell.value: cell.column for cell in book[PEOPLE][3]}
    for (column, row), value in typed.items():
        book[PEOPLE].cell(row, columns[column]).value = value
    book.save(path)
    return path
