"""Compute a period's allowances from what an office has accepted, and tell whether a batch would come out differently now."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from addin.consolidation.gather import gather
from addin.consolidation.newest import newest_receipts
from addin.consolidation.standing_forms import standing_forms, standing_receipts
from addin.errors import Refused
from addin.ledger.annulments import annulments_elsewhere
from addin.ledger.batch_inputs import (
    PERIODS,
    BatchInput,
    consents_input,
    deaths_inputs,
    decisions_input,
    inputs_of,
    lists_inputs,
    receipt_input,
    settings_input,
    through_input,
    through_of,
)
from addin.ledger.batches import read_content
from addin.ledger.draft import ComputedDraft, compute
from addin.ledger.holdings import live_holdings
from addin.ledger.identity_decisions import stored_decisions
from addin.ledger.model import PAY, Batch, Draft
from addin.ledger.offset_consents import Consent, consents
from addin.ledger.offsets import with_offsets
from addin.ledger.outdated import changed_inputs, refusal_of_outdated, same_lines
from addin.ledger.outside_lists import listed_months, lists_digest
from addin.ledger.payments import live_payments, paid_numbers
from addin.runtime.progress import Progress, no_progress
from addin.settings import BY_CONSENT
from addin.store.connection import reading
from addin.submissions.folder import Office
from addin.submissions.in_force import accepted_in, newest_rosters
from addin.submissions.last_accepted import deceased_before
from addin.submissions.receipts import Receipt
from addin.submissions.waiting_units import in_force_digest
from validators.allowance.decision_authority import rightful_decisions
from validators.allowance.identity import IdentityDecision, IdentityDecisions
from validators.allowance.listed import ListedMonth
from validators.policy import Policy
from workbook_templates.advice import Advice
from workbook_templates.merge import merge_tables
from workbook_templates.table import Tables
from workbook_templates.values.period import Period

if TYPE_CHECKING:
    from sqlalchemy import Connection


@dataclass(frozen=True)
class Accepted:
    """What an office has accepted for a period's allowances: the merged tables and the receipts they were read from."""

    period: Period
    tables: Tables
    receipts: tuple[Receipt, ...]


def read_accepted(office: Office, period: Period, progress: Progress = no_progress) -> Accepted:
    """Rosters must be of the period itself: an older one does not know who has died. Standards and accounts are the latest.

    Refused where no roster of the period has been accepted, or where a copy is missing or was changed.
    """
    rosters = gather(office, period, ["roster"], progress=progress)
    if not rosters.receipts:
        raise Refused(f"{period} 还没有收到花名册，不能计算补贴。请先", Advice.RECEIVE, "各单位的花名册。")
    forms, receipts = standing_forms(office, period, progress)
    return Accepted(period, merge_tables([rosters.tables, forms]), (*rosters.receipts, *receipts))


def compute_from(
    connection: Connection, office: Office, accepted: Accepted, through: dt.date
) -> tuple[ComputedDraft, list[BatchInput]]:
    """The draft computed from what was read, and all that it was made of. ``connection`` is one to the ledger; months that
    begin after the day ``through`` are held.
    """
    decisions = stored_decisions(connection)
    paid = live_payments(connection, accepted.period.months(), office=office.settings.code)
    code, policy = office.settings.code, allowance_policy(office)
    annulled = annulments_elsewhere(connection, accepted.period.months(), code, newest_rosters(office))
    months, tables = accepted.period.months(), accepted.tables
    doubts = doubts_of_lists(connection, office, [tables], months)
    made = compute(
        tables, accepted.period, policy, paid, decisions, office=code, annulled=annulled, through=through, listed=doubts,
        deceased=deceased_before(office, accepted.period),
    )  # fmt: skip
    made = replace(made, draft=offset_draft(connection, office, made.draft))
    return made, _inputs(connection, office, accepted.period, accepted.receipts, through)


def offset_draft(connection: Connection, office: Office, draft: Draft) -> Draft:
    """The draft less what its persons hold too much and have agreed to have kept back, where the office does so."""
    agreed = _consents(connection, office)
    if not agreed:
        return draft
    held, decided = live_holdings(connection, office.settings.code), IdentityDecisions(None, stored_decisions(connection))
    return with_offsets(draft, held, agreed, decided)


def _consents(connection: Connection, office: Office) -> Sequence[Consent]:
    """Who has agreed to offsets; nobody where the office makes none."""
    return consents(connection, office.settings.code) if office.settings.allowance.offset == BY_CONSENT else ()


def doubts_of_lists(
    connection: Connection, office: Office, many: Sequence[Tables], months: Sequence[str]
) -> dict[tuple[str, str], ListedMonth]:
    """What outside lists say of the holders of posts in the tables, under all their numbers, by number and month."""
    posts = (table for tables in many if (table := tables.get("任职")) is not None)
    numbers = {number for table in posts for number in table.get("身份证号") if isinstance(number, str)}
    numbers |= {number for one in stored_decisions(connection) for number in (one.one, one.other)}
    return listed_months(connection, office.settings.code, numbers, months)


