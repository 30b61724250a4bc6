"""What a tile says and how it is shaded."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from addin.summary.collect.indicator_view import FigurePart, IndicatorView
from addin.summary.dashboard.shown_figure import ShownFigure, shown_figure, status_of_part, step_marks
from addin.summary.measure.figure import Tally
from addin.summary.measure.indicator import FigureUnit
from addin.summary.measure.target_status import TargetStatus
from tests.addin.summary.scenes import scene

AFTER = dt.date(2027, 1, 1)


def share(counted: int, missed: int) -> FigurePart:
    return FigurePart(FigureUnit.PERCENT, Tally(Decimal(counted), counted, missed))


MISSED = [(n, TargetStatus.MISSED) for n in (1, 10, 20)]
SQUARES = ["■□□□□", "■■□□□", "■■■□□", "■■■■□", "■■■■■"]


def cases(number: int) -> FigurePart:
    return FigurePart(FigureUnit.PERSONS, Tally(Decimal(number), number))


def view(code: str) -> IndicatorView:
    return next(one for one in scene().indicators if one.indicator.code == code)


@pytest.mark.parametrize(
    ("counted", "missed", "status", "shade"),
    [
        (4, 0, TargetStatus.REACHED, "good"), (19, 1, TargetStatus.MISSED, "close"), (4, 1, TargetStatus.PENDING, "near"),
        (3, 2, TargetStatus.MISSED, "middle"), (1, 2, TargetStatus.MISSED, "far"), (1, 99, TargetStatus.NO_TARGET, "s1"),
        (4, 1, TargetStatus.NO_TARGET, "s3"), (19, 1, TargetStatus.NO_TARGET, "s4"), (9, 0, TargetStatus.NO_TARGET, "s5"),
    ],
)  # fmt: skip
def test_the_shade(counted: int, missed: int, status: TargetStatus, shade: str) -> None:
    assert shown_figure(share(counted, missed), status, 100).shade == shade


def test_of_what_must_not_be_more_the_largest_number_is_the_farthest() -> None:
    """Of 0, which reaches it, and 1, 10 and 20 cases, of which 20 is the most of all places."""
    told = [shown_figure(cases(n), status, 20).shade for n, status in ((0, TargetStatus.REACHED), *MISSED)]
    assert told == ["good", "close", "middle", "far"]


def test_each_step_is_told_by_squares_too() -> None:
    marks = step_marks()
    assert [marks[shade] for shade in ("far", "middle", "near", "close", "good")] == SQUARES
    assert [marks[f"s{n}"] for n in range(1, 6)] == SQUARES


def test_a_share_says_its_sides_and_nothing_is_a_dash() -> None:
    assert shown_figure(share(2, 1), TargetStatus.MISSED, 100) == ShownFigure("66.6%", "2/3", "MISSED", "middle", 66.6)
    assert shown_figure(share(0, 0), TargetStatus.NOTHING, 100) == ShownFigure("—", "", "NOTHING", "none", None)
    number = FigurePart(FigureUnit.PERSONS, Tally(Decimal(12), 12))
    assert shown_figure(number, TargetStatus.NO_TARGET, 12) == ShownFigure("12", "", "NO_TARGET", "s5", 12.0)
    assert shown_figure(replace(number, tally=Tally()), TargetStatus.NO_TARGET, 0).shade == "s1"


def test_what_is_only_counted_has_neither_sign_nor_status() -> None:
    separate = view("I06-2")
    assert separate.status is TargetStatus.NO_TARGET
    assert status_of_part(separate, share(1, 1), AFTER) is TargetStatus.NO_TARGET


def test_against_the_target() -> None:
    over = view("I02-1")
    assert over.status is TargetStatus.MISSED
    assert status_of_part(over, share(2, 0), AFTER) is TargetStatus.REACHED
    assert status_of_part(over, share(1, 1), AFTER) is TargetStatus.MISSED
    assert status_of_part(over, share(0, 0), AFTER) is TargetStatus.NOTHING
    waiting = view("I04-1")
    assert waiting.status is TargetStatus.PENDING
    assert status_of_part(waiting, share(1, 1), AFTER) is TargetStatus.PENDING
