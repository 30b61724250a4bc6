"""Use case: compute the differences between what was paid and what is due by now, over one or several periods."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from addin.consolidation.newest import newest_facts
from addin.errors import Refused
from addin.ledger.adjustment import PaidFor, draft_adjustment
from addin.ledger.annulments import annulments, annulments_elsewhere
from addin.ledger.batches import BatchContent, read_content, record_draft
from addin.ledger.holdings import Holding, holdings, live_holdings
from addin.ledger.identity_decisions import store_decisions, stored_decisions
from addin.ledger.paid_for import PaidForOnDemand
from addin.ledger.payments import live_payments
from addin.people import CLERK
from addin.runtime.gc_pause import paused_gc
from addin.runtime.progress import Progress, no_progress
from addin.store.connection import begin, take_turns
from addin.submissions.folder import Office, open_office
from addin.submissions.in_force import accepted_periods, newest_rosters
from addin.submissions.last_accepted import deceased_before
from addin.usecases.allowances import now
from addin.usecases.bank_orders import accounts_returned, told_unmended
from addin.usecases.computation import (
    adjustment_inputs,
    allowance_policy,
    doubts_of_lists,
    office_decisions,
    offset_draft,
)
from addin.usecases.kept_papers import end_act
from addin.usecases.periods import paid_through, period_of
from addin.usecases.signatory import signatory
from validators.allowance.claims import claim_period
from validators.allowance.judge import Judgement, judge
from validators.rule import Context
from workbook_templates.advice import Advice
from workbook_templates.table import Tables
from workbook_templates.values.period import Period

if TYPE_CHECKING:
    from sqlalchemy import Connection


def adjust_periods(
    root: Path, periods_text: str, by: str, *, ahead: bool = False, progress: Progress = no_progress
) -> BatchContent | None:
    """Compute every month of one period (2026Q3) or of several (2026Q3..2026Q4) anew, and record the differences as a draft.

    Months that have not begun are held, unless somebody has said to pay them ``ahead``. None where nothing
    differs. Refused where ``by`` is empty, where no roster of these periods has been accepted, or where one of them has neither
    a roster nor a payment: what it owes is no difference, and may have been paid before this ledger began.
    """
    office, periods = open_office(root), periods_between(periods_text)
    by = signatory(office.settings, by, CLERK)
    code, through = office.settings.code, paid_through(ahead=ahead)
    facts = newest_facts(office, periods, progress=progress)
    months = [month for period in periods for month in period.months()]
    with paused_gc(), begin(office.ledger) as connection:
        take_turns(connection)
        _refuse_unknown(connection, office, periods)
        store_decisions(connection, office_decisions(connection, office, facts.tables[-1], months), now())
        held = live_holdings(connection, code, months)
        made_for = PaidForOnDemand(connection, held)
        judgements = _judged(connection, office, dict(zip(periods, facts.tables, strict=True)), held, made_for, through)
        draft = offset_draft(connection, office, draft_adjustment(str(periods[-1]), judgements, held, made_for))
        if not draft.lines:
            return None
        draft = told_unmended(draft, accounts_returned(connection, code))
        inputs = adjustment_inputs(connection, office, periods[0], facts.receipts, through)
        made = read_content(connection, record_draft(connection, code, draft, by, now(), inputs))
    end_act(office, now())
    return made


def _refuse_unknown(connection: Connection, office: Office, periods: Sequence[Period]) -> None:
    rosters, code = accepted_periods(office, "roster"), office.settings.code
    unknown = [one.label for one in periods if one not in rosters and not holdings(connection, code, one.months())]
    if unknown:
        raise Refused(
            f"{'、'.join(unknown)}没有收到花名册，也没有发放过，不能补差。启用台账以前发过的，请先把旧发放表登记成期初；没有发过的，请先",
            Advice.RECEIVE, "那一期的花名册，再", Advice.COMPUTE, "。",
        )  # fmt: skip


def _judged(
    connection: Connection,
    office: Office,
    known: Mapping[Period, Tables],
    held: Sequence[Holding],
    made_for: Mapping[int, PaidFor],
    through: dt.date,
) -> list[Judgement]:
    """Every period judged anew by what is known of it now: as computing does, but without what the office itself has paid."""
    code, policy = office.settings.code, allowance_policy(office)
    months, newest = [month for period in known for month in period.months()], newest_rosters(office)
    others = live_payments(connection, months, office=code, elsewhere=True)
    by_hand = annulments(connection, months, held, made_for, newest)
    by_hand |= annulments_elsewhere(connection, months, code, newest)
    decided, doubts = stored_decisions(connection), doubts_of_lists(connection, office, list(known.values()), months)
    return [
        judge(
            claim_period(
                tables, period, policy, others, decided, office=code, annulled=by_hand, through=through, listed=doubts,
                deceased=deceased_before(office, period),
            ),
            Context(period.end, period, policy),
        )
        for period, tables in known.items()
    ]  # fmt: skip


def periods_between(text: str) -> list[Period]:
    """The periods from one to another of the same length, both included, written 2026Q3..2026Q4; or the one period.

    Refused where the text is none, or where the second lies before the first.
    """
    first, _, last = text.partition("..")
    periods, end = [period_of(first)], period_of(last or first)
    while periods[-1] != end:
        periods.append(periods[-1].next())
        if periods[-1].end > end.end:
            raise Refused(f"“{text}”不是从前到后、长短相同的几个报告期。请写成 2026Q3 或者 2026Q3..2026Q4。")
    return periods
