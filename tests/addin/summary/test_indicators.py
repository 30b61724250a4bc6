"""Every indicator, present and future: its words, its rule, and the sum of its parts."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from addin.summary.measure.catalogue import catalogue
from addin.summary.measure.evidence import SubmittedForm
from addin.summary.measure.figure import add_up
from addin.summary.measure.indicator import Indicator
from addin.summary.measure.inputs import Inputs
from addin.summary.measure.measure import measure
from tests.addin.summary.registers import context, inputs, registers
from tests.validators.recording import Recording
from validators.catalogue import catalogue as rule_catalogue
from validators.catalogue import find
from validators.examples import sheet_named
from workbook_templates.schema import all_forms, form_of_sheet
from workbook_templates.table import Tables

ALL = pytest.mark.parametrize("one", catalogue(), ids=lambda one: one.code)
three_units = st.tuples(registers(1), registers(2), registers(0))
few = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
RULED = [one for one in catalogue() if one.rule and one.unit == "%"]
LISTS = ("报送情况", "补贴发放")


@ALL
def test_says_what_is_counted_and_of_what(one: Indicator) -> None:
    assert one.name
    assert one.counted
    assert one.unit.value != "%" or one.of, "a share says of what"
    assert one.measure.__doc__
    for sheet in one.needs:
        assert sheet in LISTS or sheet_named(sheet)


@ALL
def test_the_target_has_a_day(one: Indicator) -> None:
    if one.target:
        assert one.target.day(inputs(Tables())).year >= 2025


@few
@given(parts=three_units)
def test_an_indicator_asks_for_thresholds_of_the_rules_of_its_obligations_and_for_its_own_day(
    parts: tuple[Tables, ...],
) -> None:
    for one in catalogue():
        asked: set[str] = set()
        on = context()
        measure(one, inputs(*parts, on=replace(on, policy=Recording(on.policy.parameters, asked))))
        rules = [rule for rule in rule_catalogue() if {*rule.obligations} & {*one.obligations}]
        known = {name for rule in rules for name in rule.thresholds} | {one.target.by if one.target else ""}
        assert asked <= known, one.code


def test_names_and_codes_are_not_used_twice() -> None:
    assert len({one.name for one in catalogue()}) == len({one.code for one in catalogue()}) == len(catalogue())


@few
@given(parts=three_units)
def test_the_whole_is_the_sum_of_its_parts(parts: tuple[Tables, ...]) -> None:
    for one in catalogue():
        whole = measure(one, inputs(*parts))
        if whole.figure is None:
            assert set(one.needs) & set(LISTS), one.code
            continue
        assert add_up(whole.by_unit.values()) == whole.tally, one.code
        if not one.across:
            assert add_up(measure(one, inputs(part)).tally for part in parts) == whole.tally, one.code


@few
@given(parts=three_units, as_of=st.sampled_from(["2026-08-15", "2026-09-30", "2026-10-20"]))
def test_what_the_rule_finds_is_never_counted_as_done(parts: tuple[Tables, ...], as_of: str) -> None:
    given_inputs = inputs(*parts, on=context(as_of))
    for one in RULED:
        assert _found(one, given_inputs) <= _missed(one, given_inputs), one.code


@few
@given(parts=three_units, period=st.sampled_from(["2026Q3", "2026H2", "2026"]))
def test_when_all_is_over_what_is_missed_is_what_the_rule_finds(parts: tuple[Tables, ...], period: str) -> None:
    given_inputs = inputs(*parts, on=context("2027-01-05", period))
    for one in RULED:
        assert _found(one, given_inputs) == _missed(one, given_inputs), one.code


@few
@given(parts=three_units, kind=st.sampled_from(("liaison", "activity", "assessment", "allowance")))
def test_a_unit_that_did_not_hand_in_a_form_misses_nothing_counted_from_it(parts: tuple[Tables, ...], kind: str) -> None:
    """The second unit's form is not at hand: it is in no denominator, and asked for it, it is told as not seen."""
    kept = Tables(
        [table for name, table in parts[1].items() if name == "封面" or form_of_sheet(name).kind != kind], parts[1].sources
    )
    kept.sources[0].letters = {name: places for name, places in kept.sources[0].letters.items() if name in kept}
    unseen = kept.sources[0].unit
    asked = [SubmittedForm(unseen, "", one.title, "missing" if one.kind == kind else "received") for one in all_forms().values()]
    given_inputs = inputs(parts[0], kept, parts[2], submissions=asked)
    for one in catalogue():
        if any(form_of_sheet(sheet).kind == kind for sheet in one.needs if sheet not in (*LISTS, "封面")):
            measured = measure(one, given_inputs)
            assert unseen not in {given_inputs.unit(ref) for ref in measured.figure.missed} if measured.figure else True, one.code
            assert measured.not_seen == (unseen,), one.code


def _found(one: Indicator, given_inputs: Inputs) -> set[object]:
    """The rows a rule finds; where it finds a unit's cover, the unit."""
    rule = find(one.rule)
    rows = {hit.row for hit in rule.check(given_inputs.tables, given_inputs.on)}
    return {given_inputs.tables.unit(rule.sheet, i) for i in rows} if rule.sheet == "封面" else set(rows)


def _missed(one: Indicator, given_inputs: Inputs) -> set[object]:
    missed = one.measure(given_inputs).missed
    return {given_inputs.unit(ref) if ref.sheet == "单位" else ref.row for ref in missed}


@ALL
def test_a_sheet_not_at_hand_is_not_measured_as_zero(one: Indicator) -> None:
    measured = measure(one, inputs(Tables()))
    assert measured.figure is None
    assert measured.value is None
    assert measured.status.value[1].startswith("缺少")
