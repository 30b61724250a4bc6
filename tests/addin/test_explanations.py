"""A warning that is right all the same: the unit says why, the office accepts or rejects it, and it goes up with the rows.

What must hold is written from the issue's words: a reason travels with the file; an accepted one stays quiet until the value
or the period changes or its date passes; an error cannot be explained away, except by accepting it for a reason, which the
office above is told instead of sending back everything.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from docx import Document

from addin.consolidation.consolidate import consolidate
from addin.errors import Refused
from addin.submissions.explanation_events import ACCEPT, REJECT
from addin.submissions.folder import Office
from addin.submissions.receive import receive
from addin.submissions.receive_outcome import ReceiveOutcome
from addin.submissions.register import Subordinate, save_units
from addin.usecases.explanations import decide_reasons, reasons_of
from addin.usecases.period_closing import close_period, reopen_period
from tests.addin.conftest import found, registered
from tests.addin.doors.commandline.typed import Clerk
from tests.addin.explained_forms import (
    REASON,
    SHORT_NUMBER,
    explain,
    explained,
    marked_copy,
    problem_list,
    warnings_of,
    with_short_number,
)
from tests.addin.submissions.changing import cell, change, him, in_force, made_from, whole
from tests.addin.submitted_files import roster, unit, unit_code, write
from tests.conftest import OfficeClock
from validators.engine import check
from workbook_templates.problem_key import ProblemKeys
from workbook_templates.read import read_file
from workbook_templates.values.period import Period


def warned(outcome: ReceiveOutcome, rule: str = "F09") -> list[str]:
    """What stands beside the warnings of a rule; one text a warning."""
    return [one.explanation for one in outcome.findings if one.rule == rule]


def first_of(office: Office) -> str:
    """The number of the first reason that a unit gave."""
    return reasons_of(office.root, "2026Q3")[0].number


def received(office: Office, file: Path) -> ReceiveOutcome:
    (outcome,) = receive(office, [file])
    assert outcome.result == "accepted", outcome
    return outcome


def again(file: Path, folder: Path) -> Path:
    """The same form sent once more: 报送次数 2."""
    book = openpyxl.load_workbook(file)
    cover = book["封面"]
    places = {row[1].value: row[2] for row in cover.iter_rows() if row[1].value}
    next(cell for name, cell in places.items() if str(name).startswith("报送次数")).value = 2
    folder.mkdir(exist_ok=True)
    book.save(folder / file.name)
    return folder / file.name


def test_an_accepted_reason_is_quiet_until_the_value_changes(county: Office, tmp_path: Path) -> None:
    outcome = received(county, explained(tmp_path))
    assert warned(outcome) == [REASON]
    (given,) = reasons_of(county.root, "2026Q3")
    assert (given.rule, given.text, given.decision) == ("F09", REASON, None)
    decide_reasons(county.root, "2026Q3", [given.number], ACCEPT, "张敏")
    assert warned(received(county, again(with_short_number(tmp_path), tmp_path / "再报"))) == []
    changed = with_short_number(tmp_path, "改.xlsx", 联系电话="54321")
    book = openpyxl.load_workbook(changed)
    book.save(changed)
    assert warned(received(county, again(again(changed, tmp_path / "三"), tmp_path / "四"))) == [""]


def test_a_rejected_reason_stands_beside_the_warning_with_the_answer(county: Office, tmp_path: Path) -> None:
    file = explained(tmp_path)
    received(county, file)
    decide_reasons(county.root, "2026Q3", [first_of(county)], REJECT, "张敏", reason="短号县里打不通")
    (told,) = warned(received(county, again(file, tmp_path / "再报")))
    assert REASON in told
    assert "不认可" in told
    assert "短号县里打不通" in told
    (letter,) = (county.root / "退回").rglob("*情况说明受理意见*.txt")
    assert "短号县里打不通" in letter.read_text(encoding="utf-8-sig")


def test_what_goes_back_shows_the_office_s_answer_and_not_what_somebody_typed_there(county: Office, tmp_path: Path) -> None:
    received(county, explained(tmp_path))
    decide_reasons(county.root, "2026Q3", [first_of(county)], REJECT, "张敏", reason="短号县里打不通")
    sheets = roster(1)
    sheets["离退休干部"][1] |= SHORT_NUMBER
    sheets["离退休干部"][2]["性别"] = "女" if sheets["离退休干部"][2]["性别"] == "男" else "男"
    file = write(tmp_path / "错.xlsx", "roster", sheets, **unit(1) | {"报送次数": 2})
    file = explain(marked_copy(file, tmp_path / "错_标.xlsx"), {"F09": REASON})
    book = openpyxl.load_workbook(file)
    for row in range(3, book["问题清单"].max_row + 1):
        book["问题清单"].cell(row, 10).value, book["问题清单"].cell(row, 11).value = "认可", "自己"
    book.save(file)
    (outcome,) = receive(county, [file])
    assert outcome.result == "returned"
    assert outcome.receipt is not None
    (line,) = [one for one in problem_list(county.root / outcome.receipt.stored) if one["规则"] == "F09"]
    assert (line["情况说明"], line["受理意见"], line["受理人"]) == (REASON, "不认可：短号县里打不通", "张敏")


def test_other_words_are_decided_anew(county: Office, tmp_path: Path) -> None:
    received(county, explained(tmp_path))
    decide_reasons(county.root, "2026Q3", [first_of(county)], REJECT, "张敏", reason="请写清楚")
    received(county, again(explained(tmp_path, said={"F09": "总机转分机，已试打"}), tmp_path / "再报"))
    (given,) = reasons_of(county.root, "2026Q3")
    assert given.decision is None


def test_an_acceptance_ends_with_its_day(county: Office, tmp_path: Path, office_clock: OfficeClock) -> None:
    """The day counts on which a file is received, not the day by which the period is judged."""
    received(county, explained(tmp_path))
    decide_reasons(county.root, "2026Q3", [first_of(county)], ACCEPT, "张敏", until=dt.date(2027, 1, 31))
    second = again(with_short_number(tmp_path), tmp_path / "再报")
    for day, told in (("2027-01-31", []), ("2027-02-01", [""])):
        office_clock.set(day)
        (outcome,) = receive(county, [second], dry_run=True)
        assert warned(outcome) == told, day


def test_an_acceptance_ends_with_its_period(county: Office, tmp_path: Path) -> None:
    received(county, explained(tmp_path))
    decide_reasons(county.root, "2026Q3", [first_of(county)], ACCEPT, "张敏")
    sheets = roster(1)
    sheets["离退休干部"][1] |= SHORT_NUMBER
    cover = unit(1) | {"报告期": "2026Q4", "填报日期": dt.date(2026, 12, 31)}
    assert warned(received(county, write(tmp_path / "下期.xlsx", "roster", sheets, **cover))) == [""]


def test_an_acceptance_can_be_seen_and_taken_back_after_the_file_was_sent_again(county: Office, tmp_path: Path) -> None:
    received(county, explained(tmp_path))
    decide_reasons(county.root, "2026Q3", [first_of(county)], ACCEPT, "张敏")
    received(county, again(with_short_number(tmp_path), tmp_path / "再报"))
    (given,) = reasons_of(county.root, "2026Q3")
    assert given.decision is not None
    assert (given.text, given.decision.act) == (REASON, ACCEPT)
    decide_reasons(county.root, "2026Q3", [given.number], REJECT, "张敏", reason="短号已停用")
    third = again(again(with_short_number(tmp_path), tmp_path / "三"), tmp_path / "四")
    book = openpyxl.load_workbook(third)
    book["封面"]["C13"] = 3
    book.save(third)
    assert warned(received(county, third)) == [""]


def test_a_unit_that_says_something_else_now_is_heard(county: Office, tmp_path: Path) -> None:
    received(county, explained(tmp_path))
    decide_reasons(county.root, "2026Q3", [first_of(county)], ACCEPT, "张敏")
    other = explained(tmp_path, said={"F09": "其实号码写错了，下期改"})
    assert warned(received(county, again(other, tmp_path / "再报"))) == ["其实号码写错了，下期改"]


def test_long_numbers_are_masked_wherever_the_reason_is_told(county: Office, tmp_path: Path) -> None:
    number = str(roster(1)["离退休干部"][1]["身份证号"])
    spaced = f"{number[:6]} {number[6:14]} {number[14:]}"
    outcome = received(county, explained(tmp_path, said={"F09": f"本人 {spaced} 确认"}))
    decide_reasons(county.root, "2026Q3", [first_of(county)], REJECT, "张敏", reason=f"{number} 查无此人")
    (letter,) = (county.root / "退回").rglob("*受理意见*.txt")
    told = [*warned(outcome), letter.read_text(encoding="utf-8-sig"), str(reasons_of(county.root, "2026Q3"))]
    assert all(number[6:14] not in text.replace(" ", "") for text in told)


def test_an_error_cannot_be_explained_away(county: Office, tmp_path: Path) -> None:
    sheets = roster(1)
    sheets["离退休干部"][0]["性别"] = "女"
    file = marked_copy(write(tmp_path / "原.xlsx", "roster", sheets, **unit(1)), tmp_path / "花名册.xlsx")
    rules = {line["规则"] for line in problem_list(file) if line["级别"] == "错误"}
    (outcome,) = receive(county, [explain(file, dict.fromkeys(rules, "本来就是这样"))])
    assert outcome.result == "returned"
    assert reasons_of(county.root, "2026Q3") == []


def test_a_reason_of_a_row_outlives_sorting_marking_again_and_clearing(tmp_path: Path) -> None:
    file = explained(tmp_path)
    book = openpyxl.load_workbook(file)
    sheet = book["离退休干部"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4, max_row=7, max_col=sheet.max_column)]
    for at, row in enumerate(reversed(rows), start=4):
        for column, value in enumerate(row, start=1):
            sheet.cell(at, column).value = value
    book.save(file)
    assert ("F09", REASON) in warnings_of(file)
    (line,) = [one for one in problem_list(marked_copy(file, tmp_path / "又.xlsx")) if one["规则"] == "F09"]
    assert line["情况说明"] == REASON


def test_what_is_decided_goes_up_and_an_accepted_error_returns_nothing(tmp_path: Path) -> None:
    """The county takes in one row for a reason: the prefecture takes the county's book, and is told the reason."""
    county = found(tmp_path / "county", units=registered(1))
    sheets = roster(1)
    sheets["离退休干部"][0]["性别"] = "女"
    sheets["离退休干部"][1] |= {"联系电话": "12345"}
    first = write(tmp_path / "原.xlsx", "roster", sheets, **unit(1))
    file = explain(marked_copy(first, tmp_path / "花名册.xlsx"), {"F09": REASON})
    (outcome,) = receive(county, [file], accept_with_reason="身份证登记的性别有误，正在更正")
    assert outcome.result == "accepted"
    decide_reasons(county.root, "2026Q3", [first_of(county)], ACCEPT, "张敏")
    upward = consolidate(county, Period.parse("2026Q3"), tmp_path / "上报.xlsx").outputs[0].path
    (report,) = check([read_file(upward).submission])
    wrong = {one.rule for one in report.findings if one.severity.value == "error"}
    assert wrong, "the book still has the row that is wrong"
    prefecture = found(tmp_path / "prefecture", "530100", "prefecture")
    (refused,) = receive(prefecture, [upward], dry_run=True)
    assert refused.result == "would_return", "nobody has registered the county: anybody may have written its reasons"
    save_units(prefecture, [Subordinate("530102", "盘龙区委老干部局", "county", ("roster",))])
    (taken,) = receive(prefecture, [upward])
    assert taken.result == "accepted", taken
    told = {one.rule: one.explanation for one in taken.findings}
    assert all("带错收下" in told[rule] and "正在更正" in told[rule] for rule in wrong)
    assert "认可" in told["F09"]
    assert "张敏" in told["F09"]


