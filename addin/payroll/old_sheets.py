"""Read old sheets of payments: who was paid what for which months before the ledger began.

The columns are known by their usual headers, titles and totals are passed over, and what cannot be read is told and not taken.
Whoever reads old sheets in another way gives the same: ``OldSheetReader``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from addin.errors import Refused
from addin.ledger.opening import NotTaken, OldPayment, OldPlace
from addin.payroll.old_columns import OldColumns, columns_in
from addin.payroll.old_months import months_meant
from validators.allowance.identity import well_formed
from workbook_templates.read import FileBytes
from workbook_templates.read.any_file import grids_of
from workbook_templates.read.troubles import Unusable
from workbook_templates.values.amount import fen_of, money
from workbook_templates.values.identity import tidy_id
from workbook_templates.values.number import parse_decimal, parse_integer
from workbook_templates.values.period import Period
from workbook_templates.values.person_name import tidy_name
from workbook_templates.values.text import is_blank, tidy

_TOTALS = ("合计", "小计", "总计", "累计", "共计", "承前页", "过次页", "本页")
_SEARCHED_ROWS = 20
Rows = Sequence[Sequence[object]]


class OldSheets(NamedTuple):
    """What was read of one old file, what was not taken, and the file's bytes."""

    payments: list[OldPayment]
    not_taken: list[NotTaken]
    content: FileBytes


OldSheetReader = Callable[[Path, Period], OldSheets]
"""Reads one file; Refused where it cannot be opened. A month without a year is one of the period's year."""


class _UnreadableError(ValueError):
    """Why a row is not taken, as the end of a sentence."""


def read_old_sheets(file: Path, period: Period) -> OldSheets:
    """The payments of all pages of an old file (.xlsx, .xls, .et, .ods, .csv …) for months of the period.

    Refused where the file cannot be opened.
    """
    payments: list[OldPayment] = []
    not_taken: list[NotTaken] = []
    content, pages = _opened(file)
    sha256 = content.sha256
    for page, rows in pages:
        at, columns = _headers(rows, period)
        if columns is None:
            if any(not is_blank(cell) for row in rows for cell in row):
                why = "这一页没有找到“姓名”“身份证号”“金额”三列的表头（同名的列有两个也不行），没有读。"
                not_taken.append(NotTaken(OldPlace(file.name, sha256, page, 0), why))
            continue
        for n, row in enumerate(rows[at + 1 :], start=at + 2):
            place = OldPlace(file.name, sha256, page, n)
            cells = columns.cells(row)
            if _is_no_payment(cells, row):
                continue
            try:
                payments += _payments(cells, period, place)
            except _UnreadableError as why:
                not_taken.append(NotTaken(place, f"{tidy_name(cells.get('name')) or '没有姓名'}：{why}，没有收。"))
    return OldSheets(payments, not_taken, content)


def pages_of(file: Path) -> list[Rows]:
    """The rows of each page of a file from outside. Refused where it cannot be opened."""
    return [rows for _, rows in _opened(file)[1]]


def _opened(file: Path) -> tuple[FileBytes, list[tuple[str, Rows]]]:
    """The bytes of a file, and the rows of each of its pages by name."""
    content = FileBytes(file)
    try:
        return content, [(grid.name, grid.rows) for grid in grids_of(content)]
    except Unusable as unusable:
        raise Refused(f"{file.name}：{unusable.trouble.reason}", unusable.trouble.fix) from None
    except OSError as error:
        raise Refused(f"{file.name} 打不开，请检查文件在不在、是不是正在别的程序里打开。") from error


def _headers(rows: Rows, period: Period) -> tuple[int, OldColumns | None]:
    for n, row in enumerate(rows[:_SEARCHED_ROWS]):
        if columns := columns_in(row, period):
            return n, columns
    return 0, None


def _is_no_payment(cells: Mapping[str, object], row: Sequence[object]) -> bool:
    """Whether a row is blank, a total, a line of signatures or the headers once more."""
    first = next((tidy(cell) or "" for cell in row if not is_blank(cell)), "")
    texts = [first, tidy(cells.get("name")) or ""] if not is_blank(cells.get("name")) else [first]
    if any(text.replace(" ", "").startswith(_TOTALS) for text in texts) or texts[-1].replace(" ", "") == "姓名":
        return True
    paid = [cells.get("amount"), *(value for key, value in cells.items() if key[:2] == "20")]
    return is_blank(cells.get("number")) and all(is_blank(value) for value in paid)


