"""The files of a synthetic province: what every prefecture's office sends up, one workbook for each kind of form.

The rows are those of invented counties (``addin.demo.county``), one after the other, each with the unit, file and row that it
came from, as a consolidation writes them. No office consolidates them here: making the files shall not take longer than the job.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from addin.demo.county.filled_forms import DemoForm
from addin.demo.county.make_county import clean_books, make_county
from addin.demo.county.model import Region
from addin.demo.county.scale import Scale
from addin.demo.plants.changed_form import changed_form_and_rows
from addin.runtime.pool import map_in_pool
from addin.settings import Level, Settings
from addin.submissions.folder import init_office
from addin.submissions.register import Subordinate, save_units
from benchmarks.messy import write
from validators.regions import current
from workbook_templates.layout import FIRST_ROW
from workbook_templates.schema import form
from workbook_templates.table import Reporting
from workbook_templates.write.fill import fill_form

PROVINCE, PERIOD = Region("530000", "云南省", ""), "2026Q3"
COUNTIES, UNITS, PERSONS = 5, 62, 6202  # of each prefecture, of each county
KINDS = ("roster", "liaison", "activity", "allowance")
Row = Sequence[object]


class Prefecture(NamedTuple):
    """A prefecture by its code, with the folder for its workbooks and the units and persons of each of its counties."""

    code: str
    folder: Path
    units: int
    persons: int


def prefectures() -> dict[str, str]:
    """The codes of Yunnan's prefectures, and what they are called here."""
    codes = sorted(code for code in current() if code.startswith("53") and code.endswith("00") and code != PROVINCE.code)
    return {code: f"{code}委老干部局（示例）" for code in codes}


def make_province(folder: Path, scale: float = 1.0, codes: Sequence[str] | None = None, workers: int | None = None) -> list[Path]:
    """Write the workbooks of these prefectures (by default of all) into ``folder``; their paths.

    ``scale`` is the share of a whole prefecture. Over ``workers`` processes, by default one a processor.
    """
    folder.mkdir(parents=True, exist_ok=True)
    units = max(round(UNITS * scale), 4)
    make = partial(Prefecture, folder=folder, units=units, persons=max(round(PERSONS * scale), units * 25))
    list(map_in_pool(write_prefecture, [make(code) for code in codes or prefectures()], workers=workers))
    return sorted(folder.glob("*.xlsx"))


def write_prefecture(one: Prefecture) -> None:
    """Write the workbooks that one prefecture sends up."""
    books = list(_books(one))
    for kind in KINDS:
        own = [book for book in books if book.kind == kind]
        rows: dict[str, list[Row]] = {sheet.name: [] for sheet in form(kind).sheets}
        for book in own:
            for sheet, some in changed_form_and_rows(book)[1].items():
                origin = book.unit, book.cover["填报单位"], book.file
                rows[sheet] += [(*row, *origin, number) for number, row in enumerate(some, FIRST_ROW)]
        sent = {book.unit: str(book.cover["填报单位"]) for book in own}
        name = f"上报_{one.code}_{form(kind).title}.xlsx"
        cover = own[0].cover | {"填报单位": prefectures()[one.code], "单位代码": one.code, "上级机构代码": PROVINCE.code}
        fill_form(one.folder / name, form(kind), cover, rows, f"{one.code}-{kind}", Reporting(sent, {}, {}))


def _books(one: Prefecture) -> Iterator[DemoForm]:
    """The forms of the prefecture's counties. The code of each county, as far as there are so many, is one in force."""
    codes = sorted(code for code in current() if code.startswith(one.code[:4]) and not code.endswith("00"))
    for n in range(COUNTIES):
        code = codes[n] if n < len(codes) else f"{one.code[:4]}{90 + n}"
        scale = Scale(units=one.units, persons=one.persons, assessed=0, tiny=0)
        yield from clean_books(make_county(int(code), scale, Region(code, f"{code}县", one.code)), scale)


def make_county_files(folder: Path) -> dict[str, str]:
    """Write the forms of the units of one county into ``folder``, one workbook each; the units' names by their codes."""
    folder.mkdir(parents=True, exist_ok=True)
    scale = Scale(units=UNITS, persons=PERSONS, assessed=0)
    books = clean_books(make_county(1, scale), scale)
    list(write(books, folder))
    return {book.unit: str(book.cover["填报单位"]) for book in books if book.kind == "roster"}


def make_office(root: Path, senders: Mapping[str, str], region: Region) -> Path:
    """An office in the folder ``root`` that asks these senders (names by code) for all ``KINDS`` of forms; ``root``."""
    level = Level.COUNTY if region.above else Level.PROVINCE
    office, _ = init_office(root, Settings(code=region.code, name=f"{region.name}老干部局（示例）", level=level, contact="李明"))
    save_units(office, [Subordinate(code, name, kinds=KINDS) for code, name in senders.items()])
    return root


if __name__ == "__main__":
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("folder", type=Path)
    options.add_argument("--scale", type=float, default=1.0)
    asked = options.parse_args()
    print(f"{len(make_province(asked.folder, asked.scale))} files")
