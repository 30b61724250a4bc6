"""The ribbon's door: every button does its work, and never lets an error out."""

from __future__ import annotations

from copy import copy
from pathlib import Path
from typing import Any

import pytest
from openpyxl.styles import PatternFill

from addin.doors.ribbon import all_buttons
from addin.doors.ribbon.click import click
from addin.doors.ribbon.user_settings import UserSettings
from tests.addin.memory_host import App, Book
from tests.addin.submitted_files import person, roster, unit, write, write_change
from workbook_templates.layout import PROBLEMS, RESULT
from workbook_templates.read import read_submission

PEOPLE = "离退休干部"


@pytest.fixture
def form_book(host: App, tmp_path: Path) -> Book:
    """A roster with an empty name in A5 and a number in B6 whose check digit is wrong."""
    rows = roster(1, 6)
    people = rows[PEOPLE]
    people[1]["姓名"] = ""
    number = str(people[2]["身份证号"])
    people[2]["身份证号"] = number[:-1] + ("0" if number[-1] != "0" else "1")
    return host.books.open(str(write(tmp_path / "表" / "花名册.xlsx", "roster", rows, **unit(1))))


def cell(book: Book, address: str, sheet: str = PEOPLE) -> Any:
    return book.wb[sheet][address]


def colour(book: Book, address: str, sheet: str = PEOPLE) -> str | None:
    fill = cell(book, address, sheet).fill
    return str(fill.fgColor.rgb) if fill.patternType else None


def test_check_marks_cells_notes_results_and_a_list(form_book: Book, host: App, memory: UserSettings) -> None:
    click("fill_check", form_book, memory)
    assert host.said == ["发现错误 2 处、提醒 1 处，已标在表里，并列在“问题清单”。请先改正错误，再点一次“校验本表”。"]
    assert colour(form_book, "A5") == colour(form_book, "B6") == "FFFFB59E"
    assert colour(form_book, "A4", "党组织") == "FFFFE38F"
    assert cell(form_book, "A5").comment.text.startswith("【校验】【错误 F01】")
    header = next(c for c in form_book.wb[PEOPLE][3] if c.value == RESULT)
    assert form_book.wb[PEOPLE].cell(5, header.column).value.startswith("【错误 F01】")
    rows = [[c.value for c in row] for row in form_book.wb[PROBLEMS].iter_rows(min_row=3)]
    assert [(row[1], row[5], row[6]) for row in rows] == [
        ("错误", PEOPLE, "A5"),
        ("错误", PEOPLE, "B6"),
        ("提醒", "党组织", "A4"),
    ]
    assert form_book.wb[PROBLEMS]["G3"].hyperlink.target == f"#'{PEOPLE}'!A5"
    assert "银龄：正在校验 2/3 查出 3 处，正在标记" in host.bar
    assert host.bar[-1] is False
    assert "530102" not in " ".join(str(v) for v in rows[1] if v).replace("530102********", "")


def test_checked_again_after_an_edit_only_what_is_left_is_marked(form_book: Book, host: App, memory: UserSettings) -> None:
    click("fill_check", form_book, memory)
    cell(form_book, "A5").value = "李建国"
    click("fill_check", form_book, memory)
    assert colour(form_book, "A5") is None
    assert cell(form_book, "A5").comment is None
    assert colour(form_book, "B6") == "FFFFB59E"
    assert [ws.title for ws in form_book.wb.worksheets].count(PROBLEMS) == 1
    assert "错误 1 处" in host.said[-1]


def test_the_clerks_own_colour_and_note_come_back(form_book: Book, memory: UserSettings) -> None:
    sheet = form_book.sheets[PEOPLE]
    sheet.range("A5").color = (10, 200, 30)
    sheet.range("A5").add_note("问问老王")
    sheet.range("C9").add_note("另一处")
    click("fill_check", form_book, memory)
    assert cell(form_book, "A5").comment.text.startswith("问问老王\n【校验】")
    click("fill_clear", form_book, memory)
    assert colour(form_book, "A5") == "FF0AC81E"
    assert cell(form_book, "A5").comment.text == "问问老王"
    assert cell(form_book, "C9").comment.text == "另一处"
    assert PROBLEMS not in form_book.wb.sheetnames
    assert RESULT not in [c.value for c in form_book.wb[PEOPLE][3]]


def test_marks_go_from_rows_that_have_moved(form_book: Book, memory: UserSettings) -> None:
    form_book.sheets[PEOPLE].range("B6").color = (10, 200, 30)
    click("fill_check", form_book, memory)
    ws = form_book.wb[PEOPLE]
    for column in range(1, ws.max_column + 1):  # the clerk moves row 6 to row 12, as cut and paste does
        old, new = ws.cell(6, column), ws.cell(12, column)
        new.value, new.fill, new.comment = old.value, copy(old.fill), old.comment
        old.value, old.comment = None, None
        old.fill = PatternFill()
    click("fill_clear", form_book, memory)
    assert colour(form_book, "B12") == "FF0AC81E"
    assert cell(form_book, "B12").comment is None
    assert ws.cell(12, ws.max_column).value is None


