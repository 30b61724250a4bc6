"""Read the bank's answer to a list: which payments it made, which it gave back and why, by our reference."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from addin.errors import Refused
from addin.ledger.batches import BatchContent
from addin.payroll.answer_totals import StatedTotal, is_last_line, stated_total
from workbook_templates.long_numbers import masked
from workbook_templates.values.amount import fen_of
from workbook_templates.values.number import parse_decimal
from workbook_templates.values.text import tidy

_REFERENCE = ("参考号", "客户流水号", "业务编号", "流水号")
_AMOUNT = ("金额", "交易金额", "发生额")
_RESULT = ("处理结果", "结果", "状态", "交易状态")
_REASON = ("失败原因", "原因", "错误信息", "备注")
_PAID = frozenset(("成功", "已入账", "交易成功", "处理成功", "已支付"))
_FAILED = ("失败", "退回", "退票", "不成功", "未入账")
_SHORTEST_ACCOUNT = 8  # digits
_SEARCHED_ROWS = 20
_MOST_BYTES = 20 * 2**20


class BankAnswer(NamedTuple):
    """One line of the answer: our reference, fen, whether it was paid (None: the words are not understood), the reason."""

    reference: str
    fen: int | None
    paid: bool | None
    reason: str
    row: int


class AnswerFile(NamedTuple):
    """A bank's answer as it was read: its lines, and the totals that it states itself."""

    lines: list[BankAnswer]
    stated: list[StatedTotal]


@dataclass(frozen=True)
class TakenAnswer:
    """The result: how many payments the bank made and gave back, in fen, and the correction; None where none is new.

    ``left`` payments of the same batches, ``left_fen`` in all, are not in this file.
    """

    paid: int
    paid_fen: int
    failed: int
    failed_fen: int
    left: int
    left_fen: int
    correction: BatchContent | None


def read_answer(file: Path) -> AnswerFile:
    """The bank's answer, an .xlsx, .xls, .csv or .txt file.

    Refused where it cannot be read, or where it lacks the columns for our reference and for the result.
    """
    grid = _grid(file)
    for n, row in enumerate(grid[:_SEARCHED_ROWS]):
        found = [_column(row, names) for names in (_REFERENCE, _AMOUNT, _RESULT, _REASON)]
        if found[0] is not None and found[2] is not None:
            texts = [[_text(row, column) for column in range(len(row))] for row in grid]
            answers = list(_answers(texts, n + 1, found))
            others = (row for row in (*texts[:n], *texts[n + 1 :]) if not _is_answer(row, found[0]))
            return AnswerFile(answers, [one for row in others if (one := stated_total(row, found[1]))])
    raise Refused(f"{file.name} 里没有找到“参考号”和“处理结果”两列，不是银行对代发清单的回盘。")


def _answers(grid: Sequence[Sequence[str]], first: int, columns: Sequence[int | None]) -> Iterator[BankAnswer]:
    for n, row in enumerate(grid[first:], start=first + 1):
        reference, amount, result, reason = (_text(row, column) for column in columns)
        if _is_answer(row, columns[0]):
            yuan = parse_decimal(amount)
            why = without_numbers(reason or result)
            yield BankAnswer(reference, fen_of(yuan) if yuan is not None else None, _understood(result), why, n)


def _is_answer(row: Sequence[str], reference: int | None) -> bool:
    """Whether the row has a reference. In the last lines of a list something else stands in its column."""
    return bool(_text(row, reference)) and not is_last_line(row) and not is_last_line(row[reference or 0 :])


def without_numbers(text: str) -> str:
    """A text of a bank's file with every long number in it masked: an account's, a person's. Our references have none."""
    return masked(text, _SHORTEST_ACCOUNT, dashes=False)


def _understood(result: str) -> bool | None:
    """Whether the bank says that it paid. A failure is looked for first: 不成功 contains 成功."""
    if any(word in result for word in _FAILED):
        return False
    return True if result in _PAID else None


def _column(row: Sequence[object], names: Sequence[str]) -> int | None:
    texts = [tidy(str(cell)) if cell is not None else "" for cell in row]
    return next((texts.index(name) for name in names if name in texts), None)


def _text(row: Sequence[object], column: int | None) -> str:
    cell = row[column] if column is not None and column < len(row) else None
    return (tidy(str(cell)) or "") if cell is not None else ""


def _grid(file: Path) -> Sequence[Sequence[object]]:
    """The first page of a workbook, or the fields of a text file, within the limits for files from outside."""
    from workbook_templates.read import read_grids  # noqa: PLC0415 - only here
    from workbook_templates.read.troubles import Unusable  # noqa: PLC0415

    try:
        if file.suffix.lower() in (".csv", ".txt"):
            return _text_grid(file)
        grids = read_grids(file)
        page = grids.grid(grids.names[0])
    except (Unusable, OSError, UnicodeDecodeError, csv.Error) as error:
        raise Refused(f"{file.name} 打不开，或者不是银行的回盘文件。") from error
    return page.rows if page is not None else []


def text_rows(file: Path) -> list[list[str]]:
    """The cells of a bank's file as texts. Refused where it cannot be read."""
    return [["" if cell is None else str(cell) for cell in row] for row in _grid(file)]


def _text_grid(file: Path) -> list[list[str]]:
    with file.open("rb") as opened:
        data = opened.read(_MOST_BYTES + 1)
    if len(data) > _MOST_BYTES:
        raise Refused(f"{file.name} 太大，不是银行的回盘文件。")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("gb18030")
    separator = max(",|\t;", key=text.count)
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
