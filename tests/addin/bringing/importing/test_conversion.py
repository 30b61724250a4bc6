"""Cells of old rosters as our values: the expected ones are written from the issue's words."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from addin.bringing.importing.conversion.codes import convert_body, convert_code, convert_flag
from addin.bringing.importing.conversion.convert import converter
from addin.bringing.importing.conversion.dates import convert_date, month_of_one, without_formal_days
from addin.bringing.importing.conversion.numbers import LOST, convert_account, convert_identity, convert_phone
from addin.bringing.importing.conversion.parts import of_part
from addin.bringing.importing.conversion.texts import convert_name, convert_text, convert_unit_and_post
from addin.bringing.importing.layout.source_list import PartOfColumn, SourceColumn
from addin.bringing.importing.result.from_identity import from_identity
from addin.bringing.importing.vocabulary.words import FormField, all_fields
from workbook_templates.values.identity import check_digit
from workbook_templates.values.text import is_blank, tidy

DAY = dt.date(1956, 3, 1)
PEOPLE = "离退休干部"


@pytest.mark.parametrize(
    "raw",
    ["1956-03-01", "1956.3.1", "1956/3/1", "1956年3月1日", "19560301", 19560301, 19560301.0, DAY, dt.datetime(1956, 3, 1), 20515,
     "１９５６．３．１", "1956年03月01日", "一九五六年三月一日", "1956-03-01 00:00:00", "1956.3.1（70岁）", "1956、3、1"],
)  # fmt: skip
def test_a_whole_date(raw: object) -> None:
    assert convert_date(raw, month_allowed=False).value == DAY


@pytest.mark.parametrize(
    "raw", ["1956.3", "1956.03", "1956年3月", "195603", 195603, 1956.3, 1956.03, "1956-3", "1956/03", "一九五六年三月", "1956.3."]
)
def test_a_month(raw: object) -> None:
    assert convert_date(raw, month_allowed=True).value == "1956-03"
    missing = convert_date(raw, month_allowed=False)
    assert (missing.value, missing.note) == (None, "只有年月，没有日")


@pytest.mark.parametrize(
    "raw", ["1956", 1956, "56.3", "不详", "1956.13", "1956-02-30", 1956.1, "13888000001", 5.3e17, True, "3月1日"]
)
def test_what_is_not_written_is_not_made_up(raw: object) -> None:
    found = convert_date(raw, month_allowed=True)
    assert found.value is None
    assert found.note


def test_ten_may_have_lost_its_nought() -> None:
    assert "1月" in convert_date(1956.1, month_allowed=True).note
    assert convert_date("1956.10", month_allowed=True).value == "1956-10"
    assert convert_date("1956.1", month_allowed=True).value == "1956-01"


def test_which_month_one_is() -> None:
    assert month_of_one([1956.03, 1980.1, "x", None]) == "10"
    assert month_of_one(["1956.03", 1980.1, "1975.12"]) == "10"
    assert month_of_one(["1956.3", 1980.1, "1975.10"]) == "01"
    assert month_of_one([1956.3, 1956.03, 1980.1]) == "", "somebody writes 3, so 1 may be January"
    assert month_of_one([1980.1, 1980.11, 1975.12]) == ""
    assert convert_date(1980.1, month_allowed=True, one="10").value == "1980-10"
    assert convert_date(1980.1, month_allowed=True, one="01").value == "1980-01"


def test_months_that_a_spreadsheet_keeps_as_firsts_are_months() -> None:
    firsts = [dt.date(1950 + n, 3, 1) for n in range(5)]
    assert without_formal_days([*firsts, "", "不详"]) == [*(f"{1950 + n}-03" for n in range(5)), "", "不详"]
    assert without_formal_days([*firsts, dt.date(1960, 3, 2)]) == [*firsts, dt.date(1960, 3, 2)]
    assert without_formal_days(firsts[:1]) == ["1950-03"], "one person in a list of a branch"


@given(st.dates(dt.date(1910, 1, 1), dt.date(2090, 1, 1)))
def test_a_date_comes_back_however_it_is_written(day: dt.date) -> None:
    written = [
        day.isoformat(),
        f"{day.year}年{day.month}月{day.day}日",
        f"{day:%Y%m%d}",
        int(f"{day:%Y%m%d}"),
        f"{day.year}.{day.month}.{day.day}",
    ]
    assert {convert_date(raw, month_allowed=True).value for raw in written} == {day}


@pytest.mark.parametrize(
    ("raw", "number"),
    [
        ("530302195401111007", "530302195401111007"),
        (" 53030219560709103x", "53030219560709103X"),
        ("'530302195401111007", "530302195401111007"),
        ("530302540111100", "53030219540111100" + "7"),
        (530302540111100, "53030219540111100" + "7"),
    ],
)
def test_an_identity_number(raw: object, number: str) -> None:
    assert convert_identity(raw).value == number


@pytest.mark.parametrize("raw", [5.30302195401111e17, 530302195401111007, "5.30302E+17"])
def test_lost_digits_are_never_filled_in(raw: object) -> None:
    found = convert_identity(raw)
    assert (found.value, found.note) == (None, LOST)


def test_three_noughts_may_be_lost_digits_whatever_the_check_character_says() -> None:
    by_chance = next(body + "000" for n in range(1000) if check_digit((body := f"530302195401{n:03}") + "00") == "0")
    for raw in ("530302195401111000", by_chance):
        found = convert_identity(raw)
        assert found.value is None
        assert "可能" in found.note


def test_lost_digits_of_an_account() -> None:
    assert convert_account(6.22369e18).value is None
    assert convert_account("6223 6900 0000 0000 015").value == "6223690000000000015"
    assert convert_account("无").value is None


@pytest.mark.parametrize(
    ("raw", "phone", "rest"),
    [
        (13839432477.0, "13839432477", ""),
        ("138-8131-2013", "13881312013", ""),
        ("132 1831 6844", "13218316844", ""),
        ("+86 13881312013", "13881312013", ""),
        ("0874-3123456/13881312013", "13881312013", "电话 0874-3123456"),
        ("（0874）3123456", "0874-3123456", ""),
        ("13881312013 13887777777", "13881312013", "电话 13887777777"),
        ("3123456", "3123456", ""),
        ("儿子13881312013", "13881312013", "儿子13881312013"),
        ("13881312013（儿子）", "13881312013", "13881312013（儿子）"),
    ],
)
def test_telephones(raw: object, phone: str, rest: str) -> None:
    assert convert_phone(raw)[::2] == (phone, rest)


@pytest.mark.parametrize(
    ("column", "raw", "value"),
    [
        ("性别", 1.0, "男"), ("性别", "2", "女"), ("性别", "男性", "男"),
        ("民族", "汉", "汉族"), ("民族", "哈尼", "哈尼族"), ("民族", "汉族", "汉族"), ("民族", "穿青人", "穿青人"),
        ("政治面貌", "党员", "中共党员"), ("政治面貌", "正", "中共党员"), ("政治面貌", "预", "中共预备党员"),
        ("政治面貌", "预备党员", "中共预备党员"),
        ("退休时职级", "正科", "乡科级正职"), ("退休时职级", "副处级", "县处级副职"),
        ("退休时职级", "副高", "专业技术副高"), ("退休时职级", "工人", "工勤"),
        ("曾任领导职务", "有", "是"), ("曾任领导职务", "√", "是"), ("曾任领导职务", "Y", "是"), ("曾任领导职务", "无", "否"),
        ("状态", "已故", "去世"),
    ],
)  # fmt: skip
def test_values_of_code_lists(column: str, raw: object, value: str) -> None:
    assert convert_code(FormField(PEOPLE, column).described, raw).value == value


def test_an_unknown_value_is_asked_about() -> None:
    found = convert_code(FormField(PEOPLE, "政治面貌").described, "团员")
    assert (found.value, found.blank) == (None, False)
    assert "请选定" in found.note


def test_a_decision_counts_for_the_same_writing() -> None:
    rank = FormField(PEOPLE, "退休时职级").described
    assert convert_code(rank, "主任科员", {"主任科员": "乡科级正职"}).value == "乡科级正职"
    assert convert_code(rank, "主任科员", {"主任科员": ""}).value is None


def test_a_tick_says_member_and_a_blank_says_nothing() -> None:
    assert convert_flag("中共党员", "", "√").value == "中共党员"
    assert convert_flag("中共党员", "", "否").value is None
    assert convert_flag("中共党员", "", "").value is None
    assert convert_flag("在册", "去世", "否").value == "去世"


def test_a_branch_without_a_code_goes_into_the_remarks() -> None:
    found = convert_body("第1党支部")
    assert (found.value, found.rest) == (None, "第1党支部")
    assert convert_body("第1党支部", {"第1党支部": "530302000001"}).value == "530302000001"
    assert convert_body("530302000001").value == "530302000001"


@pytest.mark.parametrize(
    ("raw", "post"),
    [
        ("××局 副局长", "副局长"), ("盘龙区农业农村局副局长", "副局长"), ("区委办 主任科员", "主任科员"), ("××局 ", None),
        ("麒麟区农业农村局高级农艺师", "高级农艺师"), ("局长", "局长"), ("盘龙区农业农村局党组书记、局长", "党组书记、局长"),
    ],
)  # fmt: skip
def test_the_post_in_unit_and_post(raw: str, post: str | None) -> None:
    assert convert_unit_and_post(raw).value == post


@pytest.mark.parametrize(
    ("raw", "name"), [("刘\u3000秀", "刘秀"), ("张 建 国", "张建国"), ("阿依·买买提", "阿依·买买提"), ("  ", None)]
)
def test_names(raw: str, name: str | None) -> None:
    assert convert_name(raw).value == name


NUMBER = "530302195401111007"


@pytest.mark.parametrize(
    ("column", "written", "value"),
    [
        ("性别", "", "女"),
        ("出生日期", "", dt.date(1954, 1, 11)),
        ("出生日期", "1954.01", dt.date(1954, 1, 11)),
        ("出生日期", 1954.1, dt.date(1954, 1, 11)),
        ("出生日期", "1954", dt.date(1954, 1, 11)),
        ("出生日期", "1954.02", None),
        ("出生日期", "不详", None),
    ],
)
def test_what_the_identity_number_tells(column: str, written: object, value: object) -> None:
    assert from_identity(column, NUMBER, written) == value


def test_a_wrong_or_missing_number_tells_nothing() -> None:
    assert from_identity("性别", NUMBER[:-1] + "0", "") is None
    assert from_identity("出生日期", None, "") is None


@pytest.mark.parametrize(
    ("raw", "sex", "nation"),
    [
        ("男/汉族", "男", "汉族"),
        ("女、彝", "女", "彝族"),
        ("男", "男", None),
        ("汉", None, "汉族"),
        ("男（汉）", "男", "汉族"),
        ("汉族 男", None, None),
    ],
)
def test_parts_of_a_cell(raw: str, sex: str | None, nation: str | None) -> None:
    def part(position: int, name: str) -> object:
        described = FormField(PEOPLE, name).described
        return of_part(PartOfColumn(2, position, 2), described, lambda piece: convert_code(described, piece))(raw).value

    assert (part(0, "性别"), part(1, "民族")) == (sex, nation)


def test_what_is_more_than_the_parts_goes_into_the_remarks_once() -> None:
    def part(position: int, name: str) -> tuple[object, str]:
        described = FormField(PEOPLE, name).described
        found = of_part(PartOfColumn(2, position, 2), described, lambda piece: convert_code(described, piece))("男/汉族/独居")
        return found.value, found.rest

    assert [part(0, "性别"), part(1, "民族")] == [("男", "男/汉族/独居"), ("汉族", "")]


def test_a_text_is_taken_at_its_place_alone() -> None:
    post = of_part(PartOfColumn(2, 0, 2), FormField(PEOPLE, "退休时职务").described, convert_text)
    assert post("局长/正科").value == "局长"
    assert post("正科").value is None


def test_a_remark_behind_a_name_goes_into_the_remarks() -> None:
    assert convert_name("张三（已去世）")[:3] == ("张三", "括号里的内容写进备注", "已去世")


ANYTHING = st.one_of(
    st.text(),
    st.floats(),
    st.integers(),
    st.booleans(),
    st.none(),
    st.dates(),
    st.datetimes(),
    st.sampled_from(["√", "1956.3", NUMBER]),
    st.text("0123456789.年月日-X（）/ ", max_size=20),
)


@given(st.sampled_from(all_fields()), ANYTHING)
def test_whatever_stands_in_a_cell_is_taken_or_told(field: FormField, raw: object) -> None:
    found = converter(SourceColumn(0, "列", ("列",)), field, [raw])(raw)
    assert found.value is not None or found.note or is_blank(raw) or not str(tidy(raw) or "").strip("-—－/\\")


@pytest.mark.parametrize(
    ("raw", "value", "rest"),
    [
        ("0874-3123456/儿子", "0874-3123456", "儿子"),
        ("13881312013 儿子", "13881312013", "儿子"),
        ("13881312013、0874-3123456（办公室）", "13881312013", "0874-3123456（办公室）"),
        (8743123456.0, "0874-3123456", ""),
        (87163123456, "0871-63123456", ""),
        (1012345678, "010-12345678", ""),
        ("01012345678", "010-12345678", ""),
        (3123456, "3123456", ""),
    ],
)
def test_nothing_of_a_telephone_cell_is_lost(raw: object, value: str, rest: str) -> None:
    assert convert_phone(raw)[::2] == (value, rest)


@pytest.mark.parametrize(
    ("raw", "rest"),
    [
        ("1956.3.1（70岁）", "1956.3.1(70岁)"),
        ("1956-03-01 08:30", "1956-03-01 08:30"),
        ("1956-03-01 00:00:00", ""),
        ("1956.3.1", ""),
    ],
)
def test_what_stands_beside_a_date_goes_into_the_remarks(raw: str, rest: str) -> None:
    found = convert_date(raw, month_allowed=False)
    assert (found.value, found.rest) == (DAY, rest)


@pytest.mark.parametrize("raw", [530302000001, 530302000001.0, "530302000001", "５３０３０２０００００１"])
def test_a_code_is_taken_also_where_it_is_stored_as_a_number(raw: object) -> None:
    assert convert_body(raw).value == "530302000001"


def test_an_account_stored_as_a_number_may_lack_noughts() -> None:
    found = convert_account(234567890123.0)
    assert found.value == "234567890123"
    assert "前面要是有 0" in found.note
