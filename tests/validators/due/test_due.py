"""The due list says what is owed by when, and never something else than the rules."""

from __future__ import annotations

import datetime as dt

import pytest

from addin.presentation.due import due_text
from tests.validators.plan_helpers import BRANCH, GROUP, OTHER, UNIT, on, person, tables
from validators.catalogue import find
from validators.due import Due, due, duties_of, rules_listed, rules_not_listed
from validators.engine import check_tables
from validators.examples import example_context, example_sheets, tables_of
from validators.finding import Severity
from validators.not_run import missing_forms
from validators.rule import Context, Rule
from workbook_templates.merge import merge_tables
from workbook_templates.schema import form, form_of_sheet
from workbook_templates.table import Tables

HELD = {"组织代码": GROUP, "活动类型": "学习小组活动"}
END_OF_QUARTER, END_OF_YEAR = dt.date(2026, 9, 30), dt.date(2026, 12, 31)


def at_hand(**more: list[dict[str, object]]) -> Tables:
    """A unit's roster, liaisons and activities with nothing done."""
    people = [person(1, 政治面貌="群众", 党支部代码=None, 学习小组代码=GROUP), *(person(n) for n in (2, 3, 4))]
    sheets: dict[str, list[dict[str, object]]] = {
        "封面": [{}], "党组织": [{}], "离退休干部": people, "学习小组": [{}], "任职": [person(2)],
        "后备书记": [], "流动党员": [person(3)],
        "联络员选派": [], "活动记录": [], "参加人员": [], "单位事项": [],
    }  # fmt: skip
    return tables(**(sheets | more))


def lines(tables_: Tables, as_of: str, period: str = "2026Q3") -> dict[str, list[Due]]:
    found: dict[str, list[Due]] = {}
    for one in due(tables_, on(as_of, period)):
        found.setdefault(one.rule, []).append(one)
    return found


def test_a_line_says_who_what_and_by_when() -> None:
    [line] = lines(at_hand(), "2026-09-29")["C02-5"]
    assert (line.code, line.by, line.have, line.need, line.clause) == (GROUP, END_OF_QUARTER, 0, 1, "（二）")
    assert line.sentence == (
        "盘龙区农业农村局离退休干部学习小组：集中开展学习活动，已有 0 次，应有 1 次，还差 1 次，应在2026年9月30日（含）前完成。"
    )


@pytest.mark.parametrize(("day", "late"), [("2026-09-29", False), ("2026-09-30", False), ("2026-10-01", True)])
def test_a_line_is_late_the_day_after(day: str, late: bool) -> None:
    [line] = lines(at_hand(), day)["C02-5"]
    assert line.late is late
    assert ("已逾期" in line.sentence) is late


def test_what_was_done_is_no_longer_owed() -> None:
    assert "C02-5" not in lines(at_hand(活动记录=[HELD]), "2026-09-29")


def test_persons_are_counted_for_who_owes_them() -> None:
    training = {"活动类型": "培训", "培训层级": "单位兜底"}
    found = lines(at_hand(活动记录=[training], 参加人员=[person(2), person(3)]), "2026-09-29")
    [line] = found["C04-1"]
    assert (line.code, line.have, line.need, line.measure, line.by) == (UNIT, 2, 4, "人", END_OF_YEAR)
    assert "C05-2" not in found
    assert [(one.code, one.have, one.need) for one in found["C13-3"]] == [(BRANCH, 0, 1)]


def test_yearly_duties_are_listed_before_the_rules_speak_of_them() -> None:
    found = lines(at_hand(), "2026-07-01")
    assert {"C11-1", "C10-2", "C12-2"} <= set(found)
    assert {one.what for one in found["C12-1"]} == {
        "党委（党组）或有关方面负责同志讲党课",
        "党委（党组）或有关方面负责同志到离退休干部党组织调研",
    }
    assert found["C12-2"][0].by == END_OF_YEAR


@pytest.mark.parametrize(("day", "late"), [("2027-12-31", False), ("2028-01-01", True)])
def test_duties_with_a_day_in_the_plan(day: str, late: bool) -> None:
    found = lines(at_hand(), day, "2027Q4")
    [line] = found["C07-2"]
    assert (line.code, line.what, line.by, line.late) == (BRANCH, "确定后备书记", dt.date(2027, 12, 31), late)
    assert (found["C08-1"][0].by, found["C08-1"][0].late) == (dt.date(2025, 12, 31), True)