def test_what_was_accepted_is_in_no_notice_and_no_summary(county: Office, clerk: Clerk, tmp_path: Path) -> None:
    """The unit has answered; whoever signs the 通报 must not ask once more."""

    def told() -> str:
        where = ("--office", county.root, "--period", "2026Q3")
        clerk.types("report", "notices", *where, "-o", tmp_path / "通报.docx")
        words = "\n".join(one.text for one in Document(str(tmp_path / "通报.docx")).element.body.iter() if one.text)
        findings = json.loads(clerk.types("report", "summary", *where, "-o", tmp_path / "总表.xlsx", "--json"))["findings"]
        return f"{words} {findings}"

    received(county, explained(tmp_path))
    assert "F09" in told()
    decide_reasons(county.root, "2026Q3", [first_of(county)], ACCEPT, "张敏")
    assert "F09" not in told()
    assert "联系电话" not in told()


def test_a_letter_holds_all_that_was_decided_for_the_unit(county: Office, tmp_path: Path) -> None:
    received(county, explained(tmp_path, said={"F09": REASON, "C07-2": "正在物色"}))
    for given in reasons_of(county.root, "2026Q3"):
        decide_reasons(county.root, "2026Q3", [given.number], ACCEPT, "张敏")
    (letter,) = (county.root / "退回").rglob("*受理意见*.txt")
    assert all(words in letter.read_text(encoding="utf-8-sig") for words in (REASON, "正在物色"))


