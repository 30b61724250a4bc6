"""A roster that comes in parts is compared with the last one as a whole: nobody is missed who stands in another part."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from addin.consolidation.consolidate import consolidate
from addin.submissions.folder import Office
from addin.submissions.receive import receive
from addin.submissions.receive_outcome import ReceiveOutcome
from tests.addin.moving_persons import people, send, two_quarters
from tests.addin.submitted_files import person, unit, write
from workbook_templates.values.period import Period

FIRST_PART, SECOND_PART = [100, 101, 102], [103, 105, 106]
"""Of unit 1, in the third quarter; 106 is new."""
Parts = dict[int, list[int]]


def part_files(office: Office, period: str, parts: Parts, **cover: object) -> list[Path]:
    folder = office.root.parent / "分册"
    sent = len(list(folder.glob("*")))
    return [
        write(
            folder / f"{sent + part}.xlsx", "roster", people(1, who),
            **(unit(1) | {"报告期": period, "说明": f"第{part}部分"} | cover),
        )
        for part, who in parts.items()
    ]  # fmt: skip


def missed(outcomes: Sequence[ReceiveOutcome]) -> list[set[str]]:
    """For each file the names that T17 misses, as an error."""
    names = {str(person(n)["姓名"]) for n in (*FIRST_PART, *SECOND_PART)}
    told = [[f.message for f in one.findings if f.rule == "T17" and f.severity == "error"] for one in outcomes]
    return [{name for name in names for message in messages if name in message} for messages in told]


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return two_quarters(tmp_path)


@pytest.fixture
def in_parts(office: Office) -> Office:
    """The county after unit 1 has sent two parts for the third quarter."""
    for path in part_files(office, "2026Q3", {1: FIRST_PART, 2: SECOND_PART}):
        (outcome,) = receive(office, [path], accept_with_reason="103转回")
        assert outcome.result == "accepted"
        assert missed([outcome]) == [set()], "nobody knows how many parts a roster will have that was whole before"
    return office


LOSSES: list[tuple[Parts, set[int]]] = [
    ({1: [100, 101, 102], 2: [103, 105, 106]}, set()),
    ({1: [100, 101], 2: [102, 103, 105, 106]}, set()),
    ({1: [100, 101, 102], 2: [103, 105]}, {106}),
    ({1: [100, 101], 2: [103, 105, 106]}, {102}),
]


@pytest.mark.parametrize(("parts", "lost"), LOSSES)
@pytest.mark.parametrize("first", [1, 2])
def test_a_roster_in_parts_is_compared_as_a_whole_with_its_last_part(
    in_parts: Office, parts: Parts, lost: set[int], first: int
) -> None:
    """Whichever part comes last: who has gone from one part to another is not missed, and who is in neither is."""
    files = part_files(in_parts, "2026Q4", parts)
    in_turn = files if first == 1 else files[::-1]
    fact = [missed(receive(in_parts, [path], accept_with_reason="待核实")) for path in in_turn]
    assert fact == [[set()], [{str(person(n)["姓名"]) for n in lost}]]


@pytest.mark.parametrize(("parts", "lost"), LOSSES)
def test_a_roster_in_parts_is_compared_as_a_whole_in_one_run(in_parts: Office, parts: Parts, lost: set[int]) -> None:
    fact = missed(receive(in_parts, part_files(in_parts, "2026Q4", parts), accept_with_reason="待核实"))
    assert set().union(*fact) == {str(person(n)["姓名"]) for n in lost}
    assert sum(map(bool, fact)) == bool(lost), "told once"


def test_what_one_part_says_of_somebody_counts_for_all(in_parts: Office) -> None:
    told = {"说明": f"第1部分。{person(106)['姓名']}系误列。"}
    for path in (*part_files(in_parts, "2026Q4", {1: FIRST_PART}, **told), *part_files(in_parts, "2026Q4", {2: [103, 105]})):
        assert missed(receive(in_parts, [path], accept_with_reason="待核实")) == [set()]


def test_a_roster_that_is_whole_again_is_compared_with_all_parts(in_parts: Office) -> None:
    outcome = send(in_parts, 1, "2026Q4", people(1, [*FIRST_PART, 103, 105]), 说明="")
    assert missed([outcome]) == [{str(person(106)["姓名"])}]


ONCE_WHOLE: list[tuple[Parts, set[int]]] = [
    ({1: [100, 101], 2: [102, 105]}, set()),
    ({1: [100], 2: [101, 102], 3: [105]}, set()),
    ({1: [100, 101], 2: [105]}, {102}),
    ({1: [100, 101]}, {102, 105}),
]


@pytest.mark.parametrize(("parts", "lost"), ONCE_WHOLE)
def test_who_is_in_no_part_of_a_roster_that_was_whole_is_missed_when_all_are_consolidated(
    office: Office, parts: Parts, lost: set[int]
) -> None:
    """By then no part is still to come; before, nobody knows. A single file that calls itself a part may be one of several."""
    for path in part_files(office, "2026Q3", parts):
        assert missed(receive(office, [path], accept_with_reason="部分")) == [set()]
    assert missed_together(office, "2026Q3") == {str(person(n)["姓名"]) for n in lost}


def test_a_part_that_never_came_is_missed_when_all_are_consolidated(in_parts: Office) -> None:
    """And whom a receipt has told missing already, nobody is told again."""
    for path in part_files(in_parts, "2026Q4", {1: FIRST_PART}):
        assert missed(receive(in_parts, [path], accept_with_reason="待核实")) == [set()]
    assert missed_together(in_parts, "2026Q4") == {str(person(n)["姓名"]) for n in SECOND_PART}
    for path in part_files(in_parts, "2026Q4", {2: [103, 105]}):
        assert missed(receive(in_parts, [path], accept_with_reason="待核实")) == [{str(person(106)["姓名"])}]
    assert missed_together(in_parts, "2026Q4") == set()


def missed_together(office: Office, period: str) -> set[str]:
    """The names that T17 misses when the period is consolidated."""
    done = consolidate(office, Period.parse(period), office.root.parent / f"汇总{period}", ["roster"])
    told = [f.message for f in done.findings if f.rule == "T17"]
    return {str(person(n)["姓名"]) for n in (*FIRST_PART, *SECOND_PART) for text in told if str(person(n)["姓名"]) in text}
