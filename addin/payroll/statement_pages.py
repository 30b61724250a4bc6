"""The pages of a year's statement: totals of persons and units, every month, and that all of it agrees with the ledger."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from addin.ledger.moved_cash import MovedCash
from addin.ledger.statement_totals import StatementTotal, by_person, by_unit, total_of
from addin.ledger.statements import StatementMonth, Sums, YearStatement
from addin.payroll.pages import Fen, PageColumn, TablePage, Value
from addin.payroll.sheet_rows import months_text
from workbook_templates.cell_types import mask

PERSONS, MONTHS, UNITS, PROOF = "个人合计", "各月明细", "单位合计", "核对"
_SUMS = tuple(
    PageColumn(header, 12, summed=True)
    for header in ("期初已发", "发放", "补发", "抵扣", "银行退回", "收回", "实发净额", "还应收回", "还应补发")
)
_MOVED_FIELDS = Sums._fields.index("due")
_WHO = (PageColumn("序号", 6), PageColumn("姓名", 10), PageColumn("身份证号", 21))
_MOVED = (PageColumn("本年内发出", 13, summed=True), PageColumn("本年内退回收回", 13, summed=True))

Show = Callable[[str], str]
"""How an identity number is shown: masked, or in full where the office asks for it."""


def in_full(number: str) -> str:
    """An identity number as it is."""
    return number


def statement_pages(office: str, found: YearStatement, ledger_fen: int | None, *, full: bool = False) -> list[TablePage]:
    """The pages of all persons of a year, or of a unit's. ``ledger_fen`` is the year's cash by the ledger, None for a unit's;
    ``full`` shows whole numbers.
    """
    show = in_full if full else mask
    about = f"单位：{office}      年度：{found.year}年      金额单位：元"
    persons, units = list(by_person(found.months)), list(by_unit(found.months))
    title = f"{found.year}年离退休干部党组织工作补贴"
    proof = [] if ledger_fen is None else list(_proof_rows(persons, units, found, ledger_fen))
    pages = [
        TablePage(PERSONS, f"{title}个人合计", about, _person_columns(), list(_person_rows(found, persons, show))),
        TablePage(UNITS, f"{title}单位合计", about, _UNIT_COLUMNS, list(_unit_rows(units))),
        TablePage(MONTHS, f"{title}发放明细", about, (*_WHO, *_MONTH_COLUMNS), list(_month_rows(found, show))),
        TablePage(PROOF, "核对：各页合计与台账", about, _PROOF_COLUMNS, proof),
    ]
    return pages if proof else pages[:-1]


def person_page(office: str, found: YearStatement, *, full: bool = False) -> TablePage:
    """The page of one person's year: a row a month. ``found`` is of that person alone."""
    show = in_full if full else mask
    first = found.months[0]
    about = f"单位：{office}      姓名：{first.name}      身份证号：{show(first.number)}      金额单位：元"
    rows = [(n, *month_cells(one)) for n, one in enumerate(found.months, start=1)]
    title = f"{found.year}年离退休干部党组织工作补贴发放明细"
    return TablePage(MONTHS, title, about, (PageColumn("序号", 6), *_MONTH_COLUMNS), rows)


_MONTH_COLUMNS = (
    PageColumn("单位", 26), PageColumn("组织", 26), PageColumn("职务", 9), PageColumn("月份", 10), PageColumn("月标准", 11),
    *_SUMS, PageColumn("批次", 22),
)  # fmt: skip
_UNIT_COLUMNS = (
    PageColumn("序号", 6), PageColumn("单位代码", 22), PageColumn("单位", 34), PageColumn("人数", 8),
    PageColumn("人月", 8, summed=True), *_SUMS,
)  # fmt: skip
_PROOF_COLUMNS = (PageColumn("项目", 44), PageColumn("金额", 20))


def _person_columns() -> tuple[PageColumn, ...]:
    return (*_WHO, PageColumn("单位", 30), PageColumn("月份", 20), PageColumn("人月", 8, summed=True), *_SUMS, *_MOVED)


def month_cells(one: StatementMonth) -> tuple[Value, ...]:
    """A month as cells, from the unit on."""
    standard: Value = "" if one.standard is None else Fen(one.standard)
    sums = (*_cells(one.sums[:_MOVED_FIELDS]), Fen(one.sums.net), Fen(one.receivable), Fen(one.payable))
    return (one.unit_name, one.body, one.post, one.month, standard, *sums, "、".join(one.batches))


def _cells(sums: tuple[int, ...]) -> Iterator[Fen]:
    return map(Fen, sums)


def _total_cells(one: StatementTotal) -> tuple[Fen, ...]:
    return (*_cells(one.sums[:_MOVED_FIELDS]), Fen(one.sums.net), Fen(one.receivable), Fen(one.payable))


def _person_rows(found: YearStatement, persons: list[StatementTotal], show: Show) -> Iterator[tuple[Value, ...]]:
    """A row for each person with a month of the year, then for those who were paid within it for months of other years alone."""
    moved: dict[str, list[MovedCash]] = {}
    for move in found.moved:
        moved.setdefault(move.person, []).append(move)
    for n, one in enumerate(persons, start=1):
        first = one.months[0]
        numbers = "、".join(dict.fromkeys(show(month.number) for month in one.months))
        units = "、".join(dict.fromkeys(month.unit_name for month in one.months))
        months = months_text(tuple(sorted({month.month for month in one.months})))
        sums = (*_total_cells(one), *_moved_cells(moved.pop(first.person, [])))
        yield (n, first.name, numbers, units, months, one.person_months, *sums)
    for n, moves in enumerate(moved.values(), start=len(persons) + 1):
        numbers = "、".join(dict.fromkeys(show(one.paid_for.number) for one in moves))
        units = "、".join(dict.fromkeys(one.paid_for.unit_name for one in moves))
        yield (n, moves[0].paid_for.name, numbers, units, "", 0, *_total_cells(total_of(())), *_moved_cells(moves))


def _moved_cells(moves: list[MovedCash]) -> tuple[Fen, Fen]:
    return Fen(sum(one.out for one in moves)), Fen(sum(one.back for one in moves))


def _unit_rows(units: list[StatementTotal]) -> Iterator[tuple[Value, ...]]:
    for n, one in enumerate(units, start=1):
        first, persons = one.months[0], {month.person for month in one.months}
        yield (n, first.unit, first.unit_name, len(persons), one.person_months, *_total_cells(one))


def _month_rows(found: YearStatement, show: Show) -> Iterator[tuple[Value, ...]]:
    for n, one in enumerate(found.months, start=1):
        yield (n, one.name, show(one.number), *month_cells(one))


def _proof_rows(
    persons: list[StatementTotal], units: list[StatementTotal], found: YearStatement, ledger_fen: int
) -> Iterator[tuple[Value, ...]]:
    yield ("各人实发净额相加", Fen(sum(one.sums.net for one in persons)))
    yield ("各单位实发净额相加", Fen(sum(one.sums.net for one in units)))
    yield ("各月明细相加", Fen(total_of(found.months).sums.net))
    yield ("台账里这一年各月的发放减退回、收回", Fen(ledger_fen))
