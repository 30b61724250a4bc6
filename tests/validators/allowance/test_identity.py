"""Who is probably one person: every slip of the pen is found, neighbours in the register are left in peace."""

from __future__ import annotations

import datetime as dt
import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from validators.allowance.identity import IdentityDecisions, KnownNumber, probable_pairs, well_formed
from validators.examples import table_of
from workbook_templates.values.identity import check_digit

NOBODY = IdentityDecisions(None)


@st.composite
def numbers(draw: st.DrawFn) -> str:
    day = draw(st.dates(dt.date(1935, 1, 1), dt.date(1968, 12, 31)))
    body = f"53{draw(st.integers(0, 9999)):04d}{day:%Y%m%d}{draw(st.integers(0, 999)):03d}"
    return body + check_digit(body)


def known(number: str, name: str = "张建国") -> KnownNumber:
    return KnownNumber(number, name, None)


def found(*people: KnownNumber, decisions: IdentityDecisions = NOBODY) -> set[frozenset[str]]:
    return {frozenset((one.number, other.number)) for one, other, _ in probable_pairs(people, decisions)}


@given(numbers(), st.integers(0, 17), st.sampled_from("0123456789X"))
def test_one_wrong_character_is_found_whatever_the_names(number: str, place: int, char: str) -> None:
    slip = number[:place] + char + number[place + 1 :]
    assert bool(found(known(number, "甲"), known(slip, "乙"))) == (slip != number)


@given(numbers(), st.integers(0, 16))
def test_two_neighbours_swapped_are_found(number: str, place: int) -> None:
    slip = number[:place] + number[place + 1] + number[place] + number[place + 2 :]
    assert bool(found(known(number, "甲"), known(slip, "乙"))) == (slip != number)


@given(numbers(), st.integers(0, 16), st.integers(1, 9))
def test_a_slip_with_the_check_character_put_right_is_found_under_one_name(number: str, place: int, step: int) -> None:
    body = number[:place] + str((int(number[place]) + step) % 10) + number[place + 1 : 17]
    twin = body + check_digit(body)
    assert found(known(number), known(twin)) == {frozenset((number, twin))}
    assert found(known(number, "甲"), known(twin, "乙")) == set()


@given(numbers(), st.integers(0, 16))
def test_a_lost_digit_is_found(number: str, place: int) -> None:
    assert found(known(number, "甲"), known(number[:place] + number[place + 1 :], "乙"))


def test_name_and_birth_date_alike() -> None:
    day = dt.date(1958, 3, 1)
    one, other = KnownNumber("530102195803012415", "李明", day), KnownNumber("532901195803011230", "李明", day)
    assert found(one, other) == {frozenset((one.number, other.number))}
    assert found(one, other._replace(name="李鸣")) == set()


@pytest.mark.parametrize(("results", "asked"), [(["同一人"], False), (["不同人"], False), ([], True)])
def test_a_decision_settles_it(results: list[str], asked: bool) -> None:
    day = dt.date(1958, 3, 1)
    one, other = KnownNumber("530102195803012415", "李明", day), KnownNumber("532901195803011230", "李明", day)
    rows = [{"身份证号一": other.number, "身份证号二": one.number, "认定结果": result} for result in results]
    assert bool(found(one, other, decisions=IdentityDecisions(table_of("重复认定", rows)))) == asked


def test_decisions_join_through_a_third() -> None:
    rows = [{"身份证号一": a, "身份证号二": b, "认定结果": "同一人"} for a, b in (("3", "2"), ("2", "1"), ("9", "8"))]
    decisions = IdentityDecisions(table_of("重复认定", rows))
    assert {decisions.numbers(number) for number in "123"} == {("1", "2", "3")}
    assert decisions.person("8") == decisions.person("9") == "8"
    assert decisions.decided("1", "3")
    assert not decisions.decided("1", "8")


@given(numbers())
def test_well_formed(number: str) -> None:
    assert well_formed(number)
    assert not well_formed(number[:-1] + ("0" if number[-1] != "0" else "1"))


@pytest.mark.parametrize("junk", ["", "X" * 18, "１２３", "53010219630307241", "530102196303072415\n"])
def test_junk_is_not_well_formed(junk: str) -> None:
    assert not well_formed(junk)


def test_a_province_of_posts_is_gone_through_in_seconds() -> None:
    """60,000 holders with everyday names, one in a hundred malformed; no clock is asserted, a squared effort never ends."""
    dice = random.Random(7)
    names = [a + b + c for a in "张王李赵陈杨" for b in "建国志文秀明" for c in "国华英强明芳"]
    people = []
    for n in range(60_000):
        day = dt.date(1938, 1, 1) + dt.timedelta(days=dice.randrange(9000))
        body = f"53{dice.randrange(30):02d}{dice.randrange(9):02d}{day:%Y%m%d}{dice.randrange(1000):03d}"
        check = check_digit(body) if n % 100 else "?"
        people.append(KnownNumber(body + check, dice.choice(names), day))
    slip = people[1]._replace(number=people[1].number[:5] + "9" + people[1].number[6:], name="某某", birth=None)
    start = time.perf_counter()
    pairs = found(*people, slip)
    print(f"{len(pairs)} pairs in {time.perf_counter() - start:.2f} s")
    assert frozenset((people[1].number, slip.number)) in pairs
