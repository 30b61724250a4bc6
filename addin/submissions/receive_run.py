"""The state of one run of receiving."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from addin.submissions.folder import Office
from addin.submissions.incoming import Incoming
from addin.submissions.known_codes import CodeBook
from addin.submissions.register import Subordinate
from workbook_templates.values.period import Period


@dataclass
class ReceiveRun:
    """The state of one run of receiving.

    ``as_of`` is the day the checks are made for (None: the closing day of each file's period), ``reason`` why files with
    errors are accepted all the same (empty: they are not), ``units`` the register of subordinates, ``arrived`` the day the
    files came in, ``pending`` the files still to be judged, ``books`` the known codes by period, opened when the first file
    of a period is judged, ``deceased`` who had died before a period, read then too.
    With ``removals_wanted`` a file may leave rows out; with ``dry_run`` nothing is written.
    """

    office: Office
    as_of: dt.date | None
    reason: str
    units: list[Subordinate]
    arrived: dt.date | None = None
    pending: list[Incoming] = field(default_factory=list)
    books: dict[Period, CodeBook] = field(default_factory=dict)
    deceased: dict[Period, frozenset[str]] = field(default_factory=dict)
    removals_wanted: bool = False
    dry_run: bool = False