def test_members_without_a_branch_are_counted_by_unit() -> None:
    people = [person(1), person(2, 党支部代码=None), person(3, 党支部代码=None, 来源单位代码=OTHER, 来源单位="乙局")]
    found = lines(at_hand(离退休干部=people), "2026-09-29")["C02-1"]
    assert [(one.name, one.have, one.need) for one in found] == [("盘龙区农业农村局", 1, 2), ("乙局", 0, 1)]


def test_what_is_only_encouraged_is_not_owed() -> None:
    assert not {"C13-4", "C15-1", "C15-2"} & set(lines(at_hand(), "2027-01-01"))


def test_without_the_activity_file_nothing_of_it_is_listed() -> None:
    assert {one.rule for one in due(tables(学习小组=[{}], 党组织=[{}], 后备书记=[{}]), on("2026-09-29"))} == set()


def test_lines_stand_by_day() -> None:
    days = [one.by for one in due(at_hand(), on("2026-09-29"))]
    assert days == sorted(days)
    assert len(set(days)) > 1


@pytest.mark.parametrize("period", ["2026Q3", "2026Q4", "2026H1", "2026"])
@pytest.mark.parametrize("day", ["2026-07-01", "2026-10-01", "2027-01-01"])
def test_whatever_a_rule_of_a_duty_finds_is_on_the_list_and_late_if_an_error(period: str, day: str) -> None:
    found = lines(at_hand(), day, period)
    findings, _ = check_tables(at_hand(), on(day, period))
    recurring = {"C02-5", "C04-1", "C05-2", "C10-2", "C11-1", "C12-1", "C12-2", "C12-5", "C13-3", "C14-1"}
    told = {f.rule for f in findings} & recurring
    assert told <= set(found)
    assert {f.rule for f in findings if f.severity is Severity.ERROR} & recurring <= {
        c for c, ds in found.items() if any(d.late for d in ds)
    }
    assert told


@pytest.mark.parametrize(("day", "late"), [("2026-07-08", False), ("2026-07-09", False), ("2026-07-10", True)])
def test_notice_is_due_the_day_before_six_months_are_full(day: str, late: bool) -> None:
    away = at_hand(流动党员=[person(3, 外出日期="2026-01-10", 通报流入地日期=None)])
    [line] = lines(away, day)["C13-1"]
    assert (line.code, line.what, line.by, line.late) == (BRANCH, "向流入地党组织通报流动党员李某3", dt.date(2026, 7, 9), late)
    assert bool([f for f in check_tables(away, on(day))[0] if f.rule == "C13-1"]) is late


def test_who_is_back_or_notified_is_no_longer_to_be_notified() -> None:
    rows = [person(3, 通报流入地日期="2026-06-01"), person(4, 返回日期="2026-09-29", 通报流入地日期=None)]
    assert "C13-1" not in lines(at_hand(流动党员=rows), "2026-09-29")


