"""The computer's date beside that of the last record: a clock that is wrong is asked about before anything is written.

Who confirms the date is recorded, and later records are compared with that moment: a record that was once dated in the future
does not hold the office up for ever.
"""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Connection, Engine, select

from addin.errors import DateInDoubt
from addin.runtime import clock
from addin.store.connection import reading
from addin.store.journal import append
from addin.store.tables_journal import journal

CONFIRMED = "clock"
"""The kind of the journal's event that says who confirmed the date of the computer."""

MOST_BACK = dt.timedelta(days=1)  # several computers of one office are not set to the second
MOST_AHEAD = dt.timedelta(days=200)  # an office that reports by half-years is idle for as long


def refuse_doubtful_date(engine: Engine) -> None:
    """Raise DateInDoubt where the computer's date does not fit the last record in the journal of this database."""
    with reading(engine) as connection:
        last = _last_day(connection)
    if last is None:
        return
    now = clock.today()
    if not last - MOST_BACK <= now <= last + MOST_AHEAD:
        how = "更早" if now < last else "晚了半年以上"
        raise DateInDoubt(f"这台电脑的日期是 {now}，比上一次办理的日期 {last} {how}。")


def _last_day(connection: Connection) -> dt.date | None:
    """The day of the last record that has one; None where there is none."""
    query = select(journal.c.at).where(journal.c.at != "").order_by(journal.c.id.desc()).limit(1)
    at = connection.execute(query).scalar()
    return dt.date.fromisoformat(str(at)[:10]) if at else None


def confirm_date(connection: Connection, office: str, by: str) -> None:
    """Record that ``by`` has confirmed the computer's date; ``office`` is the office's code."""
    append(connection, CONFIRMED, clock.today().isoformat(), "", at=clock.stamp(), office=office, by=by)
