"""The letters: what they tell whom, and that nothing typed by a clerk becomes a mark."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from io import BytesIO
from typing import Any

from docx import Document

from addin.summary.collect.data import UnitDue
from addin.summary.letters.folded import fold
from addin.summary.letters.letter import as_word, plain, render
from addin.summary.letters.notices import office_letter, unit_letters
from addin.summary.measure.evidence import SubmittedForm
from tests.addin.summary.scenes import NUMBER, SUBMITTED, UNIT_A, UNIT_B, scene
from validators.due import Due
from validators.finding import Finding, Severity

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


def returned(*rows: int, **more: Any) -> SubmittedForm:
    """A roster sent back: in these rows the state is missing, and in row 30 something else."""
    blank = Finding("F01", Severity.ERROR, None, "花名册.xlsx", "离退休干部", "", 0, "状态", "", "“状态”没有填。", "请填写状态。")
    errors = [replace(blank, row=row, cell=f"U{row}") for row in rows]
    other = replace(blank, rule="F03", row=30, column="退休日期", message="“2023”不是日期。", fix="请写成 2023-03-31。")
    sent = SubmittedForm(UNIT_B, "盘龙区教育体育局", "花名册", "returned", "2026-10-12", "教体局.xlsx", errors=(*errors, other))
    return replace(sent, **more)


def letter_to(unit: str, **changed: Any) -> str:
    return {code: text_of(content) for code, _, content in unit_letters(scene(**changed), BY)}[unit]


def test_the_letter_names_every_error_of_a_returned_form_those_alike_in_one_line() -> None:
    text = letter_to(UNIT_B, submissions=(returned(4, 5, 9),))
    assert "《花名册》（文件“教体局.xlsx”，2026-10-12报来，已经退回）：" in text
    assert "离退休干部\n“状态”第4、5、9行\n“状态”没有填。（同样的问题共 3 处）\n请填写状态。" in text
    assert "离退休干部\n“退休日期”第30行\n“2023”不是日期。\n请写成 2023-03-31。" in text


def test_rows_that_follow_each_other_are_a_range() -> None:
    assert "“状态”第4、5、7至9行" in letter_to(UNIT_B, submissions=(returned(4, 5, 7, 8, 9),))


def test_it_says_how_many_errors_were_too_many_to_keep_and_why_the_office_sent_it_back() -> None:
    assert "另有 7 处没有列出，见退回的表。" in letter_to(UNIT_B, submissions=(returned(4, more_errors=7),))
    said = letter_to(UNIT_B, submissions=(returned(errors=(), reason="盖章页不清楚"),))
    assert "已经退回）退回原因：盖章页不清楚" in said


def test_the_letter_to_all_says_what_was_wrong_with_a_returned_form_but_not_what_the_office_wrote() -> None:
    text = text_of(office_letter(scene(submissions=(returned(4, 5, reason="本人来电"),)), BY))
    assert "盘龙区教育体育局\n花名册\n✘ 退回未改：2 处必填项没有填；1 处" in text
    assert "本人来电" not in text


def test_findings_that_are_alike_are_one_line_and_none_is_lost() -> None:
    """Alike: one rule and column, mended alike."""
    blank = returned(4, 5, 9).errors
    (one, other) = fold([*blank[:2], blank[3], blank[2]])
    assert (one.place, other.place) == ("“状态”第4、5、9行", "“退休日期”第30行")
    whole = replace(blank[0], row=0, cell="", column="")
    assert [line.place for line in fold([whole, whole])] == ["", ""], "of the file as a whole there is no row to name"


def test_letters_have_place_for_a_number_and_say_whom_to_ask() -> None:
    asked = scene(whom_to_ask=("李明", "0871-63123456"))
    texts = [text_of(office_letter(asked, BY)), *(text_of(content) for _, _, content in unit_letters(asked, BY))]
    for text in texts:
        assert re.search("^文号：.*〔2026〕.*号$", text, re.MULTILINE)
        assert "联系人：李明　　联系电话：0871-63123456" in text
    assert "联系人" not in text_of(office_letter(scene(), BY))


def test_writing_the_letters_tells_how_far_it_is() -> None:
    told: list[tuple[int, int, str]] = []
    list(unit_letters(scene(), BY, lambda *step: told.append(step)))
    assert told == [(1, 2, "盘龙区农业农村局"), (2, 2, "盘龙区教育体育局")]


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
    assert "某局 ｜ 甲" in document.paragraphs[2].text


def test_a_template_renders_code_as_text() -> None:
    text = render(
        "notice_unit.j2",
        data=scene(),
        by="明天",
        today="今天",
        signed="今天",
        unit="{{ 7 * 7 }}",
        owing=[],
        returned=[],
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