TASK = {"任务编号": "RW-1", "任务内容": "建库", "完成时限": "2026-08-31", "进度": "进行中"}
_MATTERS = ("纳入考核", "述职评议", "党建总体布局", "基层党建工作责任落实体系", "正负面清单")
EXPECTED: list[tuple[str, dict[str, list[dict[str, object]]], str, str, str]] = [
    # rule, what is at hand, the day of looking, the last day, whose it is
    ("C20-1", {"任务清单": [TASK]}, "2026-09-30", "2026-08-31", UNIT),
    ("C20-1", {"任务清单": [TASK]}, "2026-08-31", "2026-08-31", UNIT),
    ("C03-1", {"单位事项": [{"事项": "纳入考核", "完成情况": "进行中"}]}, "2026-09-30", "2026-12-31", UNIT),
    ("C11-2", {"单位事项": []}, "2026-09-30", "2026-12-31", UNIT),
    ("C10-4", {"党组织": [{}], "六个好": []}, "2026-09-30", "2026-12-31", BRANCH),
    ("C00-1", {"党组织": [{}], "五个基本": []}, "2026-09-30", "2026-12-31", BRANCH),
    ("C07-2", {"党组织": [{}], "后备书记": []}, "2026-09-30", "2027-12-31", BRANCH),
    ("C06-7", {"党组织": [{"本届届满日期": "2027-03-30"}], "离退休干部": [], "任职": []}, "2026-09-30", "2027-03-30", BRANCH),
    ("C06-7", {"党组织": [{"本届届满日期": "2026-09-29"}], "离退休干部": [], "任职": []}, "2026-09-30", "2026-09-29", BRANCH),
    ("C08-1", {"党组织": [{}], "联络员选派": []}, "2026-09-30", "2025-12-31", BRANCH),
    ("C08-4", {"党组织": [{}], "联络员选派": [{"结束日期": "2026-09-10"}]}, "2026-09-30", "2026-10-10", BRANCH),
    ("C08-5", {"联络员选派": [{}], "联络员履责": []}, "2026-09-30", "2026-12-31", UNIT),
    ("C06-1", {"党组织": [{"党组织名称": "第一支部"}]}, "2026-09-30", "2026-09-30", BRANCH),
    ("C06-2", {"党组织": [{}], "离退休干部": []}, "2026-09-30", "2026-09-30", BRANCH),
    ("C20-2", {"党组织": [{}], "工作经费": []}, "2026-09-30", "2026-12-31", BRANCH),
]


@pytest.mark.parametrize(("rule", "sheets", "day", "by", "code"), EXPECTED)
def test_what_is_owed_by_when_and_by_whom(
    rule: str, sheets: dict[str, list[dict[str, object]]], day: str, by: str, code: str
) -> None:
    """The plan's words: by the task's own day, by the year's end, by the end of a term, by the plan's own day."""
    found = lines(tables(封面=[{}], **sheets), day)[rule]
    last = dt.date.fromisoformat(by)
    assert (by, code, last < dt.date.fromisoformat(day)) in {(one.by.isoformat(), one.code, one.late) for one in found}


NOTHING_OWED: list[tuple[str, dict[str, list[dict[str, object]]]]] = [
    ("C20-1", {"任务清单": [TASK | {"进度": "已完成"}]}),
    ("C03-1", {"单位事项": [{"事项": one} for one in _MATTERS]}),
    ("C11-2", {"单位事项": [{"事项": one} for one in _MATTERS]}),
    ("C10-4", {"党组织": [{}], "六个好": [{}]}),
    ("C06-7", {"党组织": [{"本届届满日期": "2027-04-01"}], "离退休干部": [{}], "任职": [{}]}),
    ("C08-4", {"党组织": [{}], "联络员选派": [{"结束日期": "2026-09-10"}, {"选派日期": "2026-09-11"}]}),
    ("C08-5", {"联络员选派": [{}], "联络员履责": [{}]}),
    ("C20-2", {"党组织": [{}], "工作经费": [{}]}),
]


@pytest.mark.parametrize(("rule", "sheets"), NOTHING_OWED)
def test_what_was_done_or_is_not_yet_near_is_not_listed(rule: str, sheets: dict[str, list[dict[str, object]]]) -> None:
    assert rule not in lines(tables(封面=[{}], **sheets), "2026-09-30")


def test_a_unit_without_a_branch_owes_one_since_the_plans_day() -> None:
    people = [person(n, 党支部代码=None) for n in (1, 2)]
    [line] = lines(tables(封面=[{}], 党组织=[], 学习小组=[], 离退休干部=people), "2026-09-30")["C02-6"]
    assert (line.code, line.by, line.late) == (UNIT, dt.date(2025, 12, 31), True)
    assert "成立党支部，或把2 名中共党员编入别的党支部" in line.sentence


def test_a_single_thing_to_do_is_not_counted() -> None:
    [line] = lines(tables(任务清单=[TASK]), "2026-08-01")["C20-1"]
    assert line.sentence == "盘龙区农业农村局：办理任务 RW-1“建库”，应在2026年8月31日（含）前完成。"


def test_a_number_somebody_typed_into_a_task_is_masked() -> None:
    [line] = lines(tables(任务清单=[TASK | {"任务内容": "回访 530102196303072415"}]), "2026-08-01")["C20-1"]
    assert "530102196303072415" not in line.sentence


