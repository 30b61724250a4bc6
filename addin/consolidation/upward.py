"""The upward workbooks: names, covers, parts where one would grow too large, and the writing."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from addin.consolidation.merge_forms import MergedSheet
from addin.errors import Refused
from addin.office.files import safe_name
from addin.settings import Settings
from workbook_templates.read import limits
from workbook_templates.schema import Form, form
from workbook_templates.values.period import Period
from workbook_templates.write.fill import fill_form

# Below what the reader of the next level takes, so that what one office writes another can read.
MOST_ROWS = limits.MOST_ROWS * 4 // 5
MOST_CELLS = limits.MOST_CELLS * 4 // 5


@dataclass(frozen=True, slots=True)
class Output:
    """One workbook written."""

    kind: str
    path: Path
    part: int
    rows: Mapping[str, int]

    def as_json(self) -> dict[str, Any]:
        """What ``--json`` prints."""
        return {"kind": self.kind, "file": str(self.path), "part": self.part, "rows": dict(self.rows)}


def output_path(output: Path, kinds: Sequence[str], kind: str, part: int, settings: Settings, period: Period) -> Path:
    """Where a kind's workbook goes: the named file for the roster (or the first kind), the others beside it or in the folder."""
    suffix = f"_第{part}部分" if part > 1 else ""
    title = form(kind).title
    if output.suffix.lower() != ".xlsx":
        return output / f"{safe_name(f'上报_{settings.code}_{period}_{title}{suffix}')}.xlsx"
    main = "roster" if "roster" in kinds else kinds[0]
    stem = output.stem if kind == main else f"{output.stem}-{title}"
    return output.with_name(f"{stem}{suffix}.xlsx")


def parts_of(merged: Sequence[MergedSheet]) -> Iterator[frozenset[str]]:
    """The units of each workbook: all in one, or as many parts as the limits ask for. A unit is never divided."""
    rows: Counter[tuple[str, str]] = Counter()
    cells: Counter[str] = Counter()
    units = dict.fromkeys(origin.unit for one in merged for origin in one.origins)
    for one in merged:
        for origin in one.origins:
            rows[origin.unit, one.sheet.name] += 1
            cells[origin.unit] += len(one.sheet.columns)
    part: list[str] = []
    for unit in units:
        if part and _too_large([*part, unit], merged, rows, cells):
            yield frozenset(part)
            part = []
        part.append(unit)
    yield frozenset(part)


def _too_large(units: list[str], merged: Sequence[MergedSheet], rows: Counter[tuple[str, str]], cells: Counter[str]) -> bool:
    longest = max(sum(rows[unit, one.sheet.name] for unit in units) for one in merged)
    return longest > MOST_ROWS or sum(cells[unit] for unit in units) > MOST_CELLS


def write_form(
    path: Path, kind: Form, merged: Sequence[MergedSheet], units: frozenset[str] | None, cover: Mapping[str, object]
) -> dict[str, int]:
    """Write one workbook with the rows of these units (None: all); the number of rows by sheet."""
    rows = {
        one.sheet.name: [row for row, origin in zip(one.rows, one.origins, strict=True) if units is None or origin.unit in units]
        for one in merged
    }
    identity = f"{cover['单位代码']}-{cover['报告期']}-{kind.kind}"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        fill_form(path, kind, cover, rows, workbook_id=identity)
    except OSError:
        raise Refused(f"写不了 {path}：请检查文件夹和磁盘空间，并关闭正打开着它的程序。") from None
    return {name: len(values) for name, values in rows.items()}


def cover_of(settings: Settings, period: Period, day: dt.date, remark: str) -> dict[str, object]:
    """The office's own cover."""
    return {
        "填报单位": settings.name, "单位代码": settings.code, "上级机构代码": settings.superior_code, "报告期": str(period),
        "填报人": settings.contact, "联系电话": settings.phone, "填报日期": day, "报送次数": 1, "说明": remark,
    }  # fmt: skip