def _payments(cells: Mapping[str, object], period: Period, place: OldPlace) -> Iterator[OldPayment]:
    number, name = _number(cells.get("number")), tidy_name(cells.get("name"))
    if not name:
        raise _UnreadableError("没有姓名")
    post, body, unit = (tidy(cells[key]) or "" if not is_blank(cells.get(key)) else "" for key in ("post", "body", "unit"))
    amounts = _by_column(cells) or _shared(cells, period)
    if outside := [month for month in amounts if month not in period.months()]:
        raise _UnreadableError(f"{'、'.join(outside)} 不在{period.label}里")
    for month, fen in amounts.items():
        yield OldPayment(number, name, month, fen, post, body, unit, place)


def _number(value: object) -> str:
    if is_blank(value):
        raise _UnreadableError("没有身份证号")
    if isinstance(value, int | float):
        raise _UnreadableError("身份证号是数字格式，后几位已经丢了")
    number = tidy_id(value) or ""
    if "*" in number:
        raise _UnreadableError("身份证号遮住了几位，认不出是谁")
    if not well_formed(number):
        raise _UnreadableError("身份证号不对（位数或校验位）")
    return number


def _by_column(cells: Mapping[str, object]) -> dict[str, int]:
    """What stands in columns of their own for each month; a blank one and a nought were not paid. Empty where none was."""
    monthly = {key: value for key, value in cells.items() if key[:2] == "20"}
    found = {month: _fen(value) for month, value in monthly.items() if not is_blank(value)}
    if below := [month for month, fen in found.items() if fen < 0]:
        raise _UnreadableError(f"{'、'.join(below)} 的金额是负数")
    total = cells.get("amount")
    if monthly and not found and not is_blank(total) and is_blank(cells.get("months")):
        raise _UnreadableError(f"各月都空着，只有合计“{tidy(total)}”，看不出发的是哪几个月的")
    if found and not is_blank(total) and _fen(total) != sum(found.values()):
        raise _UnreadableError(f"各月相加是 {money(sum(found.values()))} 元，合计写着“{tidy(total)}”")
    return {month: fen for month, fen in found.items() if fen}


def _shared(cells: Mapping[str, object], period: Period) -> dict[str, int]:
    """One amount for one or several months, in equal parts."""
    months = _months(cells, period)
    fen = _fen(cells.get("amount"))
    if fen <= 0:
        raise _UnreadableError("金额是 0" if fen == 0 else "金额是负数")
    if fen % len(months):
        raise _UnreadableError(f"{money(fen)} 元分不到 {len(months)} 个月")
    standard = cells.get("standard")
    if not is_blank(standard) and len(months) > 1 and parse_decimal(standard) is not None and _fen(standard) * len(months) != fen:
        raise _UnreadableError(f"月标准“{tidy(standard)}”乘 {len(months)} 个月不等于 {money(fen)} 元")
    return dict.fromkeys(months, fen // len(months))


def _months(cells: Mapping[str, object], period: Period) -> tuple[str, ...]:
    written, count = cells.get("months"), cells.get("count")
    months = period.months() if is_blank(written) else months_meant(written, period)
    if months is None:
        raise _UnreadableError(f"月份“{tidy(written)}”看不懂")
    if not is_blank(count) and parse_integer(count) != len(months):
        raise _UnreadableError(f"月数写着“{tidy(count)}”，月份是 {len(months)} 个月")
    return months


def _fen(value: object) -> int:
    yuan = None if is_blank(value) else parse_decimal(value)
    if yuan is None:
        raise _UnreadableError("没有金额" if is_blank(value) else f"金额“{tidy(value)}”看不懂")
    if yuan * 100 != int(yuan * 100):
        raise _UnreadableError(f"金额“{tidy(value)}”不到一分")
    return fen_of(yuan)
