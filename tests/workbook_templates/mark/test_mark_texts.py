"""Text stays text wherever marks carry it, and formulas stay where and what they were."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import openpyxl

from tests.workbook_templates.mark.books import SHEET, Told
from tests.workbook_templates.mark.findings import colour, marked, opened
from tests.workbook_templates.read.forms import changed, repacked, sheet_part
from workbook_templates.layout import PROBLEMS
from workbook_templates.mark.problem import FILLS


def test_text_from_a_cell_stays_text(source: Path) -> None:
    evil = Told("error", SHEET, "B5", 5, "=cmd|'/c calc'!A0 <b>&\x07</b>")
    book = opened(marked(source, [evil]))
    assert book[PROBLEMS]["D3"].value == "=cmd|'/c calc'!A0 <b>&</b>"
    assert book[PROBLEMS]["D3"].data_type != "f"


def test_formulas_stay_where_and_what_they_were(source: Path) -> None:
    """Alone, copied down (kept once, in the first cell), over an area, with a result and without."""

    def change(name: str, content: bytes) -> bytes:
        if name != sheet_part(SHEET):
            return content
        text = content.decode()
        formulas = {
            "Q4": '<f t="shared" ref="Q4:Q6" si="0">A4&amp;"号"</f><v>甲</v>',
            "Q5": '<f t="shared" si="0"/><v>乙</v>',
            "Q6": '<f t="shared" si="0"/>',
            "P5": '<f t="array" ref="P5:P6">A5:A6</f><v>丙</v>',
            "J4": "<f>SUM(A4:A6)+党组织!A4</f>",
        }
        for cell, formula in formulas.items():
            text = re.sub(
                rf'<c r="{cell}"( s="\d+")[^>]*?(?:/>|>.*?</c>)',
                lambda found, told=(cell, formula): f'<c r="{told[0]}"{found[1]} t="str">{told[1]}</c>',
                text,
            )
        return text.encode()

    repacked(source, change)
    wrong = [Told("error", SHEET, f"{column}{row}", row, "不对。") for column in "BJPQ" for row in (4, 5, 6)]
    target = marked(source, wrong)

    def formulas(path: Path) -> list[tuple[str, str]]:
        with zipfile.ZipFile(path) as package:
            text = package.read(sheet_part(SHEET)).decode()
        return re.findall(r'<c r="(\w+)"[^>]*>((?:<f[^>]*/>|<f.*?</f>).*?)</c>', text)

    assert len(formulas(source)) == 5
    assert formulas(target) == formulas(source)
    assert colour(opened(target), "Q5") == FILLS["error"]


def test_nothing_of_a_cell_becomes_a_formula_in_any_place(source: Path) -> None:
    """In the list, in the column of results, in a note, as the name of whom it is about, and in the name of a sheet."""
    evil = '=HYPERLINK("http://x","点我")'

    def change(book: openpyxl.Workbook) -> None:
        book[SHEET]["A5"].value = evil
        book[SHEET]["A5"].data_type = "s"
        book[SHEET].title = "=1+1 & <名单>"

    changed(source, change)
    book = opened(marked(source, [Told("error", SHEET, "B5", 5, evil, fix="+1", rule="@x")]))
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row if cell.value == evil}
    assert kinds == {"s"} or kinds == {"inlineStr"}
    assert not [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert book[PROBLEMS]["C3"].value == evil
    assert book[PROBLEMS]["G3"].hyperlink.location == "'=1+1 & <名单>'!B5"
