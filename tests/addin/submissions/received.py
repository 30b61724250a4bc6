"""What receiving left behind, as the tests look at it."""

from __future__ import annotations

from addin.store.connection import reading
from addin.submissions.folder import Office
from addin.submissions.receipts import accepted, of_period
from addin.submissions.receive_outcome import ReceiveOutcome


def results(outcomes: list[ReceiveOutcome]) -> list[str]:
    return [outcome.result for outcome in outcomes]


def said(outcome: ReceiveOutcome) -> str:
    return " ".join([*outcome.messages, *(finding.message for finding in outcome.findings)])


def standing(office: Office) -> list[tuple[str, str, int]]:
    with reading(office.engine) as connection:
        return [(r.key.kind, r.key.unit, r.key.part) for r in accepted(connection) if r.key]


def states(office: Office) -> list[str]:
    with reading(office.engine) as connection:
        return [receipt.state for receipt in of_period(connection, "2026Q3")]


def tree(office: Office, folder: str) -> list[str]:
    return sorted(path.name for path in (office.root / folder).rglob("*") if path.is_file())
