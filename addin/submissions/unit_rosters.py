"""The rosters of a unit that change forms may be applied to: those accepted, and in a dry run those that it would accept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from addin.store.connection import reading
from addin.submissions.accepted_copy import read_copy
from addin.submissions.folder import Office
from addin.submissions.receipts import Receipt, accepted, versions
from workbook_templates.schema import CHANGED_KIND
from workbook_templates.table import Submission


class ForeseenRoster(NamedTuple):
    """A roster that a dry run would have accepted; the number of its receipt is below 0."""

    receipt: Receipt
    roster: Submission


@dataclass(frozen=True, slots=True)
class UnitRosters:
    """The rosters of ``unit``; ``foreseen`` are those that would have been accepted by now, in their order."""

    office: Office
    unit: str
    foreseen: Sequence[ForeseenRoster] = ()

    def accepted(self) -> list[Receipt]:
        """The receipts of those in force."""
        with reading(self.office.engine) as connection:
            found = accepted(connection, kinds=(CHANGED_KIND,), unit=self.unit)
        found += [one.receipt for one in self.foreseen]
        replaced = {one.receipt.supersedes for one in self.foreseen}
        return [receipt for receipt in found if receipt.key and receipt.id not in replaced]

    def ever_accepted(self) -> list[Receipt]:
        """The receipts of all that ever were in force, the earliest first."""
        with reading(self.office.engine) as connection:
            found = versions(connection, CHANGED_KIND, self.unit)
        return [*sorted(found, key=lambda one: one.id), *(one.receipt for one in self.foreseen)]

    def read(self, receipt: Receipt) -> Submission:
        """The roster of a receipt. Refused where our copy of it cannot be used."""
        ahead = next((one.roster for one in self.foreseen if one.receipt.id == receipt.id), None)
        return read_copy(self.office, receipt) if ahead is None else ahead
