"""A roster, the change forms that are made of it, and what is in force afterwards."""

from __future__ import annotations

from pathlib import Path

from addin.store.connection import reading
from addin.submissions.accepted_copy import read_copy
from addin.submissions.folder import Office
from addin.submissions.receipts import Receipt, accepted
from tests.addin.submitted_files import person, roster, unit, unit_code, write, write_change
from workbook_templates.changes.version import version_of
from workbook_templates.read import read_submission
from workbook_templates.table import Submission

PERSONS, PEOPLE = "离退休干部变动", "离退休干部"


def him(number: int, **cells: object) -> dict[str, object]:
    return {name: person(number)[name] for name in ("姓名", "身份证号")} | {"变动": "修改"} | cells


def whole(tmp_path: Path, name: str = "花名册.xlsx", **cover: object) -> Path:
    return write(tmp_path / name, "roster", roster(1), **unit(1) | cover)


def change(path: Path, *people: dict[str, object], **cover: object) -> Path:
    return write_change(path, {PERSONS: people}, **unit(1) | cover)


def made_from(file: Path) -> str:
    version = version_of(read_submission(file))
    assert version is not None
    return version.text


def in_force(office: Office, period: str = "") -> tuple[Receipt, Submission]:
    with reading(office.engine) as connection:
        [receipt] = accepted(connection, unit=unit_code(1), periods=(period,) if period else ())
    return receipt, read_copy(office, receipt)


def cell(roster_: Submission, number: int, column: str) -> object:
    table = roster_.tables[PEOPLE]
    return table.get(column)[table.index("身份证号")[str(person(number)["身份证号"])]]
