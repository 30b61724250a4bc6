"""What an identity number says, against python-stdnum where it can say it."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn.ric import calc_check_digit

from validators.identity import birth_date, fault, is_valid, oldest_birth, possibly_faulty, region_doubt, sex
from workbook_templates.values.identity import check_digit, tidy_id, to_18_digits

AS_OF = dt.date(2026, 9, 30)
SOUND = "530102196303072415"


@given(st.from_regex(r"[0-9]{17}", fullmatch=True))
def test_the_check_character_is_that_of_python_stdnum(body: str) -> None:
    assert check_digit(body) == calc_check_digit(body + "0")


@pytest.mark.parametrize(
    ("number", "problem"),
    [
        ("53010219630307241", "有17位"),
        ("5301021963030724155", "有19位"),
        ("53010219630307241O", "“O”"),
        ("53O102196303072415", "“O”"),
        ("530102196302302415", "出生日期不存在"),
        ("530102196313012415", "出生日期不存在"),
        ("530102196303072416", "校验码"),
        ("53010219630307241X", "校验码"),
        ("٥٣٠١٠٢١٩٦٣٠٣٠٧٢٤١٥", "不该有的字符"),
        ("530102630230241", "15位旧号码"),
        (f"53010220630307241{check_digit('53010220630307241')}", "还没有到"),
        (f"53010218630307241{check_digit('53010218630307241')}", "超过120年"),
        ("", "有0位"),
    ],
)
def test_a_fault_is_named_precisely(number: str, problem: str) -> None:
    found = fault(number, AS_OF)
    assert found is not None
    assert problem in found.problem
    assert not any(part in found.problem + found.remedy for part in (number[6:14], number[-6:]) if part)


def test_a_sound_number_says_birth_date_and_sex() -> None:
    assert fault(SOUND, AS_OF) is None
    assert is_valid(SOUND)
    assert birth_date(SOUND) == dt.date(1963, 3, 7)
    assert sex(SOUND) == "男"
    assert sex("530102196303072423") == "女"


def test_without_a_day_no_age_is_disbelieved() -> None:
    assert oldest_birth(dt.date.max) == dt.date.min
    assert fault(SOUND, dt.date.max) is None


@pytest.mark.parametrize(
    ("old", "new"), [("530102630307241", SOUND), ("530102630307996", "530102186303079965"), ("530102630230241", None)]
)
def test_an_old_number_is_brought_to_eighteen(old: str, new: str | None) -> None:
    got = to_18_digits(old)
    assert got == (new and new[:17] + check_digit(new[:17]))
    assert tidy_id(old) == (got or old)


@pytest.mark.parametrize(("region", "said"), [("530102", None), ("532201", "曲靖市"), ("539999", "不在行政区划代码表")])
def test_a_region_is_doubted_only_where_it_is_not_in_force(region: str, said: str | None) -> None:
    found = region_doubt(region + SOUND[6:])
    assert (found is None) if said is None else (found is not None and said in found.problem)


def _born(day: dt.date) -> str:
    body = f"530102{day:%Y%m%d}241"
    return body + check_digit(body)


@pytest.mark.parametrize(
    ("day", "believed"),
    [
        (dt.date(1905, 12, 31), False),
        (dt.date(1906, 1, 1), True),
        (AS_OF, True),
        (AS_OF + dt.timedelta(days=1), False),
        (dt.date(1964, 2, 29), True),
    ],
)
def test_birth_dates_on_the_edges_are_screened_as_they_are_judged(day: dt.date, believed: bool) -> None:
    assert (fault(_born(day), AS_OF) is None) == believed
    if believed:
        assert fault(_born(day), day) is None
    else:
        assert possibly_faulty([_born(day)], AS_OF) == [_born(day)]


@given(st.lists(st.from_regex(r"5301[0-9]{13}[0-9X]", fullmatch=True)), st.dates(dt.date(1950, 1, 1), dt.date(2050, 1, 1)))
def test_whoever_is_not_suspect_has_no_fault(numbers: list[str], as_of: dt.date) -> None:
    odd = possibly_faulty(numbers, as_of)
    assert [n for n in numbers if n not in odd and (fault(n, as_of) or region_doubt(n))] == []
    sound = [_born(dt.date(1940 + i % 9, 1 + i % 12, 1 + i % 28)) for i in range(len(numbers))]
    assert possibly_faulty(sound, max(as_of, dt.date(1960, 1, 1))) == []


@pytest.mark.parametrize("day", ["0230", "0431", "1301", "0100", "0000"])
def test_a_day_that_does_not_exist_is_suspect_though_the_check_character_fits(day: str) -> None:
    body = f"5301021963{day}241"
    number = body + check_digit(body)
    assert possibly_faulty([number], AS_OF) == [number]
    found = fault(number, AS_OF)
    assert found is not None
    assert "不存在" in found.problem