def test_more_than_was_accepted_is_told(county: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The line that stands for all beyond the cap is accepted for as many as it stood for, not for whatever comes later."""
    monkeypatch.setattr("validators.finding_cap.MOST", 1)

    def form_with(short: int, name: str, times: int) -> Path:
        sheets = roster(1, people=6)
        for one in sheets["离退休干部"][1 : 1 + short]:
            one.update(SHORT_NUMBER)
        return write(tmp_path / name, "roster", sheets, **unit(1) | {"报送次数": times})

    received(county, explain(marked_copy(form_with(3, "原.xlsx", 1), tmp_path / "一.xlsx"), {"F09": REASON}))
    numbers = [one.number for one in reasons_of(county.root, "2026Q3")]
    decide_reasons(county.root, "2026Q3", numbers, ACCEPT, "张敏")
    assert warned(received(county, form_with(3, "二.xlsx", 2))) == []
    assert warned(received(county, form_with(5, "三.xlsx", 3))) == [""]


def test_a_unit_cannot_write_the_office_s_approval_into_its_own_file(tmp_path: Path) -> None:
    """A forged line in the hidden sheet neither silences its warning nor goes up as the county's word."""
    county = found(tmp_path / "county", units=registered(1))
    file = with_short_number(tmp_path)
    submission = read_file(file).submission
    (problem,) = [one for one in check([submission])[0].findings if one.rule == "F09"]
    book = openpyxl.load_workbook(file)
    book["表单信息"].append(("已报单位", unit_code(1), "某局"))
    book["表单信息"].append(("已认可", ProblemKeys(submission).key(problem), "伪造的理由", "认可", "盘龙区委老干部局张敏"))
    book.save(file)
    assert warned(received(county, file)) == [""]
    upward = consolidate(county, Period.parse("2026Q3"), tmp_path / "上报.xlsx").outputs[0].path
    assert "伪造的理由" not in str(read_file(upward).submission.excused)


def test_what_the_receiving_office_itself_finds_cannot_be_excused(tmp_path: Path) -> None:
    """An office that has listed itself does not take in its own upward book, whatever that says was accepted."""
    county = found(tmp_path / "county", units=[*registered(1), Subordinate("530102", "盘龙区委老干部局", "county", ("roster",))])
    received(county, with_short_number(tmp_path))
    upward = consolidate(county, Period.parse("2026Q3"), tmp_path / "上报.xlsx").outputs[0].path
    (refused,) = receive(county, [upward], dry_run=True)
    own = [one for one in refused.findings if one.severity.value == "error"]
    assert own
    book = openpyxl.load_workbook(upward)
    for one in own:
        book["表单信息"].append(("已认可", ProblemKeys(read_file(upward).submission).key(one), "没事", "带错收下", "自己"))
    book.save(upward)
    (still,) = receive(county, [upward], dry_run=True)
    assert still.result == "would_return"


def test_a_closed_period_is_decided_about_no_more(county: Office, tmp_path: Path) -> None:
    """What was accepted went up with the figures of the period; it is opened again first, for this unit alone."""
    received(county, explained(tmp_path))
    close_period(county.root, "2026Q3", "张敏")
    with pytest.raises(Refused, match="结账"):
        decide_reasons(county.root, "2026Q3", [first_of(county)], ACCEPT, "张敏")
    reopen_period(county.root, "2026Q3", "张敏", "补办", unit_code(1))
    assert decide_reasons(county.root, "2026Q3", [first_of(county)], ACCEPT, "张敏")


def with_formula(tmp_path: Path) -> Path:
    """A roster in which one birthday is a formula that nobody has computed: T06, what it says is not known."""
    file = write(tmp_path / "花名册.xlsx", "roster", roster(1), **unit(1))
    book = openpyxl.load_workbook(file)
    sheet = book["离退休干部"]
    column = next(one.column for one in sheet[3] if str(one.value).startswith("居住地"))
    sheet.cell(5, column).value = '="昆明"&"市"'
    book.save(file)
    return file


def without_column(tmp_path: Path) -> Path:
    """A roster from which a required column was deleted: T04."""
    file = write(tmp_path / "花名册.xlsx", "roster", roster(1), **unit(1))
    book = openpyxl.load_workbook(file)
    sheet = book["离退休干部"]
    sheet.delete_cols(next(one.column for one in sheet[3] if str(one.value).startswith("居住地")))
    book.save(file)
    return file


@pytest.mark.parametrize("spoilt", [with_formula, without_column])
def test_what_was_accepted_goes_up_also_where_it_is_another_rule_s_there(spoilt: Callable[[Path], Path], tmp_path: Path) -> None:
    """T06 and T04 are about the unit's own workbook; in the county's the value is blank (F01). The reason goes along, for these
    cells alone: a blank that nobody accepted still comes back.
    """
    county = found(tmp_path / "county", units=registered(1, 2))
    (outcome,) = receive(county, [spoilt(tmp_path)], accept_with_reason="单位正在补")
    assert outcome.result == "accepted", outcome
    received(county, write(tmp_path / "二.xlsx", "roster", roster(2), **unit(2)))
    upward = consolidate(county, Period.parse("2026Q3"), tmp_path / "上报.xlsx").outputs[0].path
    prefecture = found(tmp_path / "prefecture", "530100", "prefecture")
    save_units(prefecture, [Subordinate("530102", "盘龙区委老干部局", "county", ("roster",))])
    taken = received(prefecture, upward)
    assert taken.returned_units == ()
    assert any(one.rule == "F01" and "单位正在补" in one.explanation for one in taken.findings)
    book = openpyxl.load_workbook(upward)
    sheet = book["离退休干部"]
    column = next(one.column for one in sheet[3] if str(one.value).startswith("居住地"))
    row = next(n for n in range(4, 20) if sheet.cell(n, column).value)
    sheet.cell(row, column).value = None
    book.save(upward)
    (again_,) = receive(prefecture, [upward], dry_run=True)
    assert again_.result == "would_return", "a blank of unit 2, which is in force already"


def test_an_error_accepted_with_a_change_form_returns_nothing_above(tmp_path: Path) -> None:
    county = found(tmp_path / "county", units=registered(1))
    base = whole(tmp_path)
    received(county, base)
    right = str(cell(in_force(county)[1], 101, "性别"))
    sent = change(tmp_path / "变动表.xlsx", him(101, 性别="女" if right == "男" else "男"), 依据版本=made_from(base))
    (taken,) = receive(county, [sent], accept_with_reason="正在更正")
    assert taken.result == "accepted", taken
    upward = consolidate(county, Period.parse("2026Q3"), tmp_path / "上报.xlsx").outputs[0].path
    prefecture = found(tmp_path / "prefecture", "530100", "prefecture")
    save_units(prefecture, [Subordinate("530102", "盘龙区委老干部局", "county", ("roster",))])
    received(prefecture, upward)


def test_the_county_is_not_told_that_its_book_comes_back(tmp_path: Path) -> None:
    county = found(tmp_path / "county", units=registered(1))
    sheets = roster(1)
    sheets["离退休干部"][0]["性别"] = "女"
    (outcome,) = receive(county, [write(tmp_path / "花名册.xlsx", "roster", sheets, **unit(1))], accept_with_reason="正在更正")
    assert outcome.result == "accepted"
    done = consolidate(county, Period.parse("2026Q3"), tmp_path / "上报.xlsx")
    assert [one.exit_status for one in done.reports] == [0]


@pytest.mark.parametrize(
    ("number", "act", "more", "words"),
    [
        ("9-1", ACCEPT, {}, "没有 9-1"),
        ("", REJECT, {}, "写明原因"),
        ("", ACCEPT, {"until": dt.date(2020, 1, 1)}, "已经过了"),
    ],
)
def test_what_cannot_be_decided_is_refused(
    county: Office, tmp_path: Path, number: str, act: str, more: dict[str, dt.date], words: str
) -> None:
    received(county, explained(tmp_path))
    with pytest.raises(Refused, match=words):
        decide_reasons(county.root, "2026Q3", [number or first_of(county)], act, "张敏", **more)


def test_by_command(county: Office, clerk: Clerk, tmp_path: Path) -> None:
    received(county, explained(tmp_path))
    where = ("--office", county.root, "--period", "2026Q3")
    assert REASON in clerk.types("office", "explanations", *where)
    assert "认可" in clerk.types("office", "explanations", *where, "--accept-reason", first_of(county), "--by", "张敏")
    (told,) = json.loads(clerk.types("office", "explanations", *where, "--json"))
    assert (told["decision"], told["by"], told["explanation"]) == ("accept", "张敏", REASON)
