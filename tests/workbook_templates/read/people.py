"""A roster of three people, and what is seen of it after others had it in their hands."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from openpyxl import Workbook

from tests.workbook_templates.read.forms import changed, filled
from validators.engine import check
from workbook_templates.read import read_submission
from workbook_templates.schema import form
from workbook_templates.table import Submission

SHEET = "离退休干部"
COLUMNS = form("roster").sheet(SHEET).columns
OWN = form("roster").sheet(SHEET).own_columns
PEOPLE = [
    {"姓名": "张建国"},
    {"姓名": "李红", "身份证号": "530103195504120026", "性别": "女", "出生日期": "1955年4月12日"},
    {"姓名": "王强", "身份证号": "530102194812310011", "出生日期": "1948-12-31"},
]
AS_FILLED = [(4, "张建国"), (5, "李红"), (6, "王强")]


def after(tmp_path: Path, change: Callable[[Workbook], None]) -> Submission:
    """The roster of these people, read after a change made through openpyxl."""
    return read_submission(changed(filled(tmp_path / "a.xlsx", {SHEET: PEOPLE}), change))


def names(read: Submission) -> list[tuple[int, object]]:
    """Whom the reader found, and in which rows."""
    table = read.tables[SHEET]
    return list(zip(table.rows, table.get("姓名"), strict=True))


def t_rules(path: Path) -> list[tuple[str, str, str]]:
    """What the rules about the workbook itself say of it."""
    found = check([read_submission(path)])[0].findings
    return [(f.rule, f.severity.value, f.cell or str(f.row or "")) for f in found if f.rule[0] == "T" and f.rule != "T13"]
