"""What single field rules say of single cells, beyond their examples."""

from __future__ import annotations

import datetime as dt

import pytest
import stdnum.luhn
from hypothesis import given
from hypothesis import strategies as st

from tests.validators.rules.field.told import findings, told
from validators.engine import check_fields
from validators.examples import tables_of
from validators.finding import Severity
from validators.rule import Context
from validators.rules.field.f15_bank_account import luhn
from workbook_templates.values.period import Period

ROSTER = "离退休干部"


@pytest.mark.parametrize(
    ("column", "value", "meant"),
    [
        ("政治面貌", "党员", "中共党员"),
        ("性别", "男性", "男"),
        ("银发人才", "TRUE", "是"),
        ("银发人才", "×", "否"),
        ("人员类别", "退休干部", "退休"),
        ("退休时职级", "处级副职", "县处级副职"),
        ("退休时职级", "%%%", None),
    ],
)
def test_f02_suggests_what_was_meant(column: str, value: str, meant: str | None) -> None:
    [found] = told("F02", ROSTER, {column: value})
    assert (f"“{meant}”" in found.fix) if meant else ("您是不是" not in found.fix)


def test_f02_takes_no_value_of_another_list() -> None:
    assert [f.column for f in told("F02", ROSTER, {"性别": "是"}, {"银发人才": "男"})] == ["性别", "银发人才"]


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        ("1963-02-29", "不存在"),
        ("19631301", "不存在"),
        ("07/03/1963", "看不懂"),
        ("1963年3月", "缺少日"),
        ("196303", "缺少日"),
        ("63年3月7日", "两位"),
        ("约1963年", "看不懂"),
        (46082, "只是一个数字"),
        ("46082", "只是一个数字"),
    ],
)
def test_f03_says_what_is_wrong_with_a_date(value: object, problem: str) -> None:
    [found] = told("F03", ROSTER, {"出生日期": value})
    assert problem in found.message


def test_f03_judges_the_period_of_the_cover() -> None:
    [found] = told("F03", "封面", {"报告期": "第三季度"})
    assert "2026Q3" in found.fix


@pytest.mark.parametrize(
    ("row", "severity"),
    [
        ({"退休日期": "2003-03-06"}, Severity.ERROR),
        ({"退休日期": "2003-03-07"}, Severity.WARNING),
        ({"退休日期": "2009-03-06"}, Severity.WARNING),
        ({"退休日期": "2009-03-07"}, None),
        ({"退休日期": "2026-09-30"}, None),
        ({"退休日期": "2026-10-01"}, Severity.ERROR),
        ({"退休日期": "1950-01-01"}, Severity.ERROR),
        ({"入党日期": "1963-03"}, None),
        ({"入党日期": "1963-02"}, Severity.ERROR),
        ({"状态日期": "2026-10-01"}, Severity.ERROR),
        ({"状态日期": "1899-12-31"}, Severity.ERROR),
        ({"状态日期": "1900-01-01"}, None),
        ({"出生日期": "1905-12-31", "备注": "以档案为准"}, Severity.ERROR),
        ({"出生日期": "1906-01-01", "备注": "以档案为准"}, None),
    ],
)
def test_f04_on_the_edges(row: dict[str, object], severity: Severity | None) -> None:
    assert [f.severity for f in told("F04", ROSTER, row)] == ([severity] if severity else [])


def test_f04_allows_the_future_only_where_the_form_does() -> None:
    assert findings("任职", {"免职日期": "2027-06-01"}) == []
    assert [f.column for f in told("F04", "任职", {"任职日期": "2027-06-01"})] == ["任职日期"]
    assert [f.column for f in told("F04", "任职", {"免职日期": "2025-05-31"})] == ["免职日期"]
    assert findings("任职", {"免职日期": "2100-12-31"}, {"任职日期": "2025-06-01", "免职日期": "2025-06-01"}) == []
    assert [f.column for f in told("F04", "任职", {"免职日期": "2101-01-01"})] == ["免职日期"]


