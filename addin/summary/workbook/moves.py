"""人员变动: each unit's persons 在册 in its last roster, who joined, who left, and in this one; each number opens its rows.

The persons stand on a sheet of their own behind it, in the order of the units and kinds, from which the links are computed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from addin.summary.collect.data import SummaryData
from addin.summary.collect.movement import KINDS, MovedPerson, UnitMoves
from addin.summary.workbook.page import FIRST_ROW, Cell, Col, Page
from addin.summary.workbook.places import COUNTED, DetailPlaces
from addin.summary.workbook.writer import SummaryWriter

NAME, PEOPLE = "人员变动", "人员变动明细"
PRESENT = "I00-1"  # the indicator whose rows are the persons 在册
COLUMNS = (
    Col("单位代码", 23, "centre"),
    Col("单位名称", 34),
    Col("期初", 9, "whole"),
    *(Col(kind, 10, "whole") for kind in KINDS),
    Col("期末", 9, "whole"),
    Col("说明", 24),
)
PEOPLE_COLUMNS = (
    Col("单位名称", 34),
    Col("变动", 12, "centre"),
    Col("姓名", 12),
    Col("身份证号", 22, "centre"),
    Col("日期", 13, "centre"),
    Col("从哪里来、到哪里去", 34),
    Col("文件", 40),
    Col("行", 7, "whole"),
)
_NOTE = (
    "期初＋首次报送＋新增＋转入－转出－去世－其他＝期末，都按人数。期初是上次收下的花名册上“在册”的人；"
    "“其他”是上期在册、本期没有了，又没有写明去向的。点人数看名单。"
)


def write(book: SummaryWriter, data: SummaryData, places: DetailPlaces) -> None:
    """Write the sheet, one row a unit after that of all, and the sheet of the persons unless it is made for paper."""
    note = _NOTE if data.moves is not None else "没有上期的花名册，无法比较。"
    page = Page(book, NAME, COLUMNS, f"{data.heading}人员变动", note)
    units = data.moves or ()
    if units:
        page.add("", Cell("合计", "total"), *(Cell(number, "total") for number in totals(units)), "")
    rows = _first_rows(units)
    for one in units:
        closing = Cell("" if one.closing is None else one.closing, link=places.of_side(PRESENT, COUNTED, one.unit))
        opening = "" if one.opening is None else one.opening
        page.add(one.unit, one.unit_name, opening, *_counts(one, rows), closing, one.remark)
    page.finish()
    if not book.on_paper:
        _write_people(book, data, units)


def totals(units: Sequence[UnitMoves]) -> list[int]:
    """期初, the number of each kind, and 期末 over all units."""
    counts = [one.counts for one in units]
    moved = [sum(count[kind] for count in counts) for kind in KINDS]
    return [sum(one.opening or 0 for one in units), *moved, sum(one.closing or 0 for one in units)]


def _counts(one: UnitMoves, rows: dict[tuple[str, str], int]) -> Iterator[object]:
    counts = one.counts
    for kind in KINDS:
        row = rows.get((one.unit, kind))
        if one.closing is None:
            yield ""
        else:
            yield Cell(counts[kind], link=(PEOPLE, row)) if row else counts[kind]


def _people(units: Sequence[UnitMoves]) -> Iterator[tuple[UnitMoves, MovedPerson]]:
    return ((unit, one) for unit in units for one in unit.people)


def _first_rows(units: Sequence[UnitMoves]) -> dict[tuple[str, str], int]:
    """Excel's row number of the first person of each unit and kind."""
    found: dict[tuple[str, str], int] = {}
    for row, (unit, one) in enumerate(_people(units), start=FIRST_ROW + 1):
        found.setdefault((unit.unit, one.kind), row)
    return found


def _write_people(book: SummaryWriter, data: SummaryData, units: Sequence[UnitMoves]) -> None:
    note = "“其他”的行号是上期那份花名册里的；别的是本期花名册里的。"
    page = Page(book, PEOPLE, PEOPLE_COLUMNS, f"{data.heading}人员变动明细", note)
    for unit, one in _people(units):
        page.add(unit.unit_name, one.kind, one.name, one.person, one.day or "", one.other, one.file, one.row)
    page.finish()
