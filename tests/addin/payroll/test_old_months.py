"""The months that clerks write in old sheets."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys

import pytest

from addin.payroll.old_months import months_meant
from workbook_templates.values.period import Period

Q1 = Period.parse("2026Q1")
JAN, FEB, MAR = Q1.months()


@pytest.mark.parametrize(
    ("written", "months"),
    [
        ("2026-01", (JAN,)), ("2026年1月", (JAN,)), ("1月份", (JAN,)), ("1", (JAN,)), (1.0, (JAN,)), ("202601", (JAN,)),
        (dt.datetime(2026, 1, 1), (JAN,)), ("1-3月", (JAN, FEB, MAR)), ("1—3月", (JAN, FEB, MAR)), ("1月至3月", (JAN, FEB, MAR)),
        ("1、2、3月", (JAN, FEB, MAR)), ("1月、3月", (JAN, MAR)), ("2026年1—2月", (JAN, FEB)), ("１—２月", (JAN, FEB)),
        ("第一季度", (JAN, FEB, MAR)), ("一季度", (JAN, FEB, MAR)), ("2026Q1", (JAN, FEB, MAR)),
        ("2026年第一季度", (JAN, FEB, MAR)), ("2026.1-3", (JAN, FEB, MAR)), ("1至3月份", (JAN, FEB, MAR)), ("1、2、", (JAN, FEB)),
        ("2025年12月", ("2025-12",)),
        ("3-1月", None), ("13月", None), ("0", None), ("全年补发", None), ("1、1月", None), ("20260101", None), ("1月2月", None),
    ],
)  # fmt: skip
def test_months_as_clerks_write_them(written: object, months: tuple[str, ...] | None) -> None:
    assert months_meant(written, Q1) == months


@pytest.mark.parametrize("written", ["2026-01-03", "2026-01-31", "2026/1/3", "2026.1.3", "2026年1月3日", dt.date(2026, 1, 3)])
def test_a_day_means_its_month_whether_it_is_a_date_or_a_text(written: object) -> None:
    assert months_meant(written, Q1) == (JAN,)


@pytest.mark.parametrize("written", ["2026-1-3", "2026-10-12", "2026-02-30", "2026年1月32日"])
def test_what_may_be_a_day_as_well_as_several_months_is_not_guessed(written: str) -> None:
    assert months_meant(written, Q1) is None


HOSTILE = """
from addin.payroll.old_months import month_of_header, months_meant
from addin.payroll.answer_totals import stated_total
from workbook_templates.values.period import Period
q = Period.parse("2026Q1")
for part in ("1", "11", "1月", "1-", "1、", "2026年1月", "补贴", "1,"):
    text = part * 16000
    assert months_meant(text + "x", q) is None
    assert month_of_header(text + "x", q) is None
    stated_total(["合计" + text + "x"], None)
"""


def test_a_long_hostile_cell_is_read_in_a_moment() -> None:
    """A pattern that goes back exponentially (or by the square of the length) would not end within this generous time."""
    subprocess.run([sys.executable, "-c", HOSTILE], check=True, timeout=120)
