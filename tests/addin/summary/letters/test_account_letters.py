"""The letter that asks a unit for new accounts, with the slip that comes back."""

from __future__ import annotations

import datetime as dt
from io import BytesIO

from docx import Document
from docx.shared import Cm

from addin.summary.letters.account_letters import FailedPayment, LetterHead, UnitReturns, account_letters

ROW = FailedPayment(
    "张建国", "530102********0033", "2026年7—9月", "900.00", "某银行盘龙支行", "622848**********0012", "## 账号已销户"
)
HEAD = LetterHead("盘龙区委老干部局", "李明", "0871-65100000", "2026Q3-2", dt.date(2026, 10, 12))


def letter(head: LetterHead = HEAD) -> Document:
    units = [UnitReturns("530102A", "盘龙区农业农村局", [ROW, ROW], "1,800.00", "人民币壹仟捌佰元整")]
    ((code, name, content),) = account_letters(head, units, dt.date(2026, 10, 22))
    assert (code, name) == ("530102A", "盘龙区农业农村局")
    return Document(BytesIO(content))


def test_it_says_whose_payments_came_back_and_by_when_to_answer() -> None:
    found = letter()
    said = "\n".join(paragraph.text for paragraph in found.paragraphs)
    sums, days = "合计 1,800.00 元（人民币壹仟捌佰元整）", ("于2026年10月22日（含）前", "2026年10月12日")
    for words in ("盘龙区农业农村局：", "下列 2 笔", "更正 2026Q3-2", sums, *days):
        assert words in said
    row = [cell.text for cell in found.tables[0].rows[1].cells]
    where = "某银行盘龙支行 622848**********0012"
    assert row == ["张建国", "530102********0033", "2026年7—9月 900.00 元", where, "## 账号已销户"]


def test_a_number_stands_in_one_line() -> None:
    """At 10.5 points a digit is 0.19 cm wide."""
    cells = letter().tables[0].rows[1].cells
    assert cells[1].width >= Cm(18 * 0.19)
    assert cells[3].width >= Cm(20 * 0.19)


def test_the_slip_is_a_page_of_its_own_with_room_to_write() -> None:
    found = letter()
    heading = next(paragraph for paragraph in found.paragraphs if paragraph.text == "回执")
    assert heading.paragraph_format.page_break_before
    slip = found.tables[1]
    assert [cell.text for cell in slip.rows[0].cells][3:] == ["账号（请写完整的卡号）", "本人签字"]
    assert [[cell.text for cell in row.cells] for row in slip.rows[1:]] == [["张建国", "", "", "", ""]] * 2
    assert all(row.height >= Cm(1) for row in slip.rows[1:])


def test_whom_to_ask_is_left_out_where_nobody_filled_it_in() -> None:
    said = "\n".join(paragraph.text for paragraph in letter(HEAD._replace(contact="", phone="")).paragraphs)
    assert "联系人" not in said
