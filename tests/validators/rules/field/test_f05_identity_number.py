"""F05 over numbers made at random: the sound are never flagged, a slip of the pen always is."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from tests.validators.rules.field.told import AS_OF, findings, told
from validators.finding import Severity
from validators.regions import current
from workbook_templates.values.identity import check_digit

PEOPLE = "参加人员"  # a sheet where nothing else hangs on the number
regions = st.sampled_from(sorted(current()))
births = st.dates(dt.date(1907, 1, 1), AS_OF)


def _number(region: str, born: dt.date, serial: int) -> str:
    body = f"{region}{born:%Y%m%d}{serial:03d}"
    return body + check_digit(body)


numbers = st.builds(_number, regions, births, st.integers(0, 999))


@given(st.lists(numbers, min_size=1, max_size=5))
def test_sound_numbers_are_never_flagged(sound: list[str]) -> None:
    assert findings(PEOPLE, *({"身份证号": number} for number in sound)) == []


@given(numbers, st.integers(0, 17), st.integers(1, 9))
def test_one_changed_digit_is_always_an_error(number: str, at: int, by: int) -> None:
    old = "10" if number[at] == "X" else number[at]
    changed = number[:at] + str((int(old) + by) % 10) + number[at + 1 :]
    [found] = told("F05", PEOPLE, {"身份证号": changed})
    assert found.severity is Severity.ERROR


@given(numbers, st.integers(0, 16))
def test_two_neighbours_swapped_are_always_an_error(number: str, at: int) -> None:
    swapped = number[:at] + number[at + 1] + number[at] + number[at + 2 :]
    found = told("F05", PEOPLE, {"身份证号": swapped})
    assert [f.severity for f in found] == ([] if swapped == number else [Severity.ERROR])


@given(numbers)
def test_spaces_full_width_digits_and_a_small_x_make_no_difference(number: str) -> None:
    wide = "".join(chr(ord(char) + 0xFEE0) for char in number.lower())
    assert findings(PEOPLE, {"身份证号": f" {wide[:6]} {wide[6:]}　"}) == []


@given(regions, st.dates(dt.date(1907, 1, 1), dt.date(1999, 12, 31)), st.integers(0, 995))
def test_an_old_number_is_upgraded_and_told(region: str, born: dt.date, serial: int) -> None:
    [found] = told("F05", PEOPLE, {"身份证号": f"{region}{born:%y%m%d}{serial:03d}"})
    assert found.severity is Severity.WARNING
    assert "15位" in found.message


def test_an_unknown_or_former_region_is_a_warning_and_never_an_error() -> None:
    found = told("F05", PEOPLE, *({"身份证号": _number(region, dt.date(1945, 1, 1), 101)} for region in ("532201", "999999")))
    assert [f.severity for f in found] == [Severity.WARNING, Severity.WARNING]
    assert "曲靖市" in found[0].message


def test_a_person_among_the_examples_to_follow_is_judged_and_masked() -> None:
    [found] = told("F05", "先进典型", {"类别": "优秀书记", "对象代码": "530102196303072416", "名称": "张建国"})
    assert found.value == "530102********2416"
    assert findings("先进典型", {"类别": "优秀书记", "对象代码": "530102196303072415"}) == []


def test_what_is_no_persons_number_is_left_to_the_rule_of_codes() -> None:
    assert len(told("F10", "先进典型", {"对象代码": "53010200000"}, {"对象代码": "5301021963030724155"})) == 2


def test_a_wrong_number_is_told_of_once() -> None:
    rows = ({"身份证号": "530102196303072425"}, {"身份证号": "53010219630307241"}, {"身份证号": "530102197303072415"})
    assert [f.cell for f in told("F05", "离退休干部", *rows)] == ["B4", "B5", "B6"]
