"""Archives in the inbox: each leaves it once every file in it has been kept or sent back."""

from __future__ import annotations

import contextlib
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path

from addin.submissions.folder import INBOX, Office
from addin.submissions.receive_outcome import ReceiveOutcome
from addin.submissions.settled import HELD
from workbook_templates.read.archive import ArchivedFile, archived_files
from workbook_templates.read.survey import Survey
from workbook_templates.read.troubles import Unusable


def clear_archives(office: Office, found: Survey, outcomes: Mapping[Path, ReceiveOutcome]) -> None:
    """Take the archives out of the inbox of which nothing is left that is not kept elsewhere.

    One in which anything lies that is no form stays, for it would be lost; so does one that has been written anew meanwhile.
    """
    inside: dict[Path, list[ArchivedFile]] = defaultdict(list)
    for form in found.forms:
        if isinstance(form, ArchivedFile):
            inside[form.archive].append(form)
    for archive, files in inside.items():
        if (office.root / INBOX) in archive.resolve().parents and all(_is_kept(outcomes.get(one.path)) for one in files):
            _remove(archive, files)


def _is_kept(outcome: ReceiveOutcome | None) -> bool:
    """A file with a receipt is in 已收 or 退回, one that is held lies in the inbox by itself; one without may be the same as
    another, of which that is true.
    """
    return outcome is not None and (outcome.receipt is not None or outcome.result in ("unchanged", HELD))


def _remove(archive: Path, files: list[ArchivedFile]) -> None:
    """PermissionError where another program holds it: the next run knows its files and takes it out."""
    with contextlib.suppress(PermissionError, Unusable):
        if archived_files(archive) == sorted(files):
            archive.unlink(missing_ok=True)
