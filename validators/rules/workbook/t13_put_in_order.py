"""T13: what was written in an unusual way, understood, and read in the usual one."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Iterator
from decimal import Decimal

from validators.finding import Severity
from validators.rule import Context, WorkbookHit, workbook_rule
from workbook_templates.cell_types import TYPES, show, show_masked
from workbook_templates.schema import Column
from workbook_templates.table import Fact, Submission, Table
from workbook_templates.values.text import INVISIBLE, tidy_code

_MOST_CELLS = 5
_MOST_LOOKED_AT = 1_000
_OLD_NUMBER = 15
_PERSONS = ("id_number", "subject_code")
_BROKEN = re.compile(r"[\t\r\n\v\f\x85\u2028\u2029]")
_BLANK = re.compile(r"[ \u3000\xa0]")
_TREATMENTS: tuple[tuple[str, Callable[[str], object]], ...] = (
    ("去掉看不见的字符", INVISIBLE.search),
    ("去掉换行", _BROKEN.search),
    ("去掉多余的空格", _BLANK.search),
    ("全角改为半角", lambda raw: any(unicodedata.east_asian_width(char) == "F" and char != "\u3000" for char in raw)),
)
_SHAPED = {"date": "日期", "period": "报告期", **dict.fromkeys(("integer", "year", "decimal", "score", "amount"), "数字")}


def _worth_telling(table: Table, column: Column) -> list[int]:
    """The rows whose cell is written in an unusual way that somebody should hear of."""
    values = table.columns[column.name]
    cells = [(i, str(raw)) for i, raw in table.tidied.get(column.name, {}).items()]
    rows = [(i, raw) for i, raw in cells if raw.upper() != str(values[i]) and not (column.month and raw == str(values[i])[:7])]
    if column.type not in _PERSONS:
        return [i for i, _ in rows]
    return [i for i, raw in rows if len(tidy_code(raw) or "") != _OLD_NUMBER]


@workbook_rule(
    brief="{n} 处写法不规范",
    severity=Severity.INFO,
    message="“{表}”的“{列}”有 {格数} 格写法不规范，看得懂，已整理后读取（{整理}）：{各格}。",
    fix="请看一眼读得对不对：读对了不用改，读错了请按规范写法重新填写。",
    suggest=_worth_telling,
    passes=[{}, {"联系电话": "13888000002", "填报日期": "2026-09-28"}],
    fails=[
        {"联系电话": "１３８８８０００００２"},
        {"联系电话": "138 8800 0002"},
        {"填报人": "李 明\u200b"},
        {"填报日期": "2026年9月28日"},
    ],
)
def put_in_order(submission: Submission, on: Context) -> Iterator[WorkbookHit]:
    """全角、多余的空格和换行、看不见的字符、各种写法的日期和金额，读表时会整理；整理了哪些格，在这里说明。

    One line a column, the cells named as far as a line has room. Where a month is enough, 1985-07 is the usual way. An old
    identity number of 15 digits is told by F05, a letter of it that is only written small nobody needs to hear of.
    """
    for table in submission.tables.values():
        for name in table.tidied:
            column = table.sheet.column(name)
            rows = _worth_telling(table, column)
            if rows:
                yield _spot(submission, table, column, rows)


def _spot(submission: Submission, table: Table, column: Column, rows: list[int]) -> WorkbookHit:
    place = submission.tables.place(table.sheet.name, column.name, rows[0])
    raws = [str(table.tidied[column.name][i]) for i in rows[:_MOST_LOOKED_AT]]
    how = dict.fromkeys(word for raw in raws for word in _how(raw, column))
    told = "、".join(_read_as(submission, table, column, i) for i in rows[:_MOST_CELLS])
    fact = Fact("put_in_order", place.sheet, place.cell, place.row, column.name, show_masked(column, raws[0]))
    rest = " 等" if len(rows) > _MOST_CELLS else ""
    return WorkbookHit(fact, {"格数": f"{len(rows):,}", "整理": "、".join(how), "各格": told + rest})


def _read_as(submission: Submission, table: Table, column: Column, i: int) -> str:
    value = table.columns[column.name][i]
    cell = submission.tables.place(table.sheet.name, column.name, i).cell
    if TYPES[column.type].private:
        return cell
    whole_month = column.month and isinstance(value, dt.date) and value.day == 1
    told = f"{value:%Y-%m}" if whole_month else str(value) if isinstance(value, Decimal) else show(value)
    return f"{cell} 读作“{_clipped(told)}”"


def _clipped(text: str) -> str:
    return text if len(text) <= 20 else text[:19] + "…"


def _how(raw: str, column: Column) -> Iterator[str]:
    """What had to be done to a cell."""
    done = [word for word, needed in _TREATMENTS if needed(raw)]
    yield from done
    if column.type in _SHAPED or not done:
        yield f"{_SHAPED.get(column.type, '文字')}改为规范写法"


UNPLANTED = "不是差错，只说明读表时整理了哪些写法；由读表的测试检验。"
