"""Explanations are found by the headers of the list, wherever somebody moved them; lists of earlier versions have none."""

from __future__ import annotations

from workbook_templates.explanations import LONGEST, Explanation, listed_explanations
from workbook_templates.layout import FIRST_PROBLEM_HEADERS, PROBLEM_CELLS, PROBLEM_HEADERS, PROBLEM_KEYS

HEAD = [*PROBLEM_HEADERS, PROBLEM_CELLS, PROBLEM_KEYS]


def line(text: object, keys: str, opinion: str = "", by: str = "") -> list[object]:
    return [1, "提醒", "张三", "号码太短", "改", "离退休干部", "Q5", "F09", text, opinion, by, "", f"F09@Q5 {keys}"]


def test_one_line_may_explain_many_places() -> None:
    rows = [["问题清单：提醒 2 条"], HEAD, line(" 已核实\n能打通 ", "aa bb", "认可", "张敏"), line("", "cc"), line(None, "dd")]
    said = Explanation("已核实 能打通", "认可", "张敏")
    assert listed_explanations(rows) == {"aa": said, "bb": said}


def test_a_column_that_was_put_in_and_a_row_above_do_not_matter() -> None:
    rows = [["", *row] for row in ([], ["单位自己写的"], ["问题清单"], HEAD, line("已核实", "aa"))]
    assert listed_explanations(rows) == {"aa": Explanation("已核实")}


def test_keys_of_another_line_are_passed_over() -> None:
    sorted_alone = line("已核实", "aa")
    sorted_alone[6] = "Q9"
    assert listed_explanations([["问题清单"], HEAD, sorted_alone, line("另一句", "bb")]) == {"bb": Explanation("另一句")}


def test_a_list_of_an_earlier_version_has_none() -> None:
    assert listed_explanations([["问题清单"], [*FIRST_PROBLEM_HEADERS, ""], line("A1:A9", "")]) == {}
    assert listed_explanations([]) == {}


def test_a_number_is_text_and_what_is_too_long_is_cut() -> None:
    rows = [["问题清单"], HEAD, line(12, "aa"), line("长" * 9_999, "bb")]
    assert {key: len(one.text) for key, one in listed_explanations(rows).items()} == {"aa": 2, "bb": LONGEST}
