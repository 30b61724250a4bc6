"""The register of subordinates as a workbook: reading what a clerk filled in, writing a blank one or the office's own."""

from __future__ import annotations

from pathlib import Path

from addin.errors import Refused
from addin.settings import Level
from addin.submissions.folder import Office
from addin.submissions.register import EXPLAINED, HEADERS, NEEDED, Subordinate, load_units, save_units, units_from_rows
from workbook_templates.plain import read_plain, write_plain
from workbook_templates.schema import form

TITLE = "下级单位登记簿"


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
    write_plain(path, TITLE, [f"{h}*" if h in NEEDED else h for h in HEADERS], EXPLAINED, rows)
