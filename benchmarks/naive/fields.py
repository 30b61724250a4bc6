"""F01 to F18 and F21 the naive way: one cell after another, no cell twice the same way."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from stdnum import luhn
from stdnum.cn import ric, uscc

from benchmarks.naive.reading import NaiveBook, NaiveRow
from validators.identity import region_doubt
from workbook_templates.cell_types import TYPES
from workbook_templates.layout import COVER
from workbook_templates.schema import Column, Sheet, form
from workbook_templates.values.date import parse_date

CODE_TYPES = {name for name, kind in TYPES.items() if kind.code} | {"activity_code"}
SCIENTIFIC = re.compile(r"\d(\.\d+)?E\+\d+")
HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff〇\U00020000-\U0003ffff"
Mistake = tuple[str, str]  # rule, column


def check_row(row: NaiveRow, sheet: Sheet, as_of: dt.date) -> Iterator[Mistake]:
    """Every field mistake of one row."""
    for column in sheet.columns:
        if column.name in row.raw:
            for rule in check_cell(row, column, as_of):
                yield rule, column.name


def runs(value: str) -> bool:
    """Whether a spreadsheet would run it; a lone dash is only a dash."""
    return len(value) > 1 and value[0] in "=+-@"


def is_blank(raw: Any) -> bool:
    return raw is None or (isinstance(raw, str) and not raw.strip())


def invisible_gone(raw: str) -> str:
    return re.sub("[\\s\u200b-\u200f\u202a-\u202e\u2060\ufeff\u00ad]", "", raw)


def nobody_counts_heads(row: NaiveRow, column: Column) -> bool:
    heads = column.name in ("应到人数", "实到人数")
    return heads and row.value.get("活动类型") in ("队伍状况分析", "回访", "走访慰问", "流动党员联系", "领导调研")


def check_cell(row: NaiveRow, column: Column, as_of: dt.date) -> Iterator[str]:
    raw, value = row.raw[column.name], row.value[column.name]
    if is_blank(raw) or (isinstance(raw, str) and not invisible_gone(raw)):
        given_instead = column.unless and row.value.get(column.unless)
        if column.required and not given_instead and not nobody_counts_heads(row, column):
            yield "F01"
        if column.name == "状态日期" and row.value.get("状态") in ("去世", "转出", "已撤销"):
            yield "F16"
        return
    if column.codes and not column.open and value not in column.allowed:
        yield "F02"
    if column.codes and column.open and cut_short(value, column):
        yield "F21"
    if column.type == "date":
        yield from check_date(row, column, value, as_of)
    if column.name in ("任职日期", "选派日期", "入库日期") and value is not None and a_child(row, value):
        yield "F18"
    if column.name == "实到人数" and more_than_expected(row, value):
        yield "F17"
    if column.type in ("id_number", "subject_code") and isinstance(value, str):
        yield from check_id(raw, value, column, as_of)
    if column.type in CODE_TYPES and (isinstance(raw, (int, float)) or SCIENTIFIC.fullmatch(str(value or ""))):
        yield "F06"
        return
    if column.name == "性别":
        yield from check_sex(row, value)
    if column.name == "出生日期":
        yield from check_birth(row, value, as_of)
    if column.type == "phone" and bad_phone(str(value or "")):
        yield "F09"
    if value is not None and bad_code(column.type, str(value)):
        yield "F10"
    if column.type in ("integer", "year", "decimal", "score", "amount") and bad_number(column, value, as_of):
        yield "F11"
    if bad_text(column, raw, value):
        yield "F12"
    if column.type == "person_name" and isinstance(value, str) and bad_name(value):
        yield "F14"
    if column.type == "bank_account" and isinstance(value, str) and bad_account(value):
        yield "F15"


def years_between(first: dt.date, second: dt.date) -> int:
    return second.year - first.year - ((second.month, second.day) < (first.month, first.day))


def check_date(row: NaiveRow, column: Column, value: Any, as_of: dt.date) -> Iterator[str]:
    if value is None:
        yield "F03"
        return
    if (not column.future and value > as_of) or value > dt.date(2100, 12, 31) or value < dt.date(1900, 1, 1):
        yield "F04"
        return
    if column.name == "出生日期" and years_between(value, as_of) > 120:
        yield "F04"
        return
    start = row.value.get(column.not_before) if column.not_before else None
    if start is not None and value < start and not (column.month and (value.year, value.month) == (start.year, start.month)):
        yield "F04"
        return
    birth = row.value.get("出生日期")
    if column.name == "退休日期" and birth is not None and years_between(birth, value) <= 45:
        yield "F04"


def cut_short(value: Any, column: Column) -> bool:
    if value is None or value in column.allowed:
        return False
    return f"{value}族" in column.allowed or sum(choice.startswith(value) for choice in column.allowed) == 1


def a_child(row: NaiveRow, day: dt.date) -> bool:
    number = row.value.get("身份证号")
    if not id_is_sound(number):
        return False
    born = dt.date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    return years_between(born, day) < 18


def more_than_expected(row: NaiveRow, came: Any) -> bool:
    expected = row.value.get("应到人数")
    return isinstance(expected, int) and isinstance(came, int) and 0 <= expected < came <= 100_000


def id_is_sound(value: Any) -> bool:
    if not isinstance(value, str) or not re.fullmatch(r"\d{17}[\dX]", value):
        return False
    return parse_date(value[6:14]) is not None and ric.calc_check_digit(value) == value[17]


def check_id(raw: Any, value: str, column: Column, as_of: dt.date) -> Iterator[str]:
    if SCIENTIFIC.fullmatch(value) or runs(value):
        if column.type == "id_number" and not SCIENTIFIC.fullmatch(value):
            yield "F05"
        return
    if column.type == "subject_code" and len(value) not in (15, 18):
        return
    birth = parse_date(value[6:14]) if len(value) == 18 else None
    if not id_is_sound(value) or birth is None or birth > as_of or years_between(birth, as_of) > 120:
        yield "F05"
    elif region_doubt(value) or (isinstance(raw, str) and len(invisible_gone(raw)) == 15):
        yield "F05"


def check_sex(row: NaiveRow, value: Any) -> Iterator[str]:
    number = row.value.get("身份证号")
    if id_is_sound(number) and value in ("男", "女") and (int(number[16]) % 2 == 1) != (value == "男"):
        yield "F07"


def check_birth(row: NaiveRow, value: Any, as_of: dt.date) -> Iterator[str]:
    number = row.value.get("身份证号")
    if value is None or not id_is_sound(number) or value > as_of or years_between(value, as_of) > 120:
        return
    born = parse_date(number[6:14])
    if born is None or born > as_of or years_between(born, as_of) > 120 or born == value:
        return
    if "以档案为准" not in str(row.value.get("备注")):
        yield "F08"


def bad_phone(value: str) -> bool:
    if value[:1] in ("=", "@"):
        return False
    plain = re.sub(r"^\+?86-?", "", value)
    if re.fullmatch(r"1[3-9]\d{9}", plain.replace("-", "")):
        return False
    if re.fullmatch(r"(\(0\d{2,3}\)|0\d{2,3}-?)[1-9]\d{6,7}((-|转|\*|EXT\.?)\d{1,6})?", plain):
        return False
    return not re.fullmatch(r"[48]00-?\d{3}-?\d{4}", value)


def bad_code(kind: str, value: str) -> bool:
    if runs(value):
        return False
    organisation = bool(re.fullmatch(r"[1-9]\d{11}", value))
    group = bool(re.fullmatch(r"X[1-9]\d{11}", value))
    office = bool(re.fullmatch(r"[1-9]\d{5}", value)) or uscc.is_valid(value)
    good = {
        "office_code": office,
        "organisation_code": organisation,
        "group_code": group,
        "body_code": organisation or group,
        "actor_code": organisation or group or office,
        "subject_code": organisation or len(value) in (15, 18),
        "activity_code": bool(re.fullmatch(r"[\w()./·—-]{1,40}", value)),
    }
    return kind in good and not good[kind]


def bad_number(column: Column, value: Any, as_of: dt.date) -> bool:
    if value is None:
        return True
    low, high = {"score": (0, 100), "year": (2000, as_of.year + 1)}.get(column.type, (column.min, column.max))
    if (low is not None and value < low) or (high is not None and value > high):
        return True
    places = {"amount": 2, "decimal": 1, "score": 1}.get(column.type, 0)
    return isinstance(value, Decimal) and value != round(value, places)


def bad_text(column: Column, raw: Any, value: Any) -> bool:
    texts = CODE_TYPES - {"id_number"} | {"text", "person_name", "phone"}
    if not (column.type in texts or column.open) or not isinstance(raw, str):
        return False
    if any(unicodedata.category(char) == "Cc" and char not in "\t\n\r" for char in raw):
        return True
    text = unicodedata.normalize("NFKC", str(value or ""))
    if column.type == "phone" and text.startswith("+"):
        return False
    return runs(text) or ((column.type in ("text", "person_name") or column.open) and len(text) > column.max_length)


def bad_name(value: str) -> bool:
    if runs(value):
        return False
    return len(value) < 2 or not re.fullmatch(f"[{HAN}]+(·[{HAN}]+)*", value)


def bad_account(value: str) -> bool:
    if runs(value) or SCIENTIFIC.fullmatch(value):
        return False
    if not value.isdigit() or not 12 <= len(value) <= 25:
        return True
    return value.startswith("62") and 16 <= len(value) <= 19 and not luhn.is_valid(value)


def references(books: list[NaiveBook]) -> Iterator[tuple[NaiveRow, str]]:
    """F13: rows whose code is in none of the sheets it may refer to, among the books of one unit."""
    at_hand = {name: rows for book in books for name, rows in book.rows.items()}
    units = {book.unit for book in books} | offices_above(books)
    for book in books:
        for sheet in form(book.kind).sheets:
            for column in sheet.columns:
                targets = [target.split(".") for target in column.refers_to if not target.startswith(COVER)]
                if not targets or column.outside or not all(name in at_hand for name, _ in targets):
                    continue
                known = {row.value[name] for sheet_name, name in targets for row in at_hand[sheet_name]}
                known |= units if len(targets) < len(column.refers_to) else set()
                for row in book.rows[sheet.name]:
                    value = row.value.get(column.name)
                    if value is not None and value not in known and well_formed(column, value):
                        yield row, column.name


def offices_above(books: list[NaiveBook]) -> set[str]:
    """The offices of county, prefecture and province that the covers name as superior, or that stand above it."""
    found = {str(row.value["上级机构代码"]) for book in books for row in book.rows[COVER]}
    return {code[:n].ljust(6, "0") for code in found if len(code) == 6 and code.isdigit() for n in (6, 4, 2)}


def well_formed(column: Column, value: Any) -> bool:
    if not isinstance(value, str) or runs(value) or SCIENTIFIC.fullmatch(value):
        return False
    return id_is_sound(value) if column.type == "id_number" else not bad_code(column.type, value)
