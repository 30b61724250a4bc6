"""Filing a change form: its own file and the roster that it makes, each with a receipt, in one step of the database.

The order is that of ``filing``: both copies are durable on the disk; then the database commits; only then is the file removed
from the inbox. The copies are named by content, so repeating a step makes the same files again.
"""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path
from typing import cast

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from addin.errors import Refused
from addin.store.connection import begin, take_turns
from addin.submissions import receipts
from addin.submissions.change_verdict import MadeRoster
from addin.submissions.explanations import EXCUSED, GIVEN, SETTLED, excused_errors
from addin.submissions.filing import accepted_path, remove_from_inbox
from addin.submissions.folder import Office
from addin.submissions.judged_file import JudgedFile
from addin.submissions.known_codes import defined_codes
from addin.submissions.office_files import copy_atomically
from addin.submissions.part_decision import PartDecision
from addin.submissions.receipt_note import write_note
from addin.submissions.receipts import Receipt, finding_key
from workbook_templates.changes.changed_roster import ChangedRoster
from workbook_templates.changes.words import KIND
from workbook_templates.read import FileBytes
from workbook_templates.write.fill import write_form


def accept_changes(office: Office, judged: JudgedFile, made: MadeRoster, decision: PartDecision) -> tuple[Receipt, bool]:
    """Keep the change form and the roster that it makes; the roster's receipt, and whether somebody else did so meanwhile.

    Raises as ``accept``.
    """
    content = judged.incoming.reading.content
    change = _stored(office, replace(judged.receipt("superseded"), key=_own_key(judged)))
    made_file = roster_file(made.roster)
    roster = _stored(office, _roster_receipt(judged, made, decision, made_file, change, office.settings.name))
    copy_atomically(content, office.root / change.stored)
    copy_atomically(made_file, office.root / roster.stored)
    try:
        with begin(office.engine) as connection:
            take_turns(connection)
            before = receipts.with_hash(connection, change.sha256)
            again = before is not None and before.state != "returned"
            roster = before if before and again else _add_both(connection, roster, change, made)
    except IntegrityError:
        raise Refused("这份报表同时有别人在收，请稍后再收一次。") from None
    if not again:
        write_note(office, roster)
    remove_from_inbox(office, content)
    return roster, again


def _add_both(connection: Connection, roster: Receipt, change: Receipt, made: MadeRoster) -> Receipt:
    """Insert both receipts in one transaction, the roster's in place of the one it supersedes; the roster's with its number."""
    if roster.supersedes is not None:
        receipts.supersede(connection, roster.supersedes)
    roster = replace(roster, id=receipts.add(connection, roster))
    receipts.add_codes(connection, roster.id, defined_codes(made.roster.submission.tables))
    receipts.add(connection, replace(change, detail={**change.detail, "made": roster.id}))
    return roster


def roster_file(roster: ChangedRoster) -> FileBytes:
    """The roster made as a workbook; the same bytes each time."""
    stream = io.BytesIO()
    write_form(stream, roster.form, roster.cover, roster.rows)
    return FileBytes(Path(f"{roster.form.title}.xlsx"), stream.getvalue())


def _roster_receipt(
    judged: JudgedFile, made: MadeRoster, decision: PartDecision, file: FileBytes, change: Receipt, office: str
) -> Receipt:
    """The receipt of the roster made: it tells of which change form and of which roster it was made."""
    base, counts = judged.receipt("accepted", decision.part), made.report.counts
    told = {
        "rows": made.report.rows, "times": made.roster.times,
        "findings": [list(finding_key(finding)) for finding in made.report.findings],
        "difference": [one.as_json() for one in decision.difference],
        "change": {"file": change.file_name, "sha256": change.sha256, "stored": change.stored, "of": made.basis.id},
    }  # fmt: skip
    told |= _reasons(judged, made, office)
    return replace(
        base, sha256=file.sha256, size=file.size, rows=sum(made.report.rows.values()), errors=counts["error"],
        warnings=counts["warning"], detail={**base.detail, **told},
        supersedes=decision.replaces.id if decision.replaces else None,
        accept_reason=base.accept_reason or (made.basis.accept_reason if counts["error"] else ""),
    )  # fmt: skip


def _reasons(judged: JudgedFile, made: MadeRoster, office: str) -> dict[str, object]:
    """The reasons that stand for the roster made: those of the roster before, those of the change form, and accepted errors."""
    before, now = made.basis.detail, judged.reasons
    given = [*before.get(GIVEN, ()), *cast("list[object]", now.get(GIVEN, []))]
    excused = before.get(EXCUSED, {}) | excused_errors(made.report.findings, made.roster.submission, judged.reason, office)
    return {GIVEN: given, EXCUSED: excused, SETTLED: now.get(SETTLED, 0)}


def _own_key(judged: JudgedFile) -> receipts.SubmissionKey:
    if judged.key is None:
        raise ValueError("an accepted file has a key")
    return replace(judged.key, kind=KIND)


def _stored(office: Office, receipt: Receipt) -> Receipt:
    return replace(receipt, stored=accepted_path(office, receipt).relative_to(office.root).as_posix())
