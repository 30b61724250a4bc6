"""The letters of ``year_letters`` as files, each written once by the product's own writer of forms."""

from __future__ import annotations

import datetime as dt
import hashlib
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from random import Random

import openpyxl

from addin.demo.county.numbers import card
from addin.submissions.folder import Office
from addin.submissions.signatures import sign_workbook
from addin.submissions.signing_keys import public_key_of, signing_key
from benchmarks.year_story import QUARTERS, SINCE, STANDARDS, Letter, Person, Post, Roster, Unit, last_day
from validators.examples import baseline
from workbook_templates.cell_types import parser
from workbook_templates.changes.version import version_of
from workbook_templates.layout import FIRST_ROW, HEADER_ROW
from workbook_templates.read import read_submission
from workbook_templates.schema import Sheet, form
from workbook_templates.write.fill import fill_form

Row = Mapping[str, object]
PERSONS = "离退休干部变动"


def write_letter(folder: Path, letter: Letter) -> Path:
    """The file of a letter; copies with other names have its bytes."""
    made_of = f"{letter.unit.name}_{letter.period}_{letter.times}{'坏' if letter.spoilt else ''}"
    path = folder / f"{made_of}{f'_第{letter.part}部分' if letter.part else ''}{f'({letter.again})' if letter.again else ''}.xlsx"
    path.parent.mkdir(parents=True, exist_ok=True)
    if letter.unusable:
        path = path.with_name(f"打不开_{path.name}")
        path.write_bytes(b"PK\x03\x04" + path.name.encode() * 9)
        return path
    if letter.changed_from is not None:
        return _write_changes(path, letter)
    rows = _roster(letter.unit, letter.roster)
    if letter.spoilt:
        rows["离退休干部"][0] |= {"姓名": None}
    day = last_day(letter.period) - dt.timedelta(days=2)
    return write(path, "roster", rows, _cover(letter.unit, letter.period, day, letter.times))


def _cover(unit: Unit, period: str, day: dt.date, times: int) -> dict[str, object]:
    return {
        "填报单位": unit.name, "单位代码": unit.code, "上级机构代码": unit.county, "报告期": period,
        "填报日期": day.isoformat(), "报送次数": times, "说明": "",
    }  # fmt: skip


def write(path: Path, kind: str, rows: Mapping[str, Sequence[Row]], cover: Row, *, blank: bool = False) -> Path:
    """Write a form; what a row does not name is the schema's example, or (``blank``) blank."""
    the_form = form(kind)
    values = {column.name: cover.get(column.name, column.example) for column in the_form.cover.columns}
    read = {c.name: parser(c)(values[c.name]) if values[c.name] != "" else None for c in the_form.cover.columns}
    cells = {name: _rows(the_form.sheet(name), given, blank=blank) for name, given in rows.items()}
    fill_form(path, the_form, read, cells, workbook_id=path.stem)
    return path


def _rows(sheet: Sheet, given: Sequence[Row], *, blank: bool) -> list[list[object]]:
    usual = dict.fromkeys(column.name for column in sheet.own) if blank else baseline(sheet)
    full = [usual | dict(row) for row in given]
    return [[parser(c)(row[c.name]) if row[c.name] is not None else None for c in sheet.own] for row in full]


def _roster(unit: Unit, roster: Roster) -> dict[str, list[dict[str, object]]]:
    names = {one.number: one.name for one in roster.people}
    return {
        "党组织": [{"党组织代码": unit.branch, "党组织名称": f"{unit.name}离退休干部党支部"}],
        "离退休干部": [_person(one) | {"党支部代码": unit.branch} for one in roster.people],
        "学习小组": [],
        "任职": [_post(unit, one, names[one.number]) for one in roster.posts],
        "后备书记": [],
        "流动党员": [],
    }


def _person(one: Person) -> dict[str, object]:
    return {
        "姓名": one.name, "身份证号": one.number, "性别": "男", "出生日期": one.born.isoformat(), "入党日期": "1985-07-01",
        "退休日期": f"{max(one.born.year + 60, 1987)}-12-31", "联系电话": one.phone, "状态": one.state,
        "状态日期": one.left.isoformat() if one.left else None, "备注": one.note or None,
    }  # fmt: skip


def _post(unit: Unit, one: Post, name: str) -> dict[str, object]:
    return {
        "身份证号": one.number, "姓名": name, "任职组织代码": unit.branch, "职务": one.title, "任职日期": one.since.isoformat(),
        "免职日期": one.until.isoformat() if one.until else None,
    }  # fmt: skip


