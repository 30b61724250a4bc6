"""The letter about a mobile member: for whom there is one, what it says, and the slip that comes back."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any

from docx import Document
from docx.shared import Cm

from addin.summary.letters.letter_sender import LetterSender
from addin.summary.letters.mobile_letters import mobile_letters, mobile_members
from addin.summary.measure.catalogue import find
from tests.addin.summary.registers import context, inputs, unit
from tests.addin.summary.scenes import NUMBER, UNIT_A

SENDER = LetterSender("盘龙区委老干部局", "李明", "0871-65100000")
HOME = "盘龙区农业农村局离退休干部党支部"
# Away since 10 January: at the end of September eight whole months.
AWAY = {"外出日期": "2026-01-10", "通报流入地日期": None}
OTHERS = (
    AWAY | {"身份证号": "530102196001010012", "通报流入地日期": "2026-06-01"},
    AWAY | {"身份证号": "530102196001010020", "已转组织关系": "是"},
    AWAY | {"身份证号": "530102196001010039", "返回日期": "2026-08-01"},
    AWAY | {"身份证号": "530102196001010047", "外出日期": "2026-05-01"},
)


def given(*rows: dict[str, Any], **person: Any) -> Any:
    of = {"封面": [{}], "党组织": [{}], "离退休干部": [person], "流动党员": list(rows)}
    return inputs(unit(UNIT_A, of, "盘龙区农业农村局"), on=context("2026-10-20"))


def letter(*rows: dict[str, Any], sender: LetterSender = SENDER, **person: Any) -> Any:
    ((_, content),) = mobile_letters(given(*rows, **person), sender)
    return Document(BytesIO(content))


def said(document: Any) -> str:
    return "\n".join(paragraph.text for paragraph in document.paragraphs)


def test_there_is_one_for_whoever_is_away_six_months_and_was_not_told_of() -> None:
    """（十三）: six months, membership not moved, not notified; who has come back or was notified needs none."""
    assert [(one.name, one.row) for one in mobile_members(given(*OTHERS, AWAY))] == [("张建国", 8)]
    assert mobile_members(given(*OTHERS)) == []


def test_there_are_as_many_as_the_indicator_misses() -> None:
    found = given(*OTHERS, AWAY)
    assert len(mobile_members(found)) == find("I13-3").measure(found).tally.missed == 1


def test_it_says_to_whom_about_whom_and_since_when() -> None:
    found = letter(AWAY)
    text = said(found)
    for words in ("成都市青羊区某社区党支部：", "张建国同志自2026年1月10日起外出", "到2026年9月30日已连续外出满 8 个月"):
        assert words in text
    assert f"{HOME}\n盘龙区农业农村局（盖章）" in text
    assert "联系人：李明　　联系电话：0871-65100000（盘龙区委老干部局）" in text
    table = [[cell.text for cell in row.cells] for row in found.tables[0].rows]
    assert ["身份证号", "530102********2415"] in table
    assert ["组织关系所在党支部", HOME] in table
    assert ["本人电话", "13888000002"] in table


def test_there_is_place_for_number_seal_and_day() -> None:
    text = said(letter(AWAY))
    assert re.search("^文号：.*〔2026〕.*号$", text, re.MULTILINE)
    assert text.count("年　　月　　日") == 2, "of the letter and of the slip"


def test_the_slip_has_a_page_and_room_to_write() -> None:
    found = letter(AWAY)
    heading = next(paragraph for paragraph in found.paragraphs if paragraph.text == "回执")
    assert heading.paragraph_format.page_break_before
    assert f"盘龙区农业农村局、{HOME}：\n张建国同志的通报函收悉" in said(found)
    rows = found.tables[1].rows[1:]
    assert len(rows) == 5
    assert all(row.height >= Cm(1) and row.cells[1].text == "" and row.cells[1].width >= Cm(8) for row in rows)


def test_where_no_organisation_is_known_it_goes_to_the_place() -> None:
    assert "四川省成都市有关党组织：" in said(letter(AWAY | {"流入党组织": None}))


def test_whom_to_ask_and_telephone_are_left_out_where_nobody_wrote_them() -> None:
    found = letter(AWAY, sender=LetterSender("盘龙区委老干部局", "", ""), 联系电话=None)
    assert "联系人：" not in said(found)
    assert ["本人电话", "—"] in [[cell.text for cell in row.cells] for row in found.tables[0].rows]


def test_numbers_are_masked_and_nothing_typed_is_a_mark() -> None:
    found = letter(AWAY | {"流入党组织": "# 某支部 | 乙\n> 丙", "姓名": "{{ 7 * 7 }}"})
    text = said(found) + "".join(cell.text for table in found.tables for row in table.rows for cell in row.cells)
    assert NUMBER not in text
    assert "# 某支部 ｜ 乙 > 丙：" in text
    assert "{{ 7 * 7 }}同志" in text


def test_without_the_sheets_nobody_is_to_be_told_of() -> None:
    assert mobile_members(inputs()) == []
