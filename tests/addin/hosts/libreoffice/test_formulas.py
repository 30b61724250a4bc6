"""Formulas in Excel's notation."""

from __future__ import annotations

import pytest

from addin.hosts.libreoffice import undo_step
from addin.hosts.libreoffice.formulas import shift_references, translate_simple

FORMULAS = [
    "=SUM(A1,B$2)",
    '=IF(A1>=60,"合格, 是","不;合格")',
    "=Sheet2!A1+'My sheet'!$B$2",
    "=SUM({1,2;3,4})",
    '=A1&"a""b"',
    "=IFERROR(VLOOKUP(A1,Sheet2!$A$1:$B$9,2,FALSE),0)",
    "=SUMPRODUCT((A1:A3>1)*(B1:B3))",
    "=TRUE",
    "=A1%",
    "=-A1^2",
    "=ROUND(A1/3,2)",
    "=LOG10(100)",
    "=总额*2",
]


@pytest.mark.parametrize("formula", FORMULAS)
def test_a_formula_comes_back_as_it_went(book, sheet, formula):
    book.sheets.add("Sheet2", after=sheet) if "Sheet2" not in book.sheets else None
    book.sheets.add("My sheet", after=sheet)
    book.names.add("总额", f"={sheet.name}!$A$1")
    sheet["E5"].formula = formula
    expected = "=TRUE()" if formula == "=TRUE" else formula.replace("FALSE)", "FALSE())")
    assert sheet["E5"].formula in (formula, expected)
    sheet["E6"].value = [[formula, "x"]]
    assert sheet["E6"].formula == sheet["E5"].formula


def test_results(sheet):
    sheet["A1"].value = [[1, 10], [2, 20], [3, 30]]
    sheet["C1:C3"].formula = "=A1*$B$1"
    assert sheet["C1:C3"].value == [10, 20, 30]
    assert sheet["C1:C3"].formula == (("=A1*$B$1",), ("=A2*$B$1",), ("=A3*$B$1",))
    sheet["D1:D3"].formula = '=IF(A1=2,LOG10(100),"否")'
    assert sheet["D1:D3"].value == ["否", 2, "否"]
    sheet["E1"].formula = [["=A1", "=B1"], ["常", '=A2&""']]
    assert sheet["E1:F2"].value == [[1, 10], ["常", "2"]]
    sheet["G1:G3"].formula2 = "=SUM(A1:B1)"
    assert sheet["G3"].formula2 == "=SUM(A3:B3)"
    assert sheet["G1:G3"].value == [11, 22, 33]


def test_a_formula_in_many_rows(book, sheet):
    rows = 400
    sheet["M1"].value = [[r, 2] for r in range(1, rows + 1)]
    with undo_step(book, "公式"):
        sheet["A1"].value = [[f"=SUM($M{r},$N{r})*{c}" for c in range(3)] for r in range(1, rows + 1)]
        sheet[f"D1:E{rows}"].formula = f"='{sheet.name}'!$M1+N1"
    assert sheet[f"A{rows}:E{rows}"].value == [0, rows + 2, 2 * (rows + 2), rows + 2, rows]
    assert sheet[f"C{rows}"].formula == f"=SUM($M{rows},$N{rows})*2"
    assert sheet[f"E{rows}"].formula == f"={sheet.name}!$M{rows}+O{rows}"
    book.api.getUndoManager().undo()
    assert sheet.used_range.address == f"$M$1:$N${rows}"
    sheet["A2"].color = (1, 2, 3)
    sheet[f"A1:A{rows}"].formula = "=M1*2"
    assert (sheet["A2"].color, sheet["A3"].color) == ((1, 2, 3), None)
    assert sheet[f"A{rows}"].value == rows * 2


def test_constants_read_as_typed(sheet):
    sheet["A1"].value = ["文", 1.5, None, "'=x", "007"]
    assert sheet["A1:E1"].formula == (("文", "1.5", "", "=x", "007"),)
    assert sheet["C1"].formula == ""


def test_array_formulas(sheet):
    sheet["A1"].value = [[1], [2], [3]]
    sheet["B1:B3"].formula_array = "=A1:A3*2"
    assert sheet["B1:B3"].value == [2, 4, 6]
    assert sheet["B1:B3"].formula_array == "=A1:A3*2"
    assert sheet["B2"].has_array is True
    assert sheet["A1"].has_array is False
    sheet["C1"].formula_array = "=SUM(A1:A3*A1:A3)"
    assert sheet["C1"].value == 14


def test_clearing_a_formula(sheet):
    sheet["A1:A2"].formula = "=1+1"
    sheet["A1"].formula = ""
    assert sheet["A1:A2"].value == [None, 2]


def test_simple_formulas_need_no_parser():
    assert translate_simple('=IF(A1>1,"a,b",SUM(B1:B3))', ",", ";") == '=IF(A1>1;"a,b";SUM(B1:B3))'
    assert translate_simple('=IF(A1>1;"a;b";2)', ";", ",") == '=IF(A1>1,"a;b",2)'
    for hard in ("=Sheet2!A1", "=LOG10(1)", "={1,2}", "=A1 B2", "=TRUE", "=$Sheet1.A1", "=Sheet1.A1"):
        assert translate_simple(hard, ",", ";") is None


def test_relative_references_move():
    assert shift_references('=A1+$A1+A$1+$A$1&"A1"', 2, 1) == '=B3+$A3+B$1+$A$1&"A1"'
    assert shift_references("=SUM(Z9:AA10)", 0, 1) == "=SUM(AA9:AB10)"