def _write_changes(path: Path, letter: Letter) -> Path:
    """A change form against the true roster of the quarter before, which says which version that was."""
    before, unit = QUARTERS[QUARTERS.index(letter.period) - 1], letter.unit
    base = write_letter(path.parent / "基础", Letter(unit, before, unit.county, letter.changed_from or letter.roster))
    version = version_of(read_submission(base))
    cover = _cover(unit, letter.period, last_day(letter.period) - dt.timedelta(days=2), 1)
    cover |= {"依据版本": version.text if version else ""}
    old = {one.number: one for one in letter.changed_from.people} if letter.changed_from else {}
    rows = [row for one in letter.roster.people if (row := _change(letter.unit, old.get(one.number), one))]
    return write(path.with_name(f"变动_{path.name}"), "change", {PERSONS: rows}, cover, blank=True)


def _change(unit: Unit, old: Person | None, new: Person) -> dict[str, object]:
    """The row of the change form about a person; empty where nothing changed."""
    who: dict[str, object] = {"身份证号": new.number}
    if old is None:
        sample = {column.name: column.sample or None for column in form("roster").sheet("离退休干部").own}
        return sample | _person(new) | {"变动": "新增", "党支部代码": unit.branch}
    if new.state != "在册":
        went = {"转往": new.note.removeprefix("转往")} if new.note else {}
        return who | {"变动": new.state, "状态日期": new.left.isoformat() if new.left else None} | went
    return who | {"变动": "修改", "联系电话": new.phone} if new.phone != old.phone else {}


def write_accounts(folder: Path, unit: Unit) -> Path:
    """The accounts of all who are ever on the unit's rosters."""
    people = {one.number: one.name for roster in unit.true.values() for one in roster.people}
    rows: list[Row] = [
        {"身份证号": number, "姓名": name, "账号": card(Random(number)), "开户银行": "云南农信盘龙支行"}
        for number, name in people.items()
    ]
    sheets: dict[str, Sequence[Row]] = {"补贴标准": [], "收款账户": rows, "工作经费": [], "重复认定": []}
    return write(folder / f"{unit.name}_账户.xlsx", "allowance", sheets, _cover(unit, QUARTERS[0], last_day(QUARTERS[0]), 1))


def write_standards(folder: Path, county: str, name: str, above: str) -> Path:
    """The county's own standards."""
    rows: list[Row] = [
        {"职务": post, "适用范围代码": county, "月标准": str(Decimal(yuan)), "生效日期": "2025-01-01", "依据文号": "示例1号"}
        for post, yuan in STANDARDS.items()
    ]
    unit = Unit(county, name, above, "")
    sheets: dict[str, Iterable[Row]] = {"补贴标准": rows, "收款账户": [], "工作经费": [], "重复认定": []}
    cover = _cover(unit, QUARTERS[0], SINCE, 1)
    return write(folder / f"{name}_标准.xlsx", "allowance", {key: list(those) for key, those in sheets.items()}, cover)


def sha256_of(file: Path) -> str:
    """The SHA-256 of a file's bytes in hexadecimal, as receipts name it."""
    return hashlib.sha256(file.read_bytes()).hexdigest()


def spoil_one_unit(book: Path, target: Path, rng: Random) -> None:
    """A copy of an office's roster in which one person of one unit has lost the name."""
    opened = openpyxl.load_workbook(book)
    sheet = opened["离退休干部"]
    names = next(cell.column for cell in sheet[HEADER_ROW] if str(cell.value).rstrip("*") == "姓名")
    sheet.cell(rng.randrange(FIRST_ROW, sheet.max_row + 1), names).value = None
    opened.save(target)


def alter_signed(book: Path, target: Path) -> None:
    """A copy of a signed workbook in which somebody changed one person's sex on the way; everything else, signature included, is
    as it was.
    """
    with zipfile.ZipFile(book) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.infolist():
            data = old.read(part)
            new.writestr(
                part, data.replace("<t>男</t>".encode(), "<t>女</t>".encode(), 1) if "worksheets/" in part.filename else data
            )


def sign_as(office: Office, book: Path, target: Path) -> None:
    """A copy of a workbook that was saved again, which takes its signature off, and signed by ``office``."""
    openpyxl.load_workbook(book).save(target)
    key = signing_key(office)
    if key is None:
        raise ValueError("the office has no key")
    sign_workbook(target, key, public_key_of(office, key))
