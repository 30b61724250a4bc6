"""A problem is known again wherever its row stands by now; with another value, period or person it is another problem."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.addin.submitted_files import roster, unit, write
from workbook_templates.problem_key import ProblemKeys
from workbook_templates.read import read_file
from workbook_templates.table import Submission


class Problem(NamedTuple):
    rule: str
    sheet: str
    cell: str
    row: int
    message: str = ""


def read(folder: Path, order: list[int], period: str = "2026Q3", **changed: object) -> Submission:
    """A roster whose persons stand in this order; the person who is otherwise second has these cells ``changed``."""
    sheets = roster(1, people=5)
    people = sheets["离退休干部"]
    people[1] |= {"联系电话": "12345"} | changed
    sheets["离退休干部"] = [people[n] for n in order]
    return read_file(write(folder / "表.xlsx", "roster", sheets, **unit(1) | {"报告期": period})).submission


def key(submission: Submission, row: int, column: str = "联系电话", rule: str = "F09") -> str:
    letter = submission.tables.sources[0].letters["离退休干部"][column]
    return ProblemKeys(submission).key(Problem(rule, "离退休干部", f"{letter}{row}", row))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("keys")


@settings(deadline=None, max_examples=30)
@given(order=st.permutations(range(5)))
def test_the_order_of_the_rows_does_not_matter(folder: Path, order: list[int]) -> None:
    usual = key(read(folder, [0, 1, 2, 3, 4]), 5)
    assert key(read(folder, order), 4 + order.index(1)) == usual


def test_what_makes_it_another_problem(folder: Path) -> None:
    usual = read(folder, [0, 1, 2, 3, 4])
    keys = [
        key(usual, 5),
        key(usual, 6),
        key(usual, 5, "姓名"),
        key(usual, 5, rule="F08"),
        key(read(folder, [0, 1, 2, 3, 4], period="2026Q4"), 5),
        key(read(folder, [0, 1, 2, 3, 4], 联系电话="54321"), 5),
    ]
    assert len(set(keys)) == len(keys)


def test_another_cell_of_the_row_does_not(folder: Path) -> None:
    assert key(read(folder, [0, 1, 2, 3, 4]), 5) == key(read(folder, [0, 1, 2, 3, 4], 备注="无"), 5)


def test_a_problem_of_the_whole_file_is_known_by_its_words(folder: Path) -> None:
    keys = ProblemKeys(read(folder, [0, 1, 2, 3, 4]))
    two, three = (keys.key(Problem("C07-2", "", "", 0, f"{n} 个支部没有后备书记")) for n in (2, 3))
    assert two != three
    assert two == keys.key(Problem("C07-2", "", "", 0, "2 个支部没有后备书记"))


def test_nothing_can_be_read_from_it(folder: Path) -> None:
    submission = read(folder, [0, 1, 2, 3, 4])
    number = str(submission.tables["离退休干部"].get("身份证号")[1])
    told = key(submission, 5)
    assert len(told) == 12
    assert number not in told
