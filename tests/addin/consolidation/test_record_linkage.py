"""Codes of two counties find the same person and give nobody away."""

from __future__ import annotations

from addin.consolidation.record_linkage import (
    ALIKE,
    LISTED,
    PAID,
    SAME_MONTH,
    SAME_NUMBER,
    CodedPerson,
    code_list,
    compare,
    key_fingerprint,
    new_key,
)
from validators.allowance.claim_period import Payment
from validators.examples import tables_of
from workbook_templates.table import Tables

KEY = new_key()
ONE, OTHER = "530102196303072415", "530102195802281521"


def county(*people: dict[str, str]) -> Tables:
    return tables_of({"离退休干部": list(people)})


def listed(
    tables: Tables, office: str, paid: tuple[Payment, ...] = (), key: str = KEY, period: str = "2026Q3"
) -> list[CodedPerson]:
    return code_list(key, office, f"{office}老干部局", period, tables, paid)[0]


def payment(number: str, month: str) -> Payment:
    return Payment(number, month, "张建国", "2026Q3-1", "2026-09-30", "书记", "甲支部", 30000)


def kinds(*lists: list[CodedPerson]) -> list[tuple[str, list[str]]]:
    return [(match.kind, [one.office for one in match.entries]) for match in compare([one for some in lists for one in some])]


def test_one_number_on_the_rosters_of_two_counties() -> None:
    a, b = (
        county({"身份证号": ONE, "姓名": "张建国"}),
        county({"身份证号": ONE, "姓名": "张建囯"}, {"身份证号": OTHER, "姓名": "李秀英"}),
    )
    assert kinds(listed(a, "530102"), listed(b, "530103")) == [(SAME_NUMBER, ["530102", "530103"])]
    assert kinds(listed(b, "530103")) == [], "one office alone compares nothing"


def test_one_month_paid_by_two_counties() -> None:
    a = listed(county(), "530102", (payment(ONE, "2026-07"), payment(ONE, "2026-08")))
    b = listed(county(), "530103", (payment(ONE, "2026-08"), payment(ONE, "2026-09"), payment(OTHER, "2026-07")))
    (match,) = compare(a + b)
    assert (match.kind, {one.month for one in match.entries}) == (SAME_MONTH, {"2026-08"})


def test_the_same_name_and_birth_date_under_two_numbers_is_a_doubt() -> None:
    born = {"姓名": "张建国", "出生日期": "1963-03-07"}
    a, b = county(born | {"身份证号": ONE}), county(born | {"身份证号": "530102196303072511"})
    assert kinds(listed(a, "530102"), listed(b, "530103")) == [(ALIKE, ["530102", "530103"])]
    same = county(born | {"身份证号": ONE})
    assert kinds(listed(a, "530102"), listed(same, "530103")) == [(SAME_NUMBER, ["530102", "530103"])], "told once"


def test_who_has_moved_away_is_not_listed() -> None:
    gone = county({"身份证号": ONE, "状态": "转出", "状态日期": "2026-06-30"})
    assert listed(gone, "530102") == []


def test_the_list_holds_no_number_and_no_name() -> None:
    told = str(listed(county({"身份证号": ONE, "姓名": "张建国"}), "530102", (payment(ONE, "2026-08"),)))
    assert (ONE in told, ONE[6:14] in told, "张建国" in told, KEY in told) == (False, False, False, False)


def test_a_code_is_of_its_key_and_its_period() -> None:
    tables = county({"身份证号": ONE})
    codes = {
        listed(tables, "530102", key=key, period=period)[0].code for key in (KEY, new_key()) for period in ("2026Q3", "2026Q4")
    }
    assert len(codes) == 4
    assert key_fingerprint(KEY) not in KEY


def test_the_order_of_a_list_does_not_follow_the_rows() -> None:
    people = [{"身份证号": number} for number in (ONE, OTHER)]
    assert listed(county(*people), "530102") == listed(county(*people[::-1]), "530102")
    assert {one.what for one in listed(county(*people), "530102", (payment(ONE, "2026-08"),))} == {LISTED, PAID}
