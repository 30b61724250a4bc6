from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from addin.summary.measure.figure import Figure, Ref, Tally, add_up, mean, percent

tallies = st.builds(Tally, st.integers(0, 10**6).map(Decimal), st.integers(0, 500), st.integers(0, 500))


def test_a_share_of_nothing_is_no_share() -> None:
    assert percent(Tally()) is None
    assert mean(Tally()) is None


def test_only_all_of_them_are_a_hundred_per_cent() -> None:
    assert percent(Tally(Decimal(0), 9999, 1)) == Decimal("99.9")
    assert percent(Tally(Decimal(0), 10000, 0)) == 100


def test_the_mean_of_scores_weighs_each_branch_the_same() -> None:
    figure = Figure((Ref("六个好", 0, "", Decimal("90.5")), Ref("六个好", 1, "", Decimal(80))))
    assert mean(figure.tally) == Decimal("85.2")


@given(st.lists(tallies))
def test_parts_add_up_and_their_percentages_are_never_averaged(parts: list[Tally]) -> None:
    whole = add_up(parts)
    assert whole.base == sum(part.base for part in parts)
    assert whole.total == sum(part.total for part in parts)
    if whole.base:
        exact = Decimal(sum(part.counted for part in parts)) * 100 / whole.base
        assert 0 <= exact - (percent(whole) or 0) < Decimal("0.1")
