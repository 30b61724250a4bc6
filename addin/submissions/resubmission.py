"""How many times an office has sent a form to its superior: the count rises only where the files it was made from changed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError

from addin.store.connection import begin, reading
from addin.store.tables_office import upward
from addin.submissions.filing import now
from addin.submissions.folder import Office
from addin.submissions.receipts import Receipt
from addin.submissions.waiting_units import in_force_digest
from workbook_templates.values.period import Period

MOST = 99  # as many as the cover admits


def source_digest(receipts: Iterable[Receipt], kind: str, period: Period, more: Iterable[str] = ()) -> str:
    """SHA-256 (hexadecimal) over what is in force of the receipts of this kind and period, independent of their order.

    ``more`` are texts on what else goes up, in order; none changes nothing.
    """
    ours = sorted(in_force_digest(one) for one in receipts if one.key and (one.key.kind, one.key.period) == (kind, str(period)))
    return hashlib.sha256("\n".join([*ours, *more]).encode()).hexdigest()


def times_for(office: Office, period: Period, kind: str, digest: str) -> int:
    """The 报送次数 for the cover, 1 to 99: the last one where ``digest`` is unchanged, else the next one."""
    here = (upward.c.period == str(period)) & (upward.c.kind == kind)
    with reading(office.engine) as connection:
        query = select(upward.c.times, upward.c.digest).where(here).order_by(upward.c.times.desc()).limit(1)
        last = connection.execute(query).one_or_none()
    if last is None:
        return 1
    return int(last.times) if last.digest == digest else min(int(last.times) + 1, MOST)


def record_times(office: Office, period: Period, kind: str, times: int, digest: str) -> None:
    """Record the 报送次数 of a workbook after it was written; interrupted before that, the next one carries the same number."""
    row = {"period": str(period), "kind": kind, "times": times, "digest": digest, "made_at": now()}
    try:
        with begin(office.engine) as connection:
            connection.execute(insert(upward), row)
    except IntegrityError:
        return  # recorded already: made from the same files before, or by another clerk at this moment