def test_f04_a_birth_date_that_cannot_be_is_not_told_twice() -> None:
    told("F04", ROSTER, {"出生日期": "1863-03-07"}, {"出生日期": "2963-03-07"})


def test_f04_knows_no_future_where_no_day_is_known() -> None:
    unknown = Context(dt.date.max, Period(dt.MAXYEAR, 1, 12))
    assert check_fields(tables_of({ROSTER: [{"状态日期": "2099-01-01"}]}), unknown) == []


@pytest.mark.parametrize(
    ("column", "day", "as_of", "message", "fix"),
    [
        ("状态日期", "2026-10-05", "2026-09-30", "晚于本期期末 2026-09-30", "放到下一期"),
        ("状态日期", "2026-10-05", "2026-10-10", "晚于本期期末 2026-09-30", "放到下一期"),  # an office, on its closing day
        ("状态日期", "2026-08-16", "2026-08-15", "晚于检查日期 2026-08-15", "放到下一期"),
        ("出生日期", "2026-10-05", "2026-09-30", "晚于本期期末 2026-09-30", "核对年份和月日"),
    ],
)
def test_f04_what_comes_after_the_period_belongs_to_the_next(column: str, day: str, as_of: str, message: str, fix: str) -> None:
    row = {"状态": "去世", column: day}
    [finding] = [f for f in findings(ROSTER, row, as_of=dt.date.fromisoformat(as_of)) if f.rule == "F04" and f.column == column]
    assert message in finding.message
    assert fix in finding.fix


def test_f04_a_decision_may_be_taken_after_the_period_it_is_for() -> None:
    assert findings("重复认定", {"认定日期": "2026-10-12"}) == []


@pytest.mark.parametrize("column", ["身份证号", "党支部代码", "学习小组代码"])
@pytest.mark.parametrize("raw", [5.3010219630307e17, 530102000001.0, 530102000001, "5.30102E+17", True])
def test_f06_a_number_is_no_text(column: str, raw: object) -> None:
    assert [f.column for f in told("F06", ROSTER, {column: raw})] == [column]


def test_f06_does_not_pretend_to_show_what_was_lost() -> None:
    [found] = told("F06", ROSTER, {"身份证号": 530102196303072415.0})
    assert "5.30E+17" in found.message
    assert "丢失" in found.message


def test_f06_a_number_of_an_activity_is_text_too() -> None:
    assert [f.column for f in told("F06", "活动记录", {"活动编号": 20260001})] == ["活动编号"]


def test_f08_is_silenced_by_the_remark_alone() -> None:
    row: dict[str, object] = {"出生日期": "1962-12-07"}
    assert len(told("F08", ROSTER, row, row | {"备注": "档案"}, row | {"备注": "出生日期以档案为准。"})) == 2


@pytest.mark.parametrize(
    "number",
    ["13888000002", "138 8800 0002", "138-8800-0002", "+8613888000002", "0871-63123456", "087163123456", "(0871)63123456",
     "0876-2123456", "010-63123456", "0871-63123456-801", "0871-63123456转801", "400-810-8888", "4008108888"],
)  # fmt: skip
def test_f09_numbers_that_can_be_dialled(number: str) -> None:
    assert findings(ROSTER, {"联系电话": number}) == []


@pytest.mark.parametrize(
    "number",
    ["1388800000", "138880000022", "11888000002", "63123456", "0871", "0871-0123456", "13888000002/63123456", "办公室", "9"],
)
def test_f09_numbers_that_cannot(number: str) -> None:
    assert [f.severity for f in told("F09", ROSTER, {"联系电话": number})] == [Severity.WARNING]


