"""The register of subordinates as a workbook: reading what a clerk filled in, writing a blank one or the office's own."""

from __future__ import annotations

from pathlib import Path

from addin.errors import Refused
from addin.settings import Level
from addin.submissions.folder import Office
from addin.submissions.register import (
    EXPLAINED,
    HEADERS,
    NEEDED,
    USUAL_KINDS,
    Subordinate,
    load_units,
    save_units,
    units_from_rows,
)
from workbook_templates.plain import PlainSheet, read_plain, write_plain_sheets
from workbook_templates.schema import REPORTED_KINDS, form

TITLE = "下级单位登记簿"
WIDTHS = (24, 32, 9, 40, 12, 16)  # characters, by header


def read_register(file: Path) -> list[Subordinate]:
    """The subordinates a workbook lists. Refused where it is missing or unreadable, or with a line for every mistake in it."""
    if not file.is_file():
        raise Refused(f"找不到登记簿文件 {file}。")
    try:
        rows = read_plain(file, NEEDED)
    except ValueError as error:
        raise Refused(str(error)) from None
    return units_from_rows([(row.number, dict(row.values)) for row in rows])


def update_register(office: Office, units: list[Subordinate]) -> tuple[int, int, int]:
    """Replace the register by these units; the numbers added, changed and removed.

    Refused where an office of a region is among them itself.
    """
    if any(unit.code == office.settings.code for unit in units) and office.settings.level is not Level.UNIT:
        raise Refused("登记簿里不能有本机构自己，请删去那一行。")
    return save_units(office, units)


def write_register(path: Path, office: Office | None = None) -> None:
    """Write a blank register to fill in, or the register of ``office`` to be edited. OSError where it cannot be written."""
    units = load_units(office) if office else []
    rows = [
        (u.code, u.name, Level(u.level).label if u.level else "", "、".join(form(k).title for k in u.kinds), u.contact, u.phone)
        for u in units
    ]
    path.parent.mkdir(parents=True, exist_ok=True)
    headers = [f"{h}*" if h in NEEDED else h for h in HEADERS]
    write_plain_sheets(path, [PlainSheet(TITLE, headers, EXPLAINED, rows, WIDTHS, _offered())])


def _offered() -> dict[str, list[str]]:
    """What the drop-downs of the register offer: the levels, and the forms that are usually asked for together."""
    titles = [form(kind).title for kind in REPORTED_KINDS]
    usual = "、".join(form(kind).title for kind in USUAL_KINDS)
    return {"级别": [level.label for level in Level], "应报表种": list(dict.fromkeys([usual, "、".join(titles), *titles]))}