def test_next_goes_round_the_problems(form_book: Book, host: App, memory: UserSettings) -> None:
    click("fill_next", form_book, memory)
    assert host.said == ["“问题清单”里没有可以跳到的格子。请先点“校验本表”。"]
    click("fill_check", form_book, memory)
    seen = []
    for _ in range(4):
        click("fill_next", form_book, memory)
        seen.append((form_book.sheets.active.name, host.selection.get_address(False, False)))
    assert seen == [(PEOPLE, "A5"), (PEOPLE, "B6"), ("党组织", "A4"), (PEOPLE, "A5")]
    assert "姓名" in str(host.bar[-1])


def test_no_report_file_with_errors_and_a_clean_one_without(
    form_book: Book, host: App, memory: UserSettings, tmp_path: Path
) -> None:
    click("fill_report", form_book, memory)
    assert host.said[-1].startswith("还有 2 处错误，不能生成上报文件。")
    good = host.books.open(str(write(tmp_path / "好" / "花名册.xlsx", "roster", roster(2, 5), **unit(2))))
    good.sheets[PEOPLE].range("A6").value = "改过名"
    click("fill_report", good, memory)
    made = list((tmp_path / "好" / "上报文件").glob("*.xlsx"))
    assert len(made) == 1
    assert str(made[0]) in host.said[-1]
    assert host.books.open(str(made[0])).wb[PEOPLE]["A6"].value == "改过名"
    click("fill_report", good, memory)
    assert len(list((tmp_path / "好" / "上报文件").glob("*.xlsx"))) == 2, "never overwritten"


def test_the_next_periods_form_lies_beside_the_open_one(form_book: Book, host: App, memory: UserSettings, tmp_path: Path) -> None:
    click("fill_next_period", form_book, memory)
    assert "2 处错误，不能用它生成下期的表。请点“校验本表”" in host.said[-1]
    good = host.books.open(str(write(tmp_path / "好" / "花名册.xlsx", "roster", roster(2, 5), **unit(2))))
    click("fill_next_period", good, memory)
    assert "已生成2026年第四季度的花名册" in host.said[-1]
    made = tmp_path / "好" / "花名册_盘龙区第二局_2026Q4.xlsx"
    made.write_bytes(b"filled in by somebody")
    click("fill_next_period", good, memory)
    assert "没有覆盖" in host.said[-1]
    assert made.read_bytes() == b"filled in by somebody"


def test_a_change_form_still_says_which_cells_to_empty_when_it_is_reported(
    host: App, memory: UserSettings, tmp_path: Path
) -> None:
    him = {"变动": "修改", "身份证号": person(101)["身份证号"], "专长": "[清空]", "居住地": "大理市"}
    form = write_change(tmp_path / "表" / "变动表.xlsx", {"离退休干部变动": [him]}, **unit(1))
    click("fill_report", host.books.open(str(form)), memory)
    [made] = (tmp_path / "表" / "上报文件").glob("*.xlsx")
    table = read_submission(made).tables["离退休干部变动"]
    assert (table.get("居住地")[0], table.cleared) == ("大理市", {"专长": {0}})