@pytest.mark.parametrize(
    ("sheet", "row", "problem"),
    [
        ("活动记录", {"应到人数": "二十"}, "不是整数"),
        ("活动记录", {"应到人数": 20.5}, "不是整数"),
        ("活动记录", {"应到人数": -1}, "小于 0"),
        ("活动记录", {"实到人数": 100001}, "大于 100000"),
        ("活动记录", {"学时": "2.25"}, "小数超过1位"),
        ("六个好", {"组织设置好": 100.5}, "大于 100"),
        ("六个好", {"组织设置好": "九十"}, "不是分数"),
        ("六个好", {"年度": 1926}, "小于 2000"),
        ("六个好", {"年度": 2028}, "大于 2027"),
        ("六个好", {"年度": 26}, "小于 2000"),
        ("六个好", {"年度": 2026.5}, "不是整数"),
        ("六个好", {"年度": "今年"}, "不是4位年份"),
        ("六个好", {"组织设置好": 92.25}, "小数超过1位"),
        ("补贴标准", {"月标准": "三百"}, "不是金额"),
        ("补贴标准", {"月标准": "300.001"}, "小数超过2位"),
        ("补贴标准", {"月标准": -300}, "小于 0"),
    ],
)
def test_f11_numbers(sheet: str, row: dict[str, object], problem: str) -> None:
    [found] = told("F11", sheet, row)
    assert problem in found.message


@pytest.mark.parametrize(
    ("sheet", "row", "fix"),
    [
        ("活动记录", {"学时": "x"}, "请填数字，在 0 到 200 之间，最多1位小数。"),
        ("活动记录", {"实到人数": "x"}, "请填整数，在 0 到 100000 之间。"),
        ("六个好", {"组织设置好": "x"}, "请填分数，在 0 到 100 之间，最多1位小数。"),
        ("六个好", {"年度": "x"}, "请填4位年份，在 2000 到 2027 之间。"),
        ("补贴标准", {"月标准": "x"}, "请填金额，在 0 到 100000 之间，最多2位小数。"),
    ],
)
def test_f11_says_what_to_fill_in(sheet: str, row: dict[str, object], fix: str) -> None:
    [found] = told("F11", sheet, row)
    assert found.fix == fix


def test_f11_the_bounds_themselves_are_in_order() -> None:
    assert findings("六个好", {"组织设置好": 0, "班子建设好": 100, "年度": 2000}, {"年度": 2027}) == []
    assert findings("补贴标准", {"月标准": 0}, {"月标准": "100,000.00"}) == []


def test_f11_shows_all_the_decimals() -> None:
    [found] = told("F11", "补贴标准", {"月标准": "300.001"})
    assert "300.001" in found.message


@pytest.mark.parametrize("row", [{"应到人数": 20.0}, {"应到人数": "20人"}, {"学时": "2.50"}, {"实到人数": 0}])
def test_f11_numbers_in_order(row: dict[str, object]) -> None:
    assert findings("活动记录", row) == []


@pytest.mark.parametrize(
    ("sheet", "row"),
    [
        (ROSTER, {"姓名": "=张三"}),
        (ROSTER, {"党支部代码": "=530102000001"}),
        (ROSTER, {"党支部代码": "530102\x07000001"}),
        (ROSTER, {"联系电话": "=1388800002"}),
        (ROSTER, {"联系电话": "-13888000002"}),
        ("收款账户", {"账号": "+6223690000000000015"}),
        ("先进典型", {"对象代码": "@530102000001"}),
        (ROSTER, {"居住地": "－昆明"}),
        (ROSTER, {"姓名": "张\x00三"}),
    ],
)
def test_f12_alone_tells_of_what_a_spreadsheet_would_run(sheet: str, row: dict[str, object]) -> None:
    assert [f.column for f in told("F12", sheet, row)] == list(row)


def test_f12_names_the_sign_and_the_limit() -> None:
    formula, long = told("F12", ROSTER, {"备注": "@SUM(A1)"}, {"备注": "长" * 201})
    assert "以“@”开头" in formula.message
    assert "有201个字，超过200个字" in long.message


@pytest.mark.parametrize("remark", ["-", "--", "——", "－", "1-2", "a@b", "A=1", "换行\n第二行", "制表\t符", "长" * 200])
def test_f12_lets_plain_text_be(remark: str) -> None:
    assert findings(ROSTER, {"备注": remark}) == []


