from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from addin.summary.collect.indicator_view import FigurePart
from addin.summary.measure.figure import Tally, add_up
from addin.summary.measure.indicator import FigureUnit
from addin.summary.measure.rollup import parents, roll_up
from tests.addin.summary.registers import inputs, unit

COUNTIES = ("530102", "530103", "530111")
units = st.dictionaries(
    st.integers(0, 30).map(str),
    st.tuples(st.sampled_from(COUNTIES), st.integers(0, 50), st.integers(0, 50)),
)


def test_a_unit_belongs_to_the_office_that_passed_it_on() -> None:
    county = unit("530102", {"离退休干部": [{"来源单位代码": "11530102015101007C"}, {"来源单位代码": "115301020151010157"}]})
    own = unit("11530100015101015N", {"离退休干部": [{}]})
    found = parents(inputs(county, own))
    assert found["11530102015101007C"] == found["115301020151010157"] == "530102"
    assert found["11530100015101015N"] == "11530100015101015N"


def test_a_county_is_the_sum_of_its_units_and_not_the_mean() -> None:
    parts = {
        "a": FigurePart(FigureUnit.PERCENT, Tally(Decimal(1), 1, 0)),
        "b": FigurePart(FigureUnit.PERCENT, Tally(Decimal(9), 9, 90)),
    }
    assert roll_up(parts, {"a": "530102", "b": "530102"})["530102"].value == 10


@given(units)
def test_the_counties_add_up_to_the_whole(given_units: dict[str, tuple[str, int, int]]) -> None:
    parts = {code: FigurePart(FigureUnit.PERCENT, Tally(Decimal(n), n, m)) for code, (_, n, m) in given_units.items()}
    found = roll_up(parts, {code: county for code, (county, _, _) in given_units.items()})
    assert add_up(part.tally for part in found.values()) == add_up(part.tally for part in parts.values())