LISTED = [find(code) for code in sorted(rules_listed())]
PROMISES = [
    pytest.param(rule, kind, id=f"{rule.code}-{kind}")
    for rule in LISTED
    for kind in dict.fromkeys(form_of_sheet(sheet).kind for sheet in rule.needs if sheet != "封面")
]


@pytest.mark.parametrize(("rule", "kind"), PROMISES)
def test_the_form_a_sentence_asks_for_shows_what_it_promises(rule: Rule, kind: str) -> None:
    """Of an example that the rule fails, without the form: the sentence names the duty; with the form: the entry is there."""
    examples = [(example_sheets(rule, one), example_context(one)) for one in rule.fails]
    owing = [(tables_of(sheets), sheets, context) for sheets, context in examples if owes(rule, tables_of(sheets), context)]
    assert owing
    for _, sheets, context in owing:
        kept = tables_of({name: rows for name, rows in sheets.items() if name == "封面" or form_of_sheet(name).kind != kind})
        missing = missing_forms(rules_not_listed(kept), list(kept))
        assert not owes(rule, kept, context)
        assert rule.code in next(one for one in missing if one.kind == kind).rules
        [promise] = [line for line in due_text([], missing).splitlines() if all(name in line for name in duties_of([rule.code]))]
        assert f"《{form(kind).title}》" in promise


def owes(rule: Rule, at_hand_: Tables, context: Context) -> bool:
    return any(one.rule == rule.code for one in due(at_hand_, context))


def test_what_only_the_province_owes_is_promised_to_nobody_else() -> None:
    county, province = (tables(封面=[{"单位代码": code}], 党组织=[]) for code in (UNIT, "530000"))
    assert {"C05-1", "C09-1"} & set(rules_not_listed(county)) == set()
    assert {"C05-1", "C09-1"} <= set(rules_not_listed(province))


Q3_FILE, Q4_FILE = "2026Q3", "2026Q4"


def of_two_quarters(*days: str, seen: tuple[str, ...] = (Q3_FILE, Q4_FILE)) -> Tables:
    """A roster, and the group's meetings on these days in activity files of the quarters ``seen``."""
    roster = tables(党组织=[{}], 学习小组=[{}])
    files = [
        tables(活动记录=[HELD | {"活动编号": day, "活动日期": day} for day in days if _quarter(day) == each]) for each in seen
    ]
    for each, file in zip(seen, files, strict=True):
        file.sources[0].period = each
    return merge_tables([roster, *files])


def _quarter(day: str) -> str:
    return f"2026Q{(int(day[5:7]) + 2) // 3}"


@pytest.mark.parametrize(
    ("days", "owed"),
    [
        ((), ["2026-09-30", "2026-12-31"]),
        (("2026-08-01",), ["2026-12-31"]),
        (("2026-10-20",), ["2026-09-30"]),  # the fourth quarter's own
        (("2026-10-20", "2026-11-20"), []),  # the second makes up for the third quarter
        (("2026-08-01", "2026-08-15"), ["2026-12-31"]),  # nothing is done in advance
    ],
)
def test_a_missed_quarter_stays_overdue_until_it_is_made_up_for(days: tuple[str, ...], owed: list[str]) -> None:
    found = lines(of_two_quarters(*days), "2026-12-01", "2026Q4").get("C02-5", [])
    assert [one.by.isoformat() for one in found] == owed
    assert [(one.late, one.carried) for one in found] == [(one.by == END_OF_QUARTER,) * 2 for one in found]


def test_a_quarter_of_which_no_file_is_at_hand_is_not_held_against_anybody() -> None:
    found = lines(of_two_quarters("2026-10-20", seen=(Q4_FILE,)), "2026-12-01", "2026Q4")
    assert "C02-5" not in found


def test_a_year_s_file_lets_a_later_quarter_make_up_for_an_earlier() -> None:
    held = [HELD | {"活动编号": day, "活动日期": day} for day in ("2026-01-10", "2026-04-10", "2026-10-10", "2026-11-10")]
    assert "C02-5" not in lines(at_hand(活动记录=held), "2027-01-10", "2026")
    [missed] = lines(at_hand(活动记录=held[:3]), "2027-01-10", "2026")["C02-5"]
    assert (missed.by, missed.late) == (END_OF_QUARTER, True)
