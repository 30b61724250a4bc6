"""A warning that is right all the same: the unit says why, the office accepts or rejects it, and it goes up with the rows.

What must hold is written from the issue's words: a reason travels with the file; an accepted one stays quiet until the value
or the period changes or its date passes; an error cannot be explained away, except by accepting it for a reason, which the
office above is told instead of sending back everything.
"""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import openpyxl
import pytest

from addin.consolidation.consolidate import consolidate
from addin.errors import Refused
from addin.submissions.explanation_events import ACCEPT, REJECT
from addin.submissions.folder import Office
from addin.submissions.receive import receive
from addin.submissions.receive_outcome import ReceiveOutcome
from addin.submissions.register import Subordinate, save_units
from addin.usecases.explanations import decide_reasons, reasons_of
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
from tests.addin.submitted_files import roster, unit, write
from validators.engine import check
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


def test_an_acceptance_ends_with_its_day_and_its_period(county: Office, tmp_path: Path) -> None:
    received(county, explained(tmp_path))
    decide_reasons(county.root, "2026Q3", [first_of(county)], ACCEPT, "张敏", until=dt.date(2027, 1, 31))
    second = again(with_short_number(tmp_path), tmp_path / "再报")
    (before,) = receive(county, [second], as_of=dt.date(2027, 1, 31), dry_run=True)
    (after,) = receive(county, [second], as_of=dt.date(2027, 2, 1), dry_run=True)
    assert (warned(before), warned(after)) == ([], [""])
    sheets = roster(1)
    sheets["离退休干部"][1] |= {"联系电话": "12345"}
    next_period = write(
        tmp_path / "下期.xlsx", "roster", sheets, **unit(1) | {"报告期": "2026Q4", "填报日期": dt.date(2026, 12, 31)}
    )
    assert warned(received(county, next_period)) == [""]


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
