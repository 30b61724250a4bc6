"""Whether a new file replaces an accepted one, and which, or is another part of the same report.

A unit too large for one workbook sends several. A part is named on the cover's 说明 or in the file name (第2部分). Where
no part is named, a file that shares rows with an accepted one replaces that one; a file that shares none, and does not
say that it is sent again (报送次数), is another part: replacing would silently drop everything that was accepted before.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from addin.errors import Refused
from addin.submissions.accepted_copy import read_copy
from addin.submissions.difference import SheetDifference, difference, shared_rows
from addin.submissions.folder import Office
from addin.submissions.missing_rows import MissingRow, missing_rows, revived_rows
from addin.submissions.receipts import Receipt
from addin.submissions.unchanged_units import receipts_of_units, unchanged_words
from workbook_templates.changes.changed_roster import ChangedRoster
from workbook_templates.table import Submission, Tables


@dataclass(frozen=True, slots=True)
class PartDecision:
    """The part a file is (from 1), the receipt it replaces, how it differs from it, and a sentence for the clerk.

    ``missing`` are the rows that it leaves out without a reason, of the replaced file or of the one that it changes; ``revived``
    those whose end (去世, 转出, 免职) it leaves out, though it does not say that it is sent again (报送次数). ``kept`` are the
    units of an office's workbook that are as they were, with the numbers of the receipts that they keep.
    """

    part: int = 1
    replaces: Receipt | None = None
    difference: tuple[SheetDifference, ...] = ()
    message: str = ""
    missing: tuple[MissingRow, ...] = ()
    revived: tuple[MissingRow, ...] = ()
    kept: Mapping[str, int] = field(default_factory=dict)


def decide_part(
    office: Office, new: Submission, times: int, declared_part: int | None, before: Sequence[Receipt]
) -> PartDecision:
    """Compare a new file with the accepted ones of its kind, unit and period (``before``).

    ``times`` is its 报送次数, ``declared_part`` the part it says it is, None where it names none.
    """
    by_part = {receipt.key.part: receipt for receipt in before if receipt.key}
    if declared_part is not None:
        old = by_part.get(declared_part)
        return _replace(old, stored_tables(office, old), new, times) if old else PartDecision(declared_part)
    if not by_part:
        return PartDecision()
    tables = {part: stored_tables(office, receipt) for part, receipt in by_part.items()}
    shared = {part: shared_rows(old, new.tables) if old else 0 for part, old in tables.items()}
    part = max(shared, key=lambda p: (shared[p], -p))
    if shared[part] or _resubmitted(times, by_part, tables, new):
        return _replace(by_part[part], tables[part], new, times)
    another = max(by_part) + 1
    message = f"与已收的文件没有一行相同，按第{another}部分收下，原来的保留。如果是要整体更换，请把封面“报送次数”加1后再报。"
    return PartDecision(another, message=message)


def change_decision(made: ChangedRoster, replaces: Receipt | None) -> PartDecision:
    """What a change form makes of the accepted roster; ``replaces`` is its receipt where it is of the same period.

    A row taken out is missing in a new period as well: what goes on into it stands in the roster until somebody takes it out.
    """
    part = replaces.key.part if replaces and replaces.key else 1
    after = made.submission.tables
    return PartDecision(part, replaces, difference(made.before, after), missing=tuple(missing_rows(made.before, after)))


def _resubmitted(times: int, by_part: dict[int, Receipt], tables: dict[int, Tables | None], new: Submission) -> bool:
    """Whether it replaces the only part although no row is shared: nothing to compare, or 报送次数 was raised."""
    if len(by_part) > 1:
        return False
    (receipt,) = by_part.values()
    (old,) = tables.values()
    nothing = old is None or not _size(old) or not _size(new.tables)
    return nothing or _sent_again(times, receipt)


def _size(tables: Tables) -> int:
    return sum(len(table) for name, table in tables.items() if name != "封面")


def _sent_again(times: int, old: Receipt) -> bool:
    return times > int(old.detail.get("times", 1))


def _replace(old: Receipt, tables: Tables | None, new: Submission, times: int) -> PartDecision:
    part = old.key.part if old.key else 1
    if tables is None:
        return PartDecision(part, old, message="原来收的那份文件已不在“已收”文件夹里，或者被改动过，无法比较差别。")
    missing, revived = missing_rows(tables, new.tables), () if _sent_again(times, old) else revived_rows(tables, new.tables)
    kept = receipts_of_units(tables, old, new.tables)
    words = unchanged_words(new.tables, kept)
    return PartDecision(part, old, difference(tables, new.tables), words, tuple(missing), tuple(revived), kept)


def stored_tables(office: Office, receipt: Receipt) -> Tables | None:
    """The tables of our copy of an accepted file; None where it was removed, changed or damaged."""
    try:
        return read_copy(office, receipt).tables
    except Refused:
        return None
