"""What a clerk wrote into the list of problems is the clerk's: no marking, no clearing and no other check takes it away."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from tests.addin.explained_forms import REASON, explain, explained, marked_copy, problem_list
from tests.addin.submitted_files import roster, unit, write
from validators.engine import check
from workbook_templates.layout import FIRST_PROBLEM_HEADERS, PROBLEM_CELLS, PROBLEM_HEADERS, PROBLEM_KEYS
from workbook_templates.mark import clear, mark_reading
from workbook_templates.mark.listed import KEPT, KEYS, WIDTH, list_lines
from workbook_templates.mark.problem_lines import MOST_CELLS, ProblemLine, problem_lines
from workbook_templates.problem_key import ProblemKeys
from workbook_templates.read import read_file
from workbook_templates.table import Submission


def said(file: Path) -> dict[str, str]:
    return {line["规则"]: line["情况说明"] for line in problem_list(file) if line["情况说明"]}


def test_marking_again_keeps_it_beside_its_problem(tmp_path: Path) -> None:
    assert said(marked_copy(explained(tmp_path), tmp_path / "又.xlsx")) == {"F09": REASON}


def test_a_check_that_does_not_find_the_problem_keeps_it_for_the_next(tmp_path: Path) -> None:
    file = explained(tmp_path)
    reading = read_file(file)
    assert mark_reading(reading, tmp_path / "空.xlsx", [])
    assert said(tmp_path / "空.xlsx") == {}
    assert said(marked_copy(tmp_path / "空.xlsx", tmp_path / "又.xlsx")) == {"F09": REASON}


def test_what_was_emptied_is_gone(tmp_path: Path) -> None:
    file = explained(tmp_path)
    explain(file, {"F09": ""})
    assert said(marked_copy(file, tmp_path / "又.xlsx")) == {}


def test_clearing_keeps_the_lines_that_were_explained(tmp_path: Path) -> None:
    file = explained(tmp_path)
    assert clear(file, tmp_path / "清.xlsx")
    assert [line["规则"] for line in problem_list(tmp_path / "清.xlsx")] == ["F09"]
    assert openpyxl.load_workbook(tmp_path / "清.xlsx")["离退休干部"]["Q5"].comment is None
    assert said(marked_copy(tmp_path / "清.xlsx", tmp_path / "又.xlsx")) == {"F09": REASON}


def test_the_same_problem_explained_with_other_words_is_a_line_of_its_own(tmp_path: Path) -> None:
    sheets = roster(1)
    for one in sheets["离退休干部"][1:]:
        one["联系电话"] = "12345"
    file = marked_copy(write(tmp_path / "原.xlsx", "roster", sheets, **unit(1)), tmp_path / "标.xlsx")
    (line,) = [one for one in problem_list(file) if one["规则"] == "F09"]
    assert line["各处"] == "Q5:Q7"
    explain(file, {"F09": REASON})
    book = openpyxl.load_workbook(file)
    book["离退休干部"]["Q6"] = "54321"
    book.save(file)
    again = [one for one in problem_list(marked_copy(file, tmp_path / "又.xlsx")) if one["规则"] == "F09"]
    assert {one["各处"] or one["单元格"]: one["情况说明"] or "" for one in again} == {"Q5、Q7": REASON, "Q6": ""}


def test_what_is_typed_never_becomes_a_formula(tmp_path: Path) -> None:
    file = explain(marked_copy(explained(tmp_path), tmp_path / "标.xlsx"), {"F09": "'=1+1"})
    cells = openpyxl.load_workbook(marked_copy(file, tmp_path / "又.xlsx"))["问题清单"]
    assert [cell.data_type for row in cells.iter_rows() for cell in row if str(cell.value).endswith("=1+1")] == ["s"]


def test_words_do_not_move_to_another_problem_where_the_visible_columns_are_sorted_alone(tmp_path: Path) -> None:
    """As somebody does who selects A to K: the hidden keys stay, and are seen to belong to another line."""
    file = explained(tmp_path)
    book = openpyxl.load_workbook(file)
    sheet = book["问题清单"]
    assert sheet.auto_filter.ref.endswith(f"M{sheet.max_row}"), "the filter's own sorting takes the hidden columns along"
    rows = [[sheet.cell(row, column).value for column in range(1, 12)] for row in range(3, sheet.max_row + 1)]
    for at, row in enumerate(reversed(rows), start=3):
        for column, value in enumerate(row, start=1):
            sheet.cell(at, column).value = value
    book.save(file)
    assert len(rows) > 1
    assert said(marked_copy(file, tmp_path / "又.xlsx")) == {}


def test_two_problems_at_one_cell_are_explained_each_by_itself() -> None:
    first, second = Found(4), Found(4)
    second.message = "也太长"
    keys = ProblemKeys(Submission("a.xlsx"))
    assert keys.key(first) != keys.key(second)
    first.message, second.message = "与第 12 行重复", "与第 40 行重复"
    assert keys.key(first) == keys.key(second), "where it stands is not what it is"


class Found:
    severity, sheet, message, fix, rule = "warning", "离退休干部", "太短", "改", "F09"

    def __init__(self, row: int) -> None:
        self.row, self.cell = row, f"Q{row}"


def test_the_keys_of_a_line_fit_into_one_cell() -> None:
    rows = [ProblemLine(Found(n), "", "离退休干部", keys=(f"{n:012x}",)) for n in range(4, 4 + 2 * MOST_CELLS + 5)]
    lines = problem_lines(rows)
    assert [len(line.keys) for line in lines] == [MOST_CELLS, MOST_CELLS, 5]
    assert max(len(" ".join(line.keys)) for line in lines) < 32_767
    assert [key for line in lines for key in line.keys] == [row.keys[0] for row in rows]


@pytest.mark.parametrize("header", [FIRST_PROBLEM_HEADERS, (*PROBLEM_HEADERS, PROBLEM_CELLS, PROBLEM_KEYS)])
def test_lists_of_every_version_are_read_alike(header: tuple[str, ...]) -> None:
    old = [str(n) for n in range(len(FIRST_PROBLEM_HEADERS))]
    new = [""] * (len(header) - len(FIRST_PROBLEM_HEADERS) - 2)
    (line,) = list_lines([["问题清单：错误 1 条"], list(header), [*old, *new, "A1:A3", None]])
    assert line[: len(old)] == old
    assert (len(line), line[KEPT], line[KEYS]) == (WIDTH, "A1:A3", "")


def test_a_check_reads_it_from_the_marked_copy(tmp_path: Path) -> None:
    (report,) = check([read_file(explained(tmp_path)).submission])
    assert report.explained == 1
    (told,) = report.as_json()["explanations"]
    assert (told["rule"], told["explanation"]) == ("F09", REASON)
