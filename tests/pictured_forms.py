"""The forms of the manual's pictures of importing, handing out and reporting changes: made by the commands, filled in as told."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Protocol

import openpyxl
from openpyxl.utils import get_column_letter

from addin.submissions.receive import receive
from tests.addin.conftest import found, registered
from tests.addin.submitted_files import person, roster, unit, unit_code, unit_name, write
from workbook_templates.layout import HEADER_ROW

HEADERS = ["序号", "姓名", "性别", "族别", "身份证号码", "出生年月", "党员", "入党时间", "职务级别", "退休时间", "住址", "电话"]
RANKS = ("正科", "副科", "主任科员", "副处")
PEOPLE = "离退休干部变动"
CHANGES: Mapping[int, dict[str, object]] = {
    101: {"变动": "修改", "居住地": "大理市"},
    102: {"变动": "去世", "状态日期": "2026-10-12"},
    103: {"变动": "转出", "状态日期": "2026-11-02", "转往": "五华区委老干部局"},
    104: {"变动": "更正身份证号", "新身份证号": person(150)["身份证号"]},
}


class Typist(Protocol):
    """Types commands."""

    def types(self, *words: object) -> str:
        """Run one command; what it says."""


def choices(typist: Typist, folder: Path) -> Path:
    """The workbook of choices of an old roster, before anybody has answered."""
    book = openpyxl.Workbook()
    page: Any = book.active
    page.append(["盘龙区第一局离退休干部花名册"])
    page.append(HEADERS)
    for n in range(12):
        who = person(100 + n)
        joined = "1985.7" if n % 4 else None
        own = [n + 1, who["姓名"], 1, "彝" if n % 3 else "汉", who["身份证号"], str(who["出生日期"])[:7].replace("-", ".")]
        page.append([*own, joined and "√", joined, RANKS[n % 4], "2018年3月", f"北京路{n + 3}号", f"138880{n:05d}"])
    page.append(["合计", "12人"])
    book.save(folder / "旧名册.xlsx")
    said = ("--unit", unit_code(1), "--unit-name", unit_name(1), "--period", "2026Q3", "--superior", "530102")
    typist.types("import", folder / "旧名册.xlsx", "-o", folder / "花名册.xlsx", *said)
    return folder / "花名册_映射.xlsx"


def handed_out(typist: Typist, folder: Path) -> dict[str, Path]:
    """What a unit is handed out, by the beginning of the names: its last roster told of a death and a move."""
    office = found(folder / "盘龙区", units=registered(1, kinds=("roster", "activity")), phone="0871-63123456")
    rows = roster(1, 8)
    rows["离退休干部"][5] |= {"状态": "去世", "状态日期": "2026-08-02"}
    rows["离退休干部"][6] |= {"状态": "转出", "状态日期": "2026-08-20", "备注": "转往五华区委老干部局"}
    receive(office, [write(folder / "一局.xlsx", "roster", rows, **unit(1))])
    typist.types("office", "handout", "--office", office.root, "--period", "2026Q4", "-o", folder / "下发")
    return {path.name.partition("_")[0]: path for path in (folder / "下发").rglob("*.xlsx")}


def filled_in(change_form: Path, folder: Path) -> Path:
    """The change form with some changes; columns in which nobody wrote are hidden, so that the others fit a page."""
    book = openpyxl.load_workbook(change_form)
    page = book[PEOPLE]
    places = {str(cell.value): cell.column for cell in page[HEADER_ROW] if cell.value}
    for row, (n, cells) in enumerate(CHANGES.items(), start=HEADER_ROW + 1):
        for name, value in ({key: person(n)[key] for key in ("姓名", "身份证号")} | cells).items():
            page.cell(row, places[name]).value = value  # type: ignore[assignment] # texts and days
    for place in places.values():
        page.column_dimensions[get_column_letter(place)].hidden = page.cell(HEADER_ROW + 1, place).value is None and not any(
            page.cell(HEADER_ROW + 1 + i, place).value for i in range(len(CHANGES))
        )
    for name in set(book.sheetnames) - {PEOPLE}:
        book[name].sheet_state = "hidden"
    page.page_setup.fitToWidth = 1
    book.active = book.index(page)
    book.save(folder / "变动表.xlsx")
    return folder / "变动表.xlsx"
