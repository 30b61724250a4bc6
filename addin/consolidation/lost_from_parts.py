"""Who is missing from a roster that came in parts.

While parts come in, somebody who is in none of them may be in one that is still to come, unless the last roster had as many.
When the office consolidates, it says that all are there: then every roster in parts is compared as a whole.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence

from addin.consolidation.gather import Gathered
from addin.submissions.accepted_copy import read_copy
from addin.submissions.folder import Office
from addin.submissions.in_force import last_before
from addin.submissions.receipts import Receipt, finding_key
from validators.engine import findings_of
from validators.finding import Finding
from validators.rule import Context
from workbook_templates.cell_types import show
from workbook_templates.merge import merge_tables
from workbook_templates.remarks import REMARK, parse_part_number
from workbook_templates.schema import CHANGED_KIND
from workbook_templates.table import Submission

_Roster = tuple[Receipt, Submission]
_GONE_WITHOUT_A_WORD = "T17"


def lost_from_parts(office: Office, gathered: Gathered, as_of: dt.date) -> list[Finding]:
    """The findings that no receipt has reported before on rosters that came, or came the last time, in parts.

    Raises Refused as ``gather``.
    """
    last_of = {unit: those for (unit, kind), those in last_before(office, gathered.period).items() if kind == CHANGED_KIND}
    now = {unit: those for unit, those in _rosters(gathered).items() if _in_parts(those, last_of.get(unit, ()))}
    if not now:
        return []
    last = merge_tables([read_copy(office, one).tables for unit in now for one in last_of[unit]])
    tables = merge_tables([one.tables for those in now.values() for _, one in those])
    context = Context(as_of, gathered.period, office.settings.policy, last=last)
    reported = {tuple(key) for those in now.values() for receipt, _ in those for key in receipt.detail.get("findings", ())}
    return [one for one in findings_of(_GONE_WITHOUT_A_WORD, tables, context) if finding_key(one) not in reported]


def _rosters(gathered: Gathered) -> dict[str, list[_Roster]]:
    """The rosters of the period by the code of their sender."""
    found: dict[str, list[_Roster]] = defaultdict(list)
    for receipt, submission in zip(gathered.receipts, gathered.submissions, strict=True):
        if receipt.key and receipt.key.kind == CHANGED_KIND and receipt.key.period == str(gathered.period):
            found[receipt.key.unit].append((receipt, submission))
    return found


def _in_parts(now: Sequence[_Roster], last: Sequence[Receipt]) -> bool:
    """Whether there is a last roster, and it or this one came in parts, or as one that calls itself a part."""
    says_so = (show(one.cover(REMARK)) + receipt.file_name for receipt, one in now)
    return bool(last) and (len(now) > 1 or len(last) > 1 or any(map(parse_part_number, says_so)))
