"""The letters: what they tell whom, and that nothing typed by a clerk becomes a mark."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from io import BytesIO

from docx import Document

from addin.summary.collect.data import UnitDue
from addin.summary.letters.letter import as_word, plain, render
from addin.summary.letters.notices import office_letter, unit_letters
from tests.addin.summary.scenes import NUMBER, SUBMITTED, UNIT_A, UNIT_B, scene
from validators.due import Due
from validators.finding import Severity

BY = dt.date(2026, 10, 30)


def text_of(content: bytes) -> str:
    document = Document(BytesIO(content))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_the_letter_to_all_says_who_owes_what_and_by_when() -> None:
    text = text_of(office_letter(scene(), BY))
    assert "关于2026年第三季度离退休干部党建报表报送和质量情况的通报" in text
    assert "应报报表 3 份，已收 2 份，其中迟报 1 份；退回未改 0 份，未报 1 份。" in text
    assert "2026年10月30日（含）前完成" in text
    assert "盘龙区教育体育局\n活动记录\n✘ 未报" in text
    assert "党员纳入党组织率\n50.0%\n100%\n2025-12-31\n✘ 已逾期，未达标" in text
    assert "1 组人员" in text


def test_the_letter_to_all_says_what_the_problems_are_errors_first() -> None:
    some = scene().findings[0]
    asked = (
        ("C14-1", Severity.WARNING, 5),
        ("C04-1", Severity.ERROR, 2),
        ("F01", Severity.ERROR, 3),
        ("C02-1", Severity.ERROR, 1),
    )
    many = tuple(
        replace(some, finding=replace(some.finding, rule=rule, severity=severity, row=row))
        for rule, severity, times in asked
        for row in range(times)
    )
    text = text_of(office_letter(scene(findings=many), BY))
    assert "3 处必填项没有填；2 人本年未参加培训；1 名党员未编入党支部等" in text


def test_a_unit_that_owes_several_forms_has_one_line_for_them() -> None:
    owed = next(one for one in SUBMITTED if one.state == "missing")
    text = text_of(office_letter(scene(submissions=(owed, replace(owed, form="花名册"))), BY))
    assert "盘龙区教育体育局\n活动记录、花名册\n✘ 未报" in text
    assert text.count("✘ 未报") == 1


def test_who_stays_away_is_told_to_the_unit_and_not_to_all() -> None:
    """（十二）: listed for the branch, never published; the unit's other findings stay in the circular."""
    some = scene().findings[0]
    away = replace(
        some, finding=replace(some.finding, rule="C12-8", severity=Severity.WARNING, message="这名党员没有参加组织生活。")
    )
    told = scene(findings=(some, away))
    assert "组织生活" not in text_of(office_letter(told, BY))
    assert "盘龙区农业农村局" in text_of(office_letter(told, BY))
    assert "没有参加组织生活" in {unit: text_of(content) for unit, _, content in unit_letters(told, BY)}[UNIT_A]


def test_where_all_is_well_the_letter_says_so() -> None:
    received = tuple(replace(one, state="received") for one in SUBMITTED)
    text = text_of(office_letter(scene(submissions=received, findings=(), duplicates=(), indicators=()), BY))
    assert "各单位报表已经报齐。" in text
    assert "没有发现需要改正的问题。" in text
    assert "三、有关要求\n请各单位继续按时报送" in text
    assert "尚未达到" not in text


def test_each_unit_is_told_its_own_and_no_other() -> None:
    letters = {unit: text_of(content) for unit, _, content in unit_letters(scene(), BY)}
    assert set(letters) == {UNIT_A, UNIT_B}
    assert "未编入党支部" in letters[UNIT_A]
    assert "还没有报齐的报表" not in letters[UNIT_A]
    assert "未编入党支部" not in letters[UNIT_B]
    assert "一、还没有报齐的报表" in letters[UNIT_B]
    assert "没有收款账户" in letters[UNIT_B]
    assert "接下来要办的事" in letters[UNIT_B]
    assert "2026-12-31\n盘龙区教育体育局\n开展警示教育\n0/1 次" in letters[UNIT_B]
    assert "开展党员大会" not in letters[UNIT_A], "what is overdue stands among the findings"


def test_the_parts_of_a_letter_are_counted_one_after_the_other() -> None:
    letters = {unit: text_of(content) for unit, _, content in unit_letters(scene(), BY)}
    for text in letters.values():
        numbers = "".join(re.findall("^([一二三四五])、", text, re.MULTILINE))
        assert "一二三四五".startswith(numbers)
    assert re.search("[二三四]、暂缓发放的补贴", letters[UNIT_B])


def test_what_was_missed_before_the_period_is_told_as_overdue() -> None:
    missed = Due(dt.date(2026, 6, 30), UNIT_B, "C12-2", "开展队伍状况分析", "教体局", "（十二）", 0, 1, late=True, carried=True)
    told = scene(dues=(UnitDue(missed, UNIT_B, "盘龙区教育体育局"),))
    letters = {unit: text_of(content) for unit, _, content in unit_letters(told, BY)}
    assert "2026-06-30（已逾期）\n教体局\n开展队伍状况分析\n0/1 次" in letters[UNIT_B]


def test_a_unit_with_nothing_to_do_gets_no_letter() -> None:
    quiet = scene(submissions=(), findings=(), payments=(), indicators=(), dues=())
    assert list(unit_letters(quiet, BY)) == []


def test_numbers_of_persons_are_masked() -> None:
    texts = [text_of(office_letter(scene(), BY)), *(text_of(content) for _, _, content in unit_letters(scene(), BY))]
    for text in texts:
        assert NUMBER not in text
        assert not re.search(r"5301021[89]\d{11}", text)


def test_what_a_clerk_typed_is_no_mark() -> None:
    assert plain("# 大标题|乙\n丙\x07") == " # 大标题｜乙 丙 "
    units = {UNIT_B: "# 某局 | 甲"}
    (letter,) = [content for unit, _, content in unit_letters(scene(units=units), BY) if unit == UNIT_B]
    document = Document(BytesIO(letter))
    assert "某局 ｜ 甲" in document.paragraphs[1].text


def test_a_template_renders_code_as_text() -> None:
    text = render(
        "notice_unit.j2",
        data=scene(),
        by="明天",
        today="今天",
        unit="{{ 7 * 7 }}",
        owing=[],
        unusable=[],
        found=[],
        left=0,
        short=[],
        held=[],
        dues=[],
        later=0,
    )
    assert "{{ 7 * 7 }}" in text


def test_tables_repeat_their_header_and_keep_rows_whole() -> None:
    document = Document(BytesIO(as_word("# 题\n| 甲 | 乙 |\n| 1 | 2 |\n| 3 |\n正文")))
    (table,) = document.tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["甲", "乙"], ["1", "2"], ["3", ""]]
    assert "w:tblHeader" in table.rows[0]._tr.xml
    assert "w:cantSplit" in table.rows[1]._tr.xml
    assert [one.text for one in document.paragraphs if one.text] == ["题", "正文"]


def test_the_sender_and_the_date_stay_with_the_end_of_the_text() -> None:
    """Neither stands alone on a last page."""
    paragraphs = Document(BytesIO(office_letter(scene(), BY))).paragraphs
    text, sender, day = paragraphs[-3:]
    assert (sender.text, day.text) == ("盘龙区委老干部局", "2026年10月20日")
    assert (text.paragraph_format.keep_with_next, sender.paragraph_format.keep_with_next) == (True, True)