def test_a_bug_is_told_in_one_sentence_and_logged_without_values(
    form_book: Book, host: App, memory: UserSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(book: Any) -> None:
        raise ValueError("530102195801010011 张三")

    monkeypatch.setattr("addin.doors.ribbon.live_workbook.read_live_workbook", broken)
    click("fill_report", form_book, memory)
    log = (memory.folder / "buttons.log").read_text(encoding="utf-8")
    assert "fill_report ValueError" in log
    assert "test_click.py" in log
    assert "530102" not in log + host.said[-1]
    assert "Traceback" not in host.said[-1]


def test_an_unknown_tag_is_a_bug_that_is_told(form_book: Book, host: App, memory: UserSettings) -> None:
    click("fill_nothing", form_book, memory)
    click("os_system", form_book, memory)
    assert len(host.said) == 2


def test_settings_are_asked_on_a_sheet_and_remembered(form_book: Book, host: App, memory: UserSettings, tmp_path: Path) -> None:
    click("help_settings", form_book, memory)
    asked = host.books[-1]
    assert asked.sheets.active.name == "银龄设置"
    asked.wb.active["B4"].value, asked.wb.active["B5"].value = "2026q3", "张经办"
    asked.wb.active["B3"].value = str(tmp_path / "没有")
    click("help_settings", asked, memory)
    assert "不是一个机构文件夹" in host.said[-1]
    asked.wb.active["B3"].value = None
    click("help_settings", asked, memory)
    assert host.said[-1].startswith("设置已保存")
    assert asked.api.Saved
    assert (UserSettings(memory.folder).get("period"), UserSettings(memory.folder).get("user")) == ("2026Q3", "张经办")


@pytest.mark.parametrize("tag", [one.tag for one in all_buttons() if one.group in ("汇总", "补贴", "报表")])
def test_an_office_button_without_settings_says_what_to_do(tag: str, form_book: Book, host: App, memory: UserSettings) -> None:
    click(tag, form_book, memory)
    blank = {
        "money_reverse": "冲销单的“身份证号、月份、原因”", "money_recovered": "收回单的“身份证号、月份、收款凭证”",
        "gather_return": "退回的“原因”", "gather_reorganise": "单位撤并的“单位代码、原因”", "gather_reopen": "重开本期的“原因”",
        "money_opening": "期初单的“旧发放表、报告期”", "money_statement": "年度单的“年度”",
        "money_explain": "查询单的“身份证号或姓名”", "money_returned": "回盘单的“回盘文件”",
        "money_consent": "同意单的“身份证号、日期”", "money_cancel": "取消单的“批次、原因”",
        "money_match": "名单核对单的“名单、类别”", "money_listed": "名单认定单的“身份证号或姓名、类别、认定、依据”",
    }  # fmt: skip
    if tag in blank:
        click(tag, host.books[-1], memory)
        assert host.said == [f"{blank[tag]}还没有填。"]
    else:
        assert host.said[-1].startswith("还没有设置“机构文件夹”、“报告期”、“办理人”。"), "all at once"


def test_text_that_looks_like_a_formula_stays_text(host: App, form_book: Book, memory: UserSettings) -> None:
    people = form_book.wb[PEOPLE]
    people["A6"].value = "=HYPERLINK(1)"
    people["A6"].data_type = "s"
    click("fill_check", form_book, memory)
    assert not any(c.data_type == "f" for row in form_book.wb[PROBLEMS].iter_rows() for c in row)


def test_the_doctor_looks_at_the_program_it_was_called_in(memory: UserSettings) -> None:
    excel, calc = App(), App(engine="libreoffice")
    click("help_doctor", excel.books.add(), memory)
    assert excel.said[-1].startswith("自检发现"), "there is no Excel where these tests run"
    click("help_doctor", calc.books.add(), memory)
    assert calc.said[-1].startswith("自检完毕：按钮能在 LibreOffice 里运行。")


def test_a_sheet_used_far_below_is_refused_before_it_is_read(form_book: Book, host: App, memory: UserSettings) -> None:
    form_book.wb[PEOPLE].cell(1_048_576, 1).value = "x"
    click("fill_check", form_book, memory)
    assert host.said == ["“离退休干部”用到了第 1,048,576 行，太大了。请选中名单下面的空行，点右键删除，再点这个按钮。"]


def test_a_workbook_that_was_never_saved_is_checked_but_has_no_place_for_a_report_file(
    form_book: Book, host: App, memory: UserSettings
) -> None:
    form_book.fullname = "工作簿1"
    click("fill_check", form_book, memory)
    assert host.said[-1].startswith("发现错误 2 处")
    click("fill_report", form_book, memory)
    assert "还没有保存在这台电脑上" in host.said[-1]


def test_next_goes_to_what_is_still_wrong_wherever_its_row_is_now(form_book: Book, host: App, memory: UserSettings) -> None:
    click("fill_check", form_book, memory)
    form_book.wb[PEOPLE].insert_rows(4)  # A5, B6 are now A6, B7; the note does not move with openpyxl, and is not needed
    seen = []
    for _ in range(3):
        click("fill_next", form_book, memory)
        seen.append((form_book.sheets.active.name, host.selection.get_address(False, False)))
    assert seen == [(PEOPLE, "A6"), (PEOPLE, "B7"), ("党组织", "A4")]


def test_next_passes_over_what_was_corrected_or_deleted(form_book: Book, host: App, memory: UserSettings) -> None:
    click("fill_check", form_book, memory)
    click("fill_next", form_book, memory)
    cell(form_book, "A5").value = "李建国"
    form_book.wb[PEOPLE].delete_rows(6)
    click("fill_next", form_book, memory)
    assert (form_book.sheets.active.name, host.selection.get_address(False, False)) == ("党组织", "A4")
    cell(form_book, "A4", "党组织").value = "改过的名称"
    click("fill_next", form_book, memory)
    assert host.said[-1] == "“问题清单”里的格子都改过了，或者已经删掉了。请再点一次“校验本表”，看还有没有别的问题。"


def test_next_goes_one_by_one_through_a_line_about_many(host: App, memory: UserSettings, tmp_path: Path) -> None:
    rows = roster(1, 9)
    for n in (2, 3, 5):
        rows[PEOPLE][n]["党支部代码"] = "530102000077"
    book = host.books.open(str(write(tmp_path / "花名册.xlsx", "roster", rows, **unit(1))))
    click("fill_check", book, memory)
    column = next(c.column_letter for c in book.wb[PEOPLE][3] if c.value == "党支部代码")
    book.wb[PEOPLE].insert_rows(7)  # rows 6 and 7 were two of them, row 9 the third: 6, 8 and 10 now
    seen = []
    for _ in range(3):
        click("fill_next", book, memory)
        seen.append(host.selection.get_address(False, False))
    assert seen == [f"{column}6", f"{column}8", f"{column}10"]
