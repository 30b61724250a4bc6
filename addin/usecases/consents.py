"""Use case: record that somebody agrees to have kept back, from later payments, what was paid too much; or agrees no more."""

from __future__ import annotations

from pathlib import Path

from addin.errors import Refused
from addin.ledger.holdings import holdings
from addin.ledger.identity_decisions import stored_decisions
from addin.ledger.offset_consents import Consent, record_consent, record_withdrawal
from addin.ledger.persons import persons_called
from addin.settings import BY_CONSENT
from addin.store.connection import begin, reading
from addin.submissions.folder import open_office
from addin.usecases.allowances import now, number_of_person
from addin.usecases.kept_papers import end_act
from addin.usecases.signatory import signatory
from validators.allowance.identity import IdentityDecisions
from workbook_templates.advice import Advice
from workbook_templates.values.date import parse_date
from workbook_templates.values.text import tidy

_NEVER_PAID = "台账里没有这个人的发放记录，没有可以抵扣的。"


def owed_by(root: Path, person: str) -> tuple[str, int]:
    """Whose identity number it is, in words, and the fen that the person holds beyond what is due: to be shown before a consent
    is recorded. Refused where the office has never paid this person.
    """
    office, number = open_office(root), number_of_person(person)
    with reading(office.ledger) as connection:
        known = persons_called(connection, office.settings.code, number, IdentityDecisions(None, stored_decisions(connection)))
        held = holdings(connection, office.settings.code, person=number)
    if not known or not held:
        raise Refused(_NEVER_PAID)
    return known[0].words, sum(one.receivable for one in held)


def agree_to_offsets(
    root: Path, *, person: str, day: str, evidence: str, by: str, withdrawn: bool = False
) -> tuple[Consent, bool]:
    """Record the consent of ``person`` (identity number) given on a ``day``, with what proves it, or that it is ``withdrawn``.

    The consent, and whether the office makes offsets at all. Refused where the day is none, where nothing proves it, or where
    the office has never paid this person.
    """
    office, number = open_office(root), number_of_person(person)
    by = signatory(office.settings, by)
    on, proof = parse_date(day), tidy(evidence)
    if on is None:
        raise Refused(f"“{day}”不是日期，请写成 2026-11-01。")
    if not proof and not withdrawn:
        raise Refused("请", Advice.SAY_CONSENT, "。")
    consent = Consent(number, on.isoformat(), proof or "")
    with begin(office.ledger) as connection:
        if not holdings(connection, office.settings.code, person=number):
            raise Refused(_NEVER_PAID)
        record = record_withdrawal if withdrawn else record_consent
        record(connection, office.settings.code, consent, by, now())
    end_act(office, now())
    return consent, office.settings.allowance.offset == BY_CONSENT