def office_decisions(connection: Connection, office: Office, tables: Tables, months: Sequence[str]) -> list[IdentityDecision]:
    """The identity decisions in what was read that count: the office's own; what units write there is a proposal."""
    before = stored_decisions(connection)
    known = paid_numbers(connection, months) | {number for one in before for number in (one.one, one.other)}
    return rightful_decisions(tables, office.settings.code, known)


def _inputs(
    connection: Connection, office: Office, period: Period, receipts: tuple[Receipt, ...], through: dt.date
) -> list[BatchInput]:
    return [
        *(receipt_input(one.id, in_force_digest(one)) for one in receipts),
        decisions_input(stored_decisions(connection)),
        settings_input(_deciding(office)),
        through_input(through),
        *([consents_input(agreed)] if (agreed := _consents(connection, office)) else []),
        *lists_inputs(lists_digest(connection, office.settings.code)),
        *deaths_inputs(deceased_before(office, period)),
    ]


def _deciding(office: Office) -> dict[str, object]:
    """The settings that decide who is paid for which months, by name."""
    policy = allowance_policy(office)
    thresholds = {name: one.value for name, one in policy.parameters.items() if name.startswith("allowance")}
    return office.settings.allowance.model_dump() | thresholds


def allowance_policy(office: Office) -> Policy:
    """The office's thresholds, together with its settings under ［补贴］."""
    own = office.settings.allowance
    policy = office.settings.policy
    by_half = own.month_rule == "半月" or policy["allowance_by_half"]
    separate = own.only_separate and policy["allowance_only_separate"]
    joint = own.joint or policy["allowance_joint"]
    return policy.override({"allowance_by_half": by_half, "allowance_only_separate": separate, "allowance_joint": joint})


def require_up_to_date(office: Office, one: Batch) -> list[BatchInput]:
    """What a waiting batch would be made of now. Refused where something newer would change a line of it, saying what came.

    Where anything has changed at all, the period is computed again and compared: a file sent again that changes nothing of
    the batch, or one about others, does not hold it up. A batch that is neither a draft nor approved is not looked at.
    """
    period = Period.parse(one.period)
    with reading(office.ledger) as connection:
        before = inputs_of(connection, one)
        now = _inputs_now(connection, office, one, before)
    changed = changed_inputs(before, now)
    if changed and one.state in ("draft", "approved"):
        if one.kind != PAY:
            raise refusal_of_outdated(one, changed, [])
        accepted = read_accepted(office, period)
        with reading(office.ledger) as connection:
            content = read_content(connection, one)
            made, now = compute_from(connection, office, accepted, through_of(before))
        if not before or not same_lines((content.posts, content.lines), (made.draft.posts, made.draft.lines)):
            raise refusal_of_outdated(one, changed, _senders(changed, accepted.receipts))
    return now


def refuse_if_changed_meanwhile(connection: Connection, office: Office, one: Batch, checked: list[BatchInput]) -> None:
    """Raise Refused where something came in between ``require_up_to_date`` and this transaction."""
    now = _inputs_now(connection, office, one, checked)
    if changed_inputs(checked, now):
        raise Refused(f"办理批次 {one.number} 的时候又有新的表或认定进来，没有办。请再办一次。")


def _inputs_now(connection: Connection, office: Office, one: Batch, before: list[BatchInput]) -> list[BatchInput]:
    """What the batch would be made of now; a correction is made of nothing but the payment that it corrects, opening balances
    of old sheets.
    """
    if not one.pays:
        return before
    first = next((found.name for found in before if found.kind == PERIODS), "")
    if first:
        period = Period.parse(first)
        return adjustment_inputs(connection, office, period, tuple(newest_receipts(office, period)), through_of(before))
    period = Period.parse(one.period)
    return _inputs(connection, office, period, tuple(_receipts_now(office, period)), through_of(before))


def adjustment_inputs(
    connection: Connection, office: Office, first: Period, receipts: tuple[Receipt, ...], through: dt.date
) -> list[BatchInput]:
    """What an adjustment from ``first`` on is made of: the receipts that were read, decisions and settings, the last day by
    which a month must have begun.
    """
    return [*_inputs(connection, office, first, receipts, through), BatchInput(PERIODS, str(first), "")]


def _receipts_now(office: Office, period: Period) -> list[Receipt]:
    return [*accepted_in(office, period, ["roster"]), *standing_receipts(office, period)]


def _senders(changed: list[BatchInput], receipts: tuple[Receipt, ...]) -> list[str]:
    """Words for the newly accepted files, each unit and form once: 第一局的花名册 2026年第三季度."""
    new = {(found.name, found.digest) for found in changed}
    words = [f"{one.unit_name}的{one.key.words}" for one in receipts if one.key and (str(one.id), in_force_digest(one)) in new]
    return list(dict.fromkeys(words))
