"""A page for each unit: who signs, the sums of every sheet of paper, the total in capitals, and who is not paid."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from addin.payroll.paper_code import code_of
from addin.payroll.paper_size import paper_height
from addin.payroll.printed_page import PrintedPage
from addin.payroll.sheet_writer import write_sheet
from addin.payroll.unit_pages import unit_pages
from tests.addin.payroll.units import many_units

QUARTER = 900


def of_unit(paid: int, unpaid: int = 0, body: str = "第一支部") -> list[PrintedPage]:
    """The pages of one unit with so many persons paid and not paid."""
    return unit_pages(many_units({"甲局": paid}, {"甲局": unpaid}, body))[1:]


def sums(pages: list[PrintedPage], what: str) -> list[float]:
    """The amounts of the rows of that name, in their order."""
    return [float(line.cells[3].value) for page in pages for line in page.lines if line.what == what]


def texts(page: PrintedPage) -> str:
    return "\n".join(cell for row in page.grid() for cell in row if cell)


def rows(page: PrintedPage) -> int:
    return sum(not line.what for line in page.lines)


def test_each_unit_has_a_page_of_its_own() -> None:
    pages = unit_pages(many_units({"甲局": 3, "乙局": 1}))
    assert [page.name for page in pages] == ["单位汇总", "001 甲局", "002 乙局"]
    assert "甲局" not in texts(pages[2])


def test_a_unit_of_one_sheet_has_no_sums_of_sheets() -> None:
    pages = of_unit(3)
    assert len(pages) == 1
    assert (sums(pages, "本页小计"), sums(pages, "过次页"), sums(pages, "合计")) == ([], [], [3 * QUARTER])


def test_what_is_carried_forward_is_what_the_sheets_before_have() -> None:
    pages = of_unit(60)
    own = sums(pages, "本页小计")
    assert len(own) == len(pages) >= 4
    assert sums(pages, "过次页") == sums(pages, "承前页") == [sum(own[: n + 1]) for n in range(len(own) - 1)]
    assert sums(pages, "合计") == [sum(own)] == [60 * QUARTER]
    assert "人民币伍万肆仟元整" in texts(pages[-1])


def test_each_sheet_of_paper_says_whose_it_is_and_which() -> None:
    pages = of_unit(60)
    for n, page in enumerate(pages, start=1):
        assert page.name == ("001 甲局" if n == 1 else f"001-{n} 甲局")
        for words in ("甲局", f"第 {n} 页，共 {len(pages)} 页", "签名", f"纸面校验码：{code_of(page)}"):
            assert words in texts(page)


def test_there_is_a_place_for_every_signature_and_the_seal() -> None:
    said = texts(of_unit(1)[0])
    hands, own = (
        ("经办：李明", "复核：王芳", "财务：赵强"),
        ("单位经办人（签字）", "单位复核人（签字）", "单位负责人（签字、盖章）"),
    )
    for words in (*hands, *own, "年　　　月　　　日"):
        assert words in said


def test_who_is_not_paid_stands_on_the_unit_s_own_page_with_the_reason() -> None:
    (page,) = of_unit(2, 1)  # below the signatures, where there is room
    assert "本单位不发、暂缓、不重复发放的（1 条）" in texts(page)
    assert "没有收款账户，暂缓发放" in texts(page)


def test_a_unit_with_nobody_paid_has_a_page_all_the_same() -> None:
    pages = of_unit(0, 1)
    assert "本期没有应发的人。" in texts(pages[0])
    assert sums(pages, "合计") == [0]


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 70), st.integers(0, 45), st.sampled_from(["支部", "退休干部" * 12]))
def test_every_sheet_fits_and_none_is_nearly_empty(paid: int, unpaid: int, body: str) -> None:
    pages = of_unit(paid, unpaid, body) if paid or unpaid else []
    for page in pages:
        assert sum(line.height for line in page.lines) <= paper_height(page.widths)
        assert rows(page) >= min(3, paid or unpaid, unpaid or paid) or "本期没有应发的人。" in texts(page)
    assert sum(map(rows, pages)) == paid + unpaid


@pytest.mark.parametrize("name", ["昆明市盘龙区农业农村局（含原畜牧兽医局、农机局）离退休干部管理办公室", "[甲]局*?/\\:'"])
def test_any_unit_s_name_can_be_a_page_s(tmp_path: Path, name: str) -> None:
    write_sheet(many_units({name: 1, "乙局": 1}), tmp_path / "分单位.xlsx", by_unit=True)
    book = openpyxl.load_workbook(tmp_path / "分单位.xlsx")
    assert len(book.sheetnames) == 3
    assert name in str(book.worksheets[1]["A2"].value)