@pytest.mark.parametrize("name", ["王芳", "王 芳", "司马相如", "阿依古丽·买买提", "尼玛·次仁·扎西", "㛃云", "𬭎文"])
def test_f14_names(name: str) -> None:
    assert findings(ROSTER, {"姓名": name}) == []


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("张3", "“3”"),
        ("张建 国", "空格"),
        ("阿依古丽.买买提", "间隔号"),
        ("·张", "位置"),
        ("张、李", "“、”"),
        ("Zhang", "“Zhang”"),
        ("张（大）", "“（）”"),
    ],
)
def test_f14_says_what_is_odd_about_a_name(name: str, problem: str) -> None:
    [found] = told("F14", ROSTER, {"姓名": name})
    assert problem in found.message


@pytest.mark.parametrize(
    "account",
    ["240100123456", "622369000000000", "62236900000000000000", "6223690000000000015", "53010000000000000001", "6217 0012 3456"],
)
def test_f15_accounts(account: str) -> None:
    assert findings("收款账户", {"账号": account}) == []


@pytest.mark.parametrize(
    ("account", "problem"),
    [
        ("1" * 11, "有11位"),
        ("1" * 26, "有26位"),
        ("6223690000000000025", "校验码"),
        ("6223690000000001", "校验码"),
        ("62236900A0000000015", "数字以外"),
    ],
)
def test_f15_what_the_bank_would_send_back(account: str, problem: str) -> None:
    [found] = told("F15", "收款账户", {"账号": account})
    assert problem in found.message
    assert account not in found.message


@pytest.mark.parametrize(("column", "value"), [("健康状况", "良好"), ("民族", "汉"), ("民族", "克木人")])
def test_an_open_list_only_suggests(column: str, value: str) -> None:
    """TEMPLATES names no closed list for these columns: what a clerk writes in other words is no mistake."""
    assert [one for one in findings(ROSTER, {column: value}) if one.rule == "F02"] == []


@given(st.from_regex(r"\A[0-9]{12,25}\Z"))
def test_f15_reckons_as_python_stdnum_does(number: str) -> None:
    assert luhn(number) == stdnum.luhn.is_valid(number)


@pytest.mark.parametrize(
    ("sheet", "column", "number", "said"),
    [
        ("任职", "任职日期", 2025.6, "“任职日期”填的是“2025.6”，只有年和月，缺少日。"),
        ("党组织", "成立日期", 2018.5, "“成立日期”填的是“2018.5”，只有年和月，缺少日。"),
        ("联络员选派", "选派日期", 2026.4, "“选派日期”填的是“2026.4”，只有年和月，缺少日。"),
        (ROSTER, "出生日期", 1956.3, "“出生日期”填的是“1956.3”，只有年和月，缺少日。"),
        ("任职", "任职日期", 2025, "“任职日期”填的是“2025”，只有年份，缺少月和日。"),
        (ROSTER, "退休日期", 2023, "“退休日期”填的是“2023”，只有年份，缺少月。"),
        (ROSTER, "退休日期", 2023.1, "“退休日期”填的是“2023.1”，分不清是1月还是10月。"),
        ("任职", "任职日期", 25.6, "“任职日期”填的是“25.6”，只是一个数字，不知道是哪一天。"),
    ],
)
def test_f03_a_small_number_in_a_cell_for_dates_is_told_as_it_was_typed(
    sheet: str, column: str, number: float, said: str
) -> None:
    shown = dt.datetime.fromisoformat("1899-12-30") + dt.timedelta(days=number)
    for raw in (shown, number):
        if (column, number) != ("任职日期", 25.6) or raw is shown:
            [found] = told("F03", sheet, {column: raw})
            assert found.message == said
            assert "2026-03-01" in found.fix


def test_f03_a_month_typed_as_a_number_is_enough_where_a_month_is() -> None:
    shown = dt.datetime.fromisoformat("1899-12-30") + dt.timedelta(days=2023.6)
    assert findings(ROSTER, {"退休日期": shown}) == []
    assert findings(ROSTER, {"退休日期": 2023.6}) == []
