"""What a batch was made of is on record with it, and what differs afterwards is named."""

from __future__ import annotations

from addin.ledger.batch_inputs import decisions_input, inputs_of, last_entry_known, receipt_input, settings_input
from addin.ledger.batches import record_draft
from addin.ledger.outdated import changed_inputs
from addin.store.connection import begin
from tests.addin.ledger.books import AT, MADE, OFFICE, TWO, ledger, whole
from tests.addin.ledger.sheets import computed, county
from validators.allowance.identity import IdentityDecision

ONE = IdentityDecision("2026-07-01", "1", "2", "同一人")
OTHER = IdentityDecision("2026-07-02", "3", "4", "不同人")


def test_inputs_are_kept_with_their_batch(database_url: str) -> None:
    inputs = [receipt_input(7, "aa"), receipt_input(3, "bb"), decisions_input([ONE]), settings_input({"month_rule": "整月"})]
    with ledger(database_url) as engine:
        whole(engine, TWO)
        with begin(engine) as connection:
            one = record_draft(connection, OFFICE, computed(county(TWO)).draft, MADE, AT, inputs)
            assert changed_inputs(inputs, inputs_of(connection, one)) == []
            assert last_entry_known(connection, one) == 7


def test_the_order_of_decisions_and_settings_makes_no_difference() -> None:
    assert decisions_input([ONE, OTHER]) == decisions_input([OTHER, ONE]) != decisions_input([ONE])
    assert settings_input({"a": 1, "b": "x"}) == settings_input({"b": "x", "a": 1}) != settings_input({"a": 1, "b": "y"})


def test_what_is_new_and_what_is_gone_are_changes() -> None:
    before, now = [receipt_input(1, "a"), receipt_input(2, "b")], [receipt_input(2, "b"), receipt_input(3, "c")]
    assert changed_inputs(before, now) == [receipt_input(1, "a"), receipt_input(3, "c")]
    assert changed_inputs([receipt_input(1, "a")], [receipt_input(1, "z")]) != []
