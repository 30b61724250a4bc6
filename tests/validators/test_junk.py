"""Whatever stands in a cell: no rule raises, and nothing is told in a programmer's words."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from validators.allowance.claims import claim_period
from validators.allowance.judge import judge
from validators.engine import check_fields, check_tables, check_workbook
from validators.examples import baseline, sheet_named, tables_of
from validators.finding import Finding
from validators.policy import default_policy
from validators.rule import Context
from workbook_templates.layout import COVER
from workbook_templates.schema import all_forms, form
from workbook_templates.table import Submission, Tables
from workbook_templates.values.period import Period

BLANKS = (None, "", " ", "　", "\u200b", "'", "\t")
NUMBERS = (1e308, -1e308, 1e-308, 10**30, -(10**18), 0, -1, 0.1 + 0.2, float("nan"), float("inf"), float("-inf"), True, False)
DECIMALS = (Decimal("0.005"), Decimal("1e30"), Decimal("NaN"))
DIGITS = (
    "０１２３４５６７８９",
    "５３０１０２１９６３０３０７２４１５",
    "1e308",
    "9" * 400,
    "٣٤٥٦٧",
    "1" * 17 + "²",
    "53010219630307241x",
)
DATES = (dt.datetime(2026, 3, 1, 12, 30), dt.datetime(1899, 12, 30), dt.date(9999, 12, 31), dt.date(1, 1, 1), dt.time(8, 30))
SAID_DATES = ("2026-02-31", "２月３１日", "31/02/2026", "2026Q5", "20260101" * 3, "2026-13", "0000-00-00", "00000000")
FORMULAS = ("=1+1", "=cmd|'/c calc'!A1", "＝1＋1", "@SUM(A1)", "-", "+", "#REF!", "#N/A")
CONTROLS = ("a\x00b", "\x07", "\x1b[31m", "\ud800", "\ufffe", "王\n芳")
WORDS = ("是是", "X" * 18, "{姓名}", "{0}", "%s", "<b>", "九" * 5000, "👴")
JUNK: tuple[object, ...] = (*BLANKS, *NUMBERS, *DECIMALS, *DIGITS, *DATES, *SAID_DATES, *FORMULAS, *CONTROLS, *WORDS)
SHEETS = [sheet.name for kind in all_forms().values() for sheet in kind.sheets]
DAYS = (dt.date(2026, 9, 30), dt.date.min, dt.date.max)


def junk_rows(name: str) -> list[dict[str, object]]:
    """Each kind of junk in each column by itself, then in all columns at once."""
    columns = [column.name for column in sheet_named(name).columns]
    single = [{column: junk} for column in columns for junk in JUNK]
    return [*single, *(dict.fromkeys(columns, junk) for junk in JUNK)]


@pytest.fixture(scope="module", params=[*SHEETS, COVER])
def tables(request: pytest.FixtureRequest) -> Tables:
    """One sheet full of junk among others in order."""
    name: str = request.param
    return tables_of({sheet: [{}] for sheet in SHEETS} | {name: junk_rows(name)})


def in_plain_words(findings: list[Finding]) -> None:
    for finding in findings:
        assert finding.message
        assert finding.fix
        assert "None" not in finding.message + finding.fix


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_no_rule_raises_on_junk(tables: Tables, day: dt.date) -> None:
    context = Context(day, Period.parse("2026Q3"), complete=True)
    in_plain_words(check_fields(tables, context))
    in_plain_words(check_tables(tables, context)[0])


def test_no_rule_of_money_raises_on_junk(tables: Tables) -> None:
    context = Context(DAYS[0], Period.parse("2026Q3"))
    book = claim_period(tables, context.period, default_policy(), {}, office="530102")
    in_plain_words(judge(book, context).findings())


@pytest.mark.parametrize("junk", JUNK, ids=lambda junk: repr(junk)[:20])
def test_no_rule_of_the_workbook_raises_on_a_cover_of_junk(junk: object) -> None:
    cover = dict.fromkeys(baseline(form("roster").cover), junk)
    submission = Submission("示例.xlsx", form("roster"), 1, "", tables_of({COVER: [cover]}))
    in_plain_words(check_workbook(submission, Context(DAYS[0], Period.parse("2026Q3"))))
