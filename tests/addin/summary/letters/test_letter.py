"""What a letter looks like: the table inside the page."""

from __future__ import annotations

import io

from docx import Document

from addin.summary.letters.letter import as_word


def test_a_table_of_many_columns_stays_inside_the_margins() -> None:
    """Nine columns of money ran over the page's edge."""
    rows = ["月份", "单位", *["期初已发", "发放", "补发", "银行退回", "收回", "还应收回", "实发"]]
    line = ["2026-07", "盘龙区第三局", *["1,800.00"] * 7]
    text = "\n".join("| " + " | ".join(one) + " |" for one in (rows, line))
    document = Document(io.BytesIO(as_word(text)))
    section, (table,) = document.sections[0], document.tables
    width = sum(cell.width for cell in table.rows[0].cells)
    assert width <= section.page_width - section.left_margin - section.right_margin
    assert len({run.font.size for row in table.rows for cell in row.cells for run in cell.paragraphs[0].runs}) == 1
