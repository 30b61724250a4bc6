"""What is still due as a calendar file (iCalendar, RFC 5545): one entry a day, which telephones and office programs open.

Written here and not by a library: it goes into the page, where ``icalendar`` 7 would bring 1.6 MB of Python and a database of
time zones, and ``ics`` a parser generator, to write entries that have a day and no time zone. In the tests ``icalendar`` reads
what is written.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator, Sequence
from itertools import groupby

from validators.due import Due

_LONGEST = 75  # octets a line, RFC 5545 3.1
_NOON = "T000000Z"


def due_calendar(lines: Sequence[Due], as_of: dt.date) -> str:
    """The calendar: for each day on which something is due, an entry of that day, and a reminder seven days before.

    The same duties give the same text, so that a calendar that is opened twice has each entry once.
    """
    written = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//yinling//due//ZH", "CALSCALE:GREGORIAN"]
    for day, due in groupby(sorted(lines), key=lambda one: one.by):
        written += _entry(day, list(due), as_of)
    return "".join(f"{part}\r\n" for line in [*written, "END:VCALENDAR"] for part in _folded(line))


def _entry(day: dt.date, due: Sequence[Due], as_of: dt.date) -> Iterator[str]:
    text = "\n".join(f"{one.clause} {one.sentence}" for one in due)
    yield "BEGIN:VEVENT"
    yield f"UID:{hashlib.sha256(f'{day}{text}'.encode()).hexdigest()[:32]}@yinling"
    yield f"DTSTAMP:{as_of:%Y%m%d}{_NOON}"
    yield f"DTSTART;VALUE=DATE:{day:%Y%m%d}"
    yield f"SUMMARY:{_escaped(f'离退休党建：{len(due)} 项要完成')}"
    yield f"DESCRIPTION:{_escaped(text)}"
    yield from ("BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION:离退休党建：七天后到期", "TRIGGER:-P7D", "END:VALARM")
    yield "END:VEVENT"


def _escaped(text: str) -> str:
    for mark in ("\\", ";", ","):
        text = text.replace(mark, "\\" + mark)
    return text.replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """The line in pieces of at most 75 octets, each after the first begun with a space; no character is cut."""
    piece = ""
    for character in line:
        if len((piece + character).encode()) > _LONGEST:
            yield piece
            piece = " "
        piece += character
    yield piece
