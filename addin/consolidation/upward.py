"""The workbooks for the next level: file names, covers, division into parts where one would be too large, and writing."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from addin.consolidation.merge_forms import MergedSheet
from addin.errors import Refused
from addin.settings import Settings
from addin.submissions.office_files import safe_name
from workbook_templates.read import limits
from workbook_templates.schema import Form, form
from workbook_templates.table import Reporting
from workbook_templates.values.period import Period
from workbook_templates.write.fill import fill_form

# The next level must be able to read what is written here: stay below the reader's limits, at a generous size of a cell.
_BYTES_OF_A_CELL = 90
MOST_IN_SHEET = limits.MOST_PART // _BYTES_OF_A_CELL
MOST_IN_BOOK = limits.MOST_INFLATED // _BYTES_OF_A_CELL


@dataclass(frozen=True, slots=True)
class WrittenWorkbook:
    """A workbook that was written: kind of form, path, part (from 1), rows by sheet, and which submission of the period it
    is (报送次数, from 1).
    """

    kind: str
    path: Path
    part: int
    rows: Mapping[str, int]
    times: int = 1

    def as_json(self) -> dict[str, Any]:
        """The object that ``--json`` prints."""
        return {"kind": self.kind, "file": str(self.path), "part": self.part, "rows": dict(self.rows), "times": self.times}


def output_path(output: Path, kinds: Sequence[str], kind: str, part: int, settings: Settings, period: Period) -> Path:
    """The path of a kind's workbook. Where ``output`` is a folder, a name in it; where it is an .xlsx file, that file for
    the roster (or the first of ``kinds``) and a file beside it for the others. ``part`` counts from 1.
    """
    suffix = f"_第{part}部分" if part > 1 else ""
    title = form(kind).title
    if output.suffix.lower() != ".xlsx":
        return output / f"{safe_name(f'上报_{settings.code}_{period}_{title}{suffix}')}.xlsx"
    main = "roster" if "roster" in kinds else kinds[0]
    stem = output.stem if kind == main else f"{output.stem}-{title}"
    return output.with_name(f"{stem}{suffix}.xlsx")


def parts_of(merged: Sequence[MergedSheet]) -> Iterator[frozenset[str]]:
    """The unit codes in each workbook: all in one, or as many parts as the reader's limits demand; no unit is divided."""
    cells: dict[str, Counter[str]] = defaultdict(Counter)
    for one in merged:
        for i in one.kept:
            cells[one.units[i]][one.sheet.name] += len(one.sheet.columns)
    part: set[str] = set()
    part_cells: Counter[str] = Counter()
    for unit, unit_cells in cells.items():
        if part and _too_large(part_cells + unit_cells):
            yield frozenset(part)
            part, part_cells = set(), Counter()
        part.add(unit)
        part_cells += unit_cells
    yield frozenset(part)


def _too_large(cells: Counter[str]) -> bool:
    return max(cells.values(), default=0) > MOST_IN_SHEET or cells.total() > MOST_IN_BOOK


def write_form(
    path: Path,
    kind: Form,
    merged: Sequence[MergedSheet],
    units: frozenset[str] | None,
    cover: Mapping[str, object],
    reporting: Reporting,
) -> dict[str, int]:
    """Write one workbook with the rows of these units (codes; None: all) and this cover; returns the number of rows by sheet.

    ``reporting`` says whose forms it was made of.

    Raises Refused where the file cannot be written.
    """
    rows = {one.sheet.name: one.rows_of(units) for one in merged}
    identity = f"{cover['单位代码']}-{cover['报告期']}-{kind.kind}"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        fill_form(path, kind, cover, rows, workbook_id=identity, reporting=reporting)
    except OSError:
        raise Refused(f"写不了 {path}：请检查文件夹和磁盘空间，并关闭正打开着它的程序。") from None
    return {one.sheet.name: one.count(units) for one in merged}


def cover_of(settings: Settings, period: Period, day: dt.date, times: int, remark: str) -> dict[str, object]:
    """The cover of a workbook the office sends up, by field; ``day`` is the date of filling in, ``times`` 报送次数."""
    return {
        "填报单位": settings.name, "单位代码": settings.code, "上级机构代码": settings.superior_code, "报告期": str(period),
        "填报人": settings.contact, "联系电话": settings.phone, "填报日期": day, "报送次数": times, "说明": remark,
    }  # fmt: skip
