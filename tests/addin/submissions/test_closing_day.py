"""An office judges a period by its closing day, the last day for reporting; a clerk's own check by the period's end."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from addin.consolidation.consolidate import consolidate
from addin.presentation.consolidation import consolidation_text
from addin.presentation.office import outcomes_json, outcomes_text, status_text
from addin.submissions.closing_day import judgement_day, judgement_text
from addin.submissions.folder import Office
from addin.submissions.receive import receive
from addin.submissions.status import status
from addin.usecases.check_files import check_files
from addin.usecases.due import due_in_office
from addin.usecases.reports import summary_data
from tests.addin.conftest import found, registered
from tests.addin.submitted_files import activity, person, roster, unit, write
from validators.finding import Severity
from workbook_templates.values.period import Period

Q3 = Period.parse("2026Q3")
GROUP = "X530102000001"
SAID = "是否逾期，按2026年10月10日（2026年第三季度报送期限的最后一天）判断。"
MEETINGS = [("1", "2026-08-01"), ("2", "2026-09-01")]


def with_idle_group() -> dict[str, list[dict[str, object]]]:
    rows = roster(1)
    rows["学习小组"] = [{"小组代码": GROUP, "挂联党支部代码": "530102000001"}]
    member = {"政治面貌": "群众", "入党日期": None, "党支部代码": None, "学习小组代码": GROUP, "党员管理类别": None}
    rows["离退休干部"].append(person(150) | member)
    rows["任职"].append({k: person(150)[k] for k in ("姓名", "身份证号")} | {"任职组织代码": GROUP, "职务": "组长"})
    return rows


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    sent = tmp_path / "sent"
    return [
        write(sent / "花名册.xlsx", "roster", with_idle_group(), **unit(1)),
        write(sent / "活动.xlsx", "activity", activity(1, MEETINGS), **unit(1)),
    ]


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return found(tmp_path / "o", units=registered(1, kinds=("roster", "activity")))


def severity_of(rule: str, findings: list[object]) -> list[Severity]:
    return [finding.severity for finding in findings if finding.rule == rule]  # type: ignore[attr-defined] # findings


def test_a_clerk_is_reminded_and_an_office_finds_the_quarter_over(office: Office, files: list[Path]) -> None:
    own = [finding for report in check_files(files) for finding in report.findings]
    assert severity_of("C02-5", own) == [Severity.WARNING]
    outcomes = receive(office, files)
    assert severity_of("C02-5", [finding for one in outcomes for finding in one.findings]) == [Severity.ERROR]


def test_another_day_may_be_asked_for(office: Office, files: list[Path]) -> None:
    outcomes = receive(office, files, as_of=dt.date(2026, 9, 30))
    assert severity_of("C02-5", [finding for one in outcomes for finding in one.findings]) == [Severity.WARNING]
    assert "2026年第三季度的表，是否逾期按 2026-09-30 判断。" in outcomes_text(outcomes)


def test_every_output_of_an_office_says_the_day(office: Office, files: list[Path], tmp_path: Path) -> None:
    outcomes = receive(office, files, accept_with_reason="小组当季没有活动，已要求补学")
    assert "2026年第三季度的表，是否逾期按 2026-10-10 判断。" in outcomes_text(outcomes)
    assert '"as_of": "2026-10-10"' in outcomes_json(outcomes)
    notes = [file.read_text(encoding="utf-8") for file in (office.root / "已收").rglob("*_回执.txt")]
    assert notes
    assert all(SAID in note for note in notes)
    assert "报送期限 2026-10-10，是否迟报按这一天判断" in status_text(status(office, Q3))
    done = consolidate(office, Q3, tmp_path / "up")
    assert SAID in consolidation_text(done)
    assert done.as_json()["as_of"] == "2026-10-10"
    assert due_in_office(office.root, "2026Q3").judged == SAID
    assert summary_data(office.root, "2026Q3").judged == SAID


def test_a_file_sent_back_says_the_day_too(office: Office, files: list[Path]) -> None:
    receive(office, files)
    assert any(SAID in file.read_text(encoding="utf-8") for file in (office.root / "退回").rglob("*.txt"))


def test_the_due_list_of_an_office_is_overdue_on_its_closing_day(office: Office, files: list[Path]) -> None:
    receive(office, files, accept_with_reason="小组当季没有活动，已要求补学")
    late = {line.rule: line.late for line in due_in_office(office.root, "2026Q3").lines}
    assert late["C02-5"]
    assert not late["C11-1"]  # due by the end of the year


def test_an_idle_quarter_stays_overdue_until_it_is_made_up_for(office: Office, files: list[Path]) -> None:
    """Idle in the third quarter: one meeting in the fourth is the fourth's own, the second makes up for the third."""
    receive(office, files, accept_with_reason="小组当季没有活动，已要求补学")
    assert "2026-09-30" in _overdue(office, "2026Q4")  # also while nothing of the fourth quarter has come
    for times, days in enumerate(((), ("2026-10-20",), ("2026-10-20", "2026-11-20")), start=1):
        _send_fourth_quarter(office, days, times)
        expected = [["2026-09-30", "2026-12-31"], ["2026-09-30"], []][times - 1]
        assert _overdue(office, "2026Q4") == expected


def _overdue(office: Office, period: str) -> list[str]:
    lines = due_in_office(office.root, period, as_of=dt.date(2027, 1, 10)).lines
    return [line.by.isoformat() for line in lines if line.rule == "C02-5" and line.late]


def _send_fourth_quarter(office: Office, days: tuple[str, ...], times: int) -> None:
    folder = office.root.parent / f"q4_{times}"
    cover = unit(1) | {"报告期": "2026Q4", "报送次数": str(times)}
    rows = activity(1, [("9", "2026-10-15")])
    study = {"组织代码": GROUP, "活动类型": "学习小组活动"}
    rows["活动记录"] += [study | {"活动编号": f"S{n}", "活动日期": day} for n, day in enumerate(days)]
    files = [
        write(folder / "花名册.xlsx", "roster", with_idle_group(), **cover),
        write(folder / "活动.xlsx", "activity", rows, **cover),
    ]
    receive(office, files, accept_with_reason="第三季度没有活动")


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (dt.date(2026, 10, 10), SAID),
        (dt.date(2026, 9, 30), "是否逾期，按2026年9月30日（2026年第三季度的最后一天）判断。"),
        (dt.date(2026, 10, 20), "是否逾期，按2026年10月20日判断。"),
    ],
)
def test_the_sentence_says_which_day_it_is(day: dt.date, text: str) -> None:
    assert judgement_text(Q3, day, dt.date(2026, 10, 10)) == text


def test_the_closing_day_follows_the_office_s_own_setting(office: Office) -> None:
    settings = office.settings.model_copy(update={"deadline_days": 15})
    assert judgement_day(settings, Q3) == dt.date(2026, 10, 15)
    assert judgement_day(settings, Q3, dt.date(2026, 10, 1)) == dt.date(2026, 10, 1)
